"""Files made to keep a decoder busy, to fill the memory, or to be two things at once."""

from __future__ import annotations

import functools
import io
import struct
import zlib
from collections.abc import Callable, Mapping

import piexif
import pillow_heif
from PIL import Image
from tests.photos.photo_site import phone_photo, saved, scene
from tests.picture_bytes.samples import box, chunk, riff, riff_chunks, segment

_SMALL = scene(64, 48)
_FLAT = Image.new("RGB", (4096, 4096), (20, 90, 30))


@functools.cache
def _zeros() -> bytes:
    """300 MB, packed."""
    packer = zlib.compressobj()
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()


def _jpeg() -> bytes:
    return saved(_SMALL, "JPEG")


def _with_segments(parts: bytes) -> bytes:
    data = _jpeg()
    return data[:20] + parts + data[20:]


def _frame(data: bytes, marker: int, body: bytes) -> bytes:
    """`data` with its frame header changed; the rest of that header is kept."""
    at = data.index(b"\xff\xc0\0\x11")
    return (
        data[:at]
        + bytes((0xFF, marker))
        + data[at + 2 : at + 4]
        + body
        + data[at + 4 + len(body) :]
    )


def many_scans() -> bytes:
    data = saved(scene(2000, 1500), "JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2][:200] * 5000 + b"\xff\xd9"


def _aliases(size: int) -> bytes:
    """An Exif block with as many entries as it can hold, each of which is the whole block."""
    count = 5000
    entries = b"".join(struct.pack(">HHII", 0x9000 + n, 7, size, 0) for n in range(count))
    return (b"MM\0*\0\0\0\x08" + struct.pack(">H", count) + entries).ljust(size, b"\0")


def _png(*chunks: bytes) -> bytes:
    data = saved(_SMALL, "PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def pixel_bomb() -> bytes:
    header = (60_000).to_bytes(4) * 2 + b"\x08\x02\0\0\0"
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def _gif(part: bytes) -> bytes:
    data = saved(_SMALL, "GIF")
    at = data.index(b"\x2c\0\0\0\0")
    return data[:at] + part + data[at:]


def _large_gif() -> bytes:
    data = saved(_SMALL, "GIF")
    return data[:6] + b"\xff\xff\xff\xff" + data[10:]


def _large_film() -> bytes:
    data = saved(Image.new("P", (4000, 4000), 7), "GIF")
    frame = data[data.index(b"\x2c\0\0\0\0") : -1]
    return data[:-1] + frame * 59 + b";"


def _webp_that_lies() -> bytes:
    inner = riff_chunks(saved(_FLAT, "WEBP"))
    return riff((b"VP8X", bytes(4) + b"\x0f\0\0" * 2), *inner)


def _tiff(*entries: tuple[int, int, int, int], tail: bytes = b"") -> bytes:
    """Little-endian; entries of tag, kind, count and value or place; no directory follows."""
    table = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + table + bytes(4) + tail


_PAGE = ((256, 4, 1, 4000), (257, 4, 1, 4000), (258, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1))


def _many_tags() -> bytes:
    return _tiff(*_PAGE, *((300 + n, 7, 10_000_000, 0) for n in range(400)), tail=bytes(10_000_000))


def _packed_strip() -> bytes:
    body = _zeros()
    strip = ((259, 3, 1, 8), (273, 4, 1, 300), (278, 4, 1, 4000), (279, 4, 1, len(body)))
    data = _tiff(*_PAGE, *strip)
    return data.ljust(300, b"\0") + body


def _huge_tiles() -> bytes:
    tiles = ((259, 3, 1, 5), (322, 4, 1, 2**31 - 16), (323, 4, 1, 2**31 - 16))
    places = ((324, 4, 1, 300), (325, 4, 1, 1000))
    return _tiff(*_PAGE, *tiles, *places).ljust(2000, b"\x55")


def _endless_pages() -> bytes:
    data = bytearray(saved(_SMALL, "TIFF"))
    first = struct.unpack("<I", data[4:8])[0]
    end = first + 2 + 12 * struct.unpack("<H", data[first : first + 2])[0]
    data[end : end + 4] = data[4:8]
    return bytes(data)


def _deep_folders() -> bytes:
    """Each directory points to the next as its Exif."""
    folder = struct.pack("<HHHII", 1, 0x8769, 4, 1, 0)
    places = [300 + 20 * n for n in range(100_000)]
    chain = b"".join(
        (folder[:-4] + struct.pack("<I", place + 20)).ljust(20, b"\0") for place in places
    )
    return _tiff(*_PAGE, (0x8769, 4, 1, 300)).ljust(300, b"\0") + chain


def _profile_that_lies() -> bytes:
    """A colour profile whose tags claim four thousand million bytes each, one upon the other."""
    tags = b"".join(struct.pack(">4sII", b"rTRC", 128, 0xFFFFFFF0) for _ in range(5_000))
    head = b"\2\x40\0\0mntrRGB XYZ ".rjust(20, b"\0") + bytes(12) + b"acsp"
    return struct.pack(">I", 70_000) + (head.ljust(124, b"\0") + struct.pack(">I", 5_000) + tags)


def heif(image: Image.Image, **options: object) -> bytes:
    target = io.BytesIO()
    pillow_heif.from_pillow(image).save(target, **options)
    return target.getvalue()


def resized(data: bytes, width: int, height: int) -> bytes:
    """A boxed picture that states another size than it has."""
    at = data.index(b"ispe") + 8
    return data[:at] + struct.pack(">II", width, height) + data[at + 8 :]


def _boxes() -> bytes:
    return saved(_SMALL, "AVIF")[:32] + box(b"free", b"") * 1_000_000


def _bmp(size: tuple[int, int], packing: int, body: bytes) -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, *size, 1, 8, packing, len(body), 0, 0, 256, 0)
    return (
        b"BM" + struct.pack("<IHHI", 54 + 1024 + len(body), 0, 0, 1078) + head + bytes(1024) + body
    )


HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "JPEG of 5,000 scans": (".jpg", many_scans),
    "JPEG of 4 million empty comments": (
        ".jpg",
        lambda: _with_segments(segment(0xFE, b"") * 4_000_000),
    ),
    "JPEG with 30 MB of fill bytes": (".jpg", lambda: _with_segments(b"\xff" * 30_000_000)),
    "JPEG with 30 MB between segments": (".jpg", lambda: _with_segments(bytes(30_000_000))),
    "JPEG of 65535 by 65535": (".jpg", lambda: _frame(_jpeg(), 0xC0, b"\x08" + b"\xff" * 4)),
    "JPEG of 12 bits": (".jpg", lambda: _frame(_jpeg(), 0xC1, b"\x0c")),
    "JPEG without loss": (".jpg", lambda: _frame(_jpeg(), 0xC3, b"\x08")),
    "JPEG in arithmetic code": (".jpg", lambda: _frame(_jpeg(), 0xC9, b"\x08")),
    "JPEG without height": (".jpg", lambda: _frame(_jpeg(), 0xC0, b"\x08\0\0")),
    "progressive JPEG of 79 million pixels": (
        ".jpg",
        lambda: _frame(_jpeg(), 0xC2, b"\x08" + struct.pack(">HH", 8000, 9900) + b"\3\1\x11"),
    ),
    "JPEG of 65,535 code tables": (
        ".jpg",
        lambda: _with_segments(segment(0xC4, b"\0\1" + bytes(15) + b"\5") * 65_535),
    ),
    "JPEG with 50 MB of tables": (
        ".jpg",
        lambda: _with_segments(segment(0xDB, (b"\0" + bytes(range(1, 65))) * 1008) * 770),
    ),
    "JPEG cut off": (".jpg", lambda: phone_photo()[:-4000]),
    "JPEG of two frames": (
        ".jpg",
        lambda: _with_segments(segment(0xC0, b"\x08\0\x10\0\x10\1\1\x11\0")),
    ),
    "PNG of 60000 by 60000": (".png", pixel_bomb),
    "PNG of 2 million chunks": (".png", lambda: _png(chunk(b"tEXt", b"") * 2_000_000)),
    "PNG cut off": (".png", lambda: saved(_SMALL, "PNG")[:-900]),
    "GIF of 65535 by 65535": (".gif", _large_gif),
    "GIF with a comment of 20 MB": (
        ".gif",
        lambda: _gif(b"\x21\xfe" + (b"\xff" + bytes(255)) * 80_000 + b"\0"),
    ),
    "GIF in pieces of one byte": (
        ".gif",
        lambda: saved(_SMALL, "GIF")[:-2] + b"\1\0" * 2_000_000 + b"\0;",
    ),
    "WebP with a larger picture inside": (".webp", _webp_that_lies),
    "WebP of a million chunks": (
        ".webp",
        lambda: riff(*riff_chunks(saved(_SMALL, "WEBP")), *[(b"abcd", b"")] * 1_000_000),
    ),
    "WebP cut off": (".webp", lambda: saved(_SMALL, "WEBP")[:-100]),
    "BMP in runs": (".bmp", lambda: _bmp((6000, 6000), 1, b"\1\2" * 3_000_000)),
    "BMP of 2000 million pixels": (".bmp", lambda: _bmp((46_000, -46_000), 0, bytes(1000))),
    "TIFF whose tags are all the file": (".tif", _many_tags),
    "TIFF of 60,000 tags": (
        ".tif",
        lambda: _tiff(*_PAGE, *((300 + n, 3, 1, 0) for n in range(60_000))),
    ),
    "TIFF of one huge tile": (".tif", _huge_tiles),
    "AVIF of 65535 by 65535": (".avif", lambda: resized(saved(_SMALL, "AVIF"), 65535, 65535)),
    "AVIF of a million boxes": (".avif", _boxes),
    "AVIF cut off": (".avif", lambda: saved(scene(), "AVIF")[:-900]),
    "HEIC of 65535 by 65535": (".heic", lambda: resized(heif(_SMALL), 65535, 65535)),
    "HEIC with a larger picture inside": (".heic", lambda: resized(heif(_FLAT), 64, 64)),
    "HEIC cut off": (".heic", lambda: heif(scene())[:-900]),
    "a letter called JPEG": (".jpg", lambda: b"Dear parents"),
    "nothing": (".png", lambda: b""),
    "a zero byte": (".jpg", lambda: b"\0"),
    "a PDF that is a PNG further on": (".png", lambda: b"%PDF-1.4\n" + saved(_SMALL, "PNG")),
    "an archive with a GIF in it": (".gif", lambda: b"PK\3\4" + saved(_SMALL, "GIF")),
    "a JPEG XL called JPEG": (".jpg", lambda: b"\xff\x0a" + bytes(99)),
    "a BigTIFF": (".tif", lambda: saved(_SMALL, "TIFF", big_tiff=True)),
    "TIFF of directories without end": (".tif", _deep_folders),
    "a PDF with a JPEG in it": (".jpg", lambda: b"%PDF-1.4\n" + _jpeg()),
    "a web page before a picture": (".gif", lambda: b"<script>" + saved(_SMALL, "GIF")),
    "a film called HEIC": (".heic", lambda: box(b"ftyp", b"mp42\0\0\0\0isom") + bytes(999)),
    "a PNG called JPEG": (".jpg", lambda: saved(_SMALL, "PNG")),
    "a JPEG called HEIC": (".heic", _jpeg),
}
"""What has to be refused, by its story: a suffix and the way to make the bytes."""

HARMLESS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "JPEG with 900 blocks of Photoshop": (
        ".jpg",
        lambda: _with_segments(
            segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\0" * 5400) * 900
        ),
    ),
    "TIFF that unpacks to 300 MB": (".tif", _packed_strip),
    "AVIF with a larger picture inside": (
        ".avif",
        lambda: resized(saved(_FLAT, "AVIF", speed=10), 16, 16),
    ),
    "JPEG with a film behind it": (".jpg", lambda: _jpeg() + b"\xff\xda" * 500_000),
    "JPEG with a web page in its comment": (
        ".jpg",
        lambda: _with_segments(segment(0xFE, b"<html><script>alert(1)</script></html><!--")),
    ),
    "PNG that is a PDF as well": (
        ".png",
        lambda: _png(chunk(b"prVt", b"%PDF-1.4\n1 0 obj")) + b"\nstartxref\n%%EOF",
    ),
    "GIF that is a Java archive as well": (
        ".gif",
        lambda: saved(_SMALL, "GIF") + b"PK\3\4META-INF/" + bytes(999),
    ),
    "JPEG with a profile of 16 MB": (
        ".jpg",
        lambda: _with_segments(
            b"".join(
                segment(0xE2, b"ICC_PROFILE\0" + bytes((n, 255)) + bytes(65_000))
                for n in range(1, 255)
            )
        ),
    ),
    "PNG with a profile that says it is endless": (
        ".png",
        lambda: _png(chunk(b"iCCP", b"a\0\0" + zlib.compress(_profile_that_lies()))),
    ),
    "JPEG with a million records of IPTC": (
        ".jpg",
        lambda: _jpeg() + b"8BIM\4\4\0\0\0\x7f\xff\xff" + b"\x1c\2\x19\0\1a" * 1_000_000,
    ),
    "JPEG with XMP of 500,000 names": (
        ".jpg",
        lambda: (
            _jpeg()
            + b'<x:xmpmeta xmlns:x="a"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax'
            + b'-ns#"><subject>'
            + b"<li>a b</li>" * 500_000
            + b"</subject></rdf:RDF></x:xmpmeta>"
        ),
    ),
    "JPEG that is an archive as well": (".jpg", lambda: _jpeg() + b"PK\3\4" + bytes(99)),
    "JPEG with an Exif block of aliases": (
        ".jpg",
        lambda: _with_segments(segment(0xE1, b"Exif\0\0" + _aliases(65_000))),
    ),
    "JPEG with 200 blocks of XMP": (
        ".jpg",
        lambda: _with_segments(segment(0xE1, bytes(65_000)) * 200),
    ),
    "PNG with a text that unpacks to 300 MB": (
        ".png",
        lambda: _png(chunk(b"zTXt", b"a\0\0" + _zeros())),
    ),
    "PNG with a profile that unpacks to 300 MB": (
        ".png",
        lambda: _png(chunk(b"iCCP", b"a\0\0" + _zeros())),
    ),
    "PNG with an Exif block of 20 MB aliases": (
        ".png",
        lambda: _png(chunk(b"eXIf", _aliases(20_000_000))),
    ),
    "WebP with an Exif block of 20 MB aliases": (
        ".webp",
        lambda: riff(
            (b"VP8X", b"\x08\0\0\0\x3f\0\0\x2f\0\0"),
            *riff_chunks(saved(_SMALL, "WEBP")),
            (b"EXIF", _aliases(20_000_000)),
        ),
    ),
    "GIF of 60 pictures of 16 million pixels": (".gif", _large_film),
    "GIF with a script in its comment": (".gif", lambda: _gif(b"\x21\xfe\x0a<script>//\0")),
    "TIFF whose second page is the first": (".tif", _endless_pages),
    "JPEG with orientation 65535": (
        ".jpg",
        lambda: saved(_SMALL, "JPEG", exif=piexif.dump({"0th": {274: 65535}})),
    ),
}
"""The neighbours: strange, but the picture can be shown, and soon."""
