"""Where the other formats hide things."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping

import pillow_heif
from PIL import Image, PngImagePlugin, TiffImagePlugin
from tests.photos.crafted.jpegs import described_profile
from tests.photos.crafted.secret import Secret
from tests.photos.photo_site import saved, scene
from tests.picture_bytes.samples import block, box, chunk, riff, riff_chunks

Make = Callable[[Secret], bytes]
_HEADER_END = 33
_C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def _png(secret: Secret, *parts: bytes, at: int = _HEADER_END, **options: object) -> bytes:
    data = saved(secret.image, "PNG", **options)
    return data[:at] + b"".join(parts) + data[at:]


def _text(secret: Secret, *, packed: bool) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", secret.text.decode(), zip=packed)
    return saved(secret.image, "PNG", pnginfo=texts)


def _xmp_png(secret: Secret) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", secret.xmp.decode())
    return saved(secret.image, "PNG", pnginfo=texts)


def _raw_profile(secret: Secret) -> bytes:
    exif = secret.exif()
    body = f"\nexif\n{len(exif):8}\n{exif.hex()}\n".encode()
    return _png(secret, chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(body)))


def _date(secret: Secret) -> bytes:
    year, month, day, hour, minute, second = map(int, secret.when.replace(" ", ":").split(":"))
    said = struct.pack(">HBBBBB", year, month, day, hour, minute, second)
    return _png(secret, chunk(b"tIME", said), chunk(b"tEXt", b"Creation Time\0" + secret.text))


def _slack_in_pixels(secret: Secret) -> bytes:
    data = saved(secret.image, "PNG")
    at = data.index(b"IDAT") - 4
    length = int.from_bytes(data[at : at + 4])
    body = data[at + 8 : at + 8 + length] + secret.text
    return data[:at] + chunk(b"IDAT", body) + data[at + 12 + length :]


def _moving_png(secret: Secret) -> bytes:
    target = io.BytesIO()
    others = [scene(*secret.size, seed=4).convert(secret.mode)]
    secret.image.save(target, "PNG", save_all=True, append_images=others, exif=secret.exif())
    return target.getvalue()


def _uncropped(secret: Secret) -> bytes:
    return saved(secret.image, "PNG") + saved(scene(200, 150), "PNG")[999:] + secret.text


PNGS: Mapping[str, Make] = {
    "tEXt": lambda s: _text(s, packed=False),
    "zTXt": lambda s: _text(s, packed=True),
    "XMP": _xmp_png,
    "Exif": lambda s: saved(s.image, "PNG", exif=s.exif(thumbnail=True)),
    "Exif in a text": _raw_profile,
    "profile": lambda s: saved(s.image, "PNG", icc_profile=described_profile(s.name)),
    "name of a profile": lambda s: _png(
        s, chunk(b"iCCP", s.name.encode() + b"\0\0" + zlib.compress(b"no profile"))
    ),
    "date": _date,
    "private chunk": lambda s: _png(s, chunk(b"prVt", s.text)),
    "name of a palette": lambda s: _png(s, chunk(b"sPLT", s.name.encode() + b"\0\x08" + bytes(6))),
    "text after the pixels": lambda s: _png(s, chunk(b"tEXt", b"Comment\0" + s.text), at=-12),
    "slack in the pixels": _slack_in_pixels,
    "what was cropped": _uncropped,
    "tail": lambda s: saved(s.image, "PNG") + s.text,
    "C2PA": lambda s: _png(s, chunk(b"caBX", box(b"jumb", box(b"jumd", s.text)))),
    "pictures of an animation": _moving_png,
    "Exif after the pixels": lambda s: _png(s, chunk(b"eXIf", s.exif()[6:]), at=-12),
    "a PDF behind": lambda s: saved(s.image, "PNG") + b"%PDF-1.4\n1 0 obj<</Title(" + s.text,
    "sizes of a print": lambda s: _png(s, chunk(b"sCAL", b"\1" + s.text + b"\x001")),
}


def _webp(secret: Secret, *parts: tuple[bytes, bytes], flags: int) -> bytes:
    width, height = secret.size
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    inner = riff_chunks(saved(secret.image, "WEBP"))
    return riff((b"VP8X", bytes((flags, 0, 0, 0)) + sides), *inner, *parts)


def _moving_webp(secret: Secret) -> bytes:
    target = io.BytesIO()
    others = [scene(*secret.size, seed=4).convert(secret.mode)]
    secret.image.save(target, "WEBP", save_all=True, append_images=others, exif=secret.exif())
    return target.getvalue()


WEBPS: Mapping[str, Make] = {
    "Exif": lambda s: saved(s.image, "WEBP", exif=s.exif(thumbnail=True)),
    "XMP": lambda s: saved(s.image, "WEBP", xmp=s.xmp),
    "profile": lambda s: saved(s.image, "WEBP", icc_profile=described_profile(s.name)),
    "unknown chunk": lambda s: _webp(s, (b"Zoe ", s.text), flags=0),
    "Exif that no flag tells of": lambda s: _webp(s, (b"EXIF", s.exif()[6:]), flags=0),
    "two Exif": lambda s: _webp(s, (b"EXIF", s.exif()[6:]), (b"EXIF", s.exif()[6:]), flags=8),
    "tail": lambda s: saved(s.image, "WEBP") + s.text,
    "pictures of an animation": _moving_webp,
    "text": lambda s: _webp(s, (b"INFO", b"IART" + s.text), flags=0),
}


def _gif(secret: Secret, part: bytes, *, at: int = -1) -> bytes:
    data = saved(secret.image, "GIF")
    return data[:at] + part + data[at:]


def _xmp_block(secret: Secret) -> bytes:
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    return b"\x21\xff\x0bXMP DataXMP" + secret.xmp + trailer


def _more_frames(secret: Secret) -> bytes:
    target = io.BytesIO()
    others = [scene(*secret.size, seed=4)]
    secret.image.save(target, "GIF", save_all=True, append_images=others, comment=secret.text)
    return target.getvalue()


GIFS: Mapping[str, Make] = {
    "comment": lambda s: _gif(s, block(0xFE, s.text)),
    "comment of the program": lambda s: saved(s.image, "GIF", comment=s.text),
    "XMP": lambda s: _gif(s, _xmp_block(s)),
    "application block": lambda s: _gif(s, block(0xFF, b"ACMECAM1.00" + s.text)),
    "text": lambda s: _gif(s, b"\x21\x01\x0c" + bytes(12) + bytes((len(s.text),)) + s.text + b"\0"),
    "further pictures": _more_frames,
    "tail": lambda s: saved(s.image, "GIF") + s.text,
    "profile": lambda s: _gif(s, block(0xFF, b"ICCRGBG1012" + s.text)),
    "music": lambda s: _gif(s, block(0xFF, b"MIDICTRLJon" + s.text)),
    "a program behind": lambda s: saved(s.image, "GIF") + b"PK\3\4META-INF/MANIFEST.MF" + s.text,
}


def _tiff(secret: Secret, tags: Mapping[int, object], **options: object) -> bytes:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in tags.items():
        if isinstance(value, bytes):
            info.tagtype[tag] = 7
        info[tag] = value
    return saved(secret.image, "TIFF", tiffinfo=info, **options)


def _pages(secret: Secret) -> bytes:
    target = io.BytesIO()
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[270] = secret.text.decode()
    others = [scene(*secret.size, seed=4)]
    secret.image.save(target, "TIFF", save_all=True, append_images=others, tiffinfo=info)
    return target.getvalue()


TIFFS: Mapping[str, Make] = {
    "description": lambda s: _tiff(s, {270: s.text.decode(), 315: s.name, 306: s.when}),
    "XMP": lambda s: _tiff(s, {700: s.xmp}),
    "IPTC": lambda s: _tiff(s, {33723: s.iptc}),
    "private tag": lambda s: _tiff(s, {65000: s.text.decode()}),
    "Exif": lambda s: saved(s.image, "TIFF", exif=s.exif()),
    "profile": lambda s: saved(s.image, "TIFF", icc_profile=described_profile(s.name)),
    "packed, with a description": lambda s: _tiff(
        s, {270: s.text.decode()}, compression="tiff_lzw"
    ),
    "pages": _pages,
    "tail": lambda s: saved(s.image, "TIFF") + s.text,
    "Photoshop": lambda s: _tiff(s, {34377: b"8BIM\x04\x04\0\0\0\0\0\x60" + s.iptc}),
    "tags of Windows": lambda s: _tiff(s, {40093: s.name.encode("utf-16-le"), 40091: s.text}),
    "name of a page": lambda s: _tiff(s, {285: s.text.decode(), 269: s.name}),
}


def _bmp(secret: Secret, gap: bytes = b"", tail: bytes = b"") -> bytes:
    data = bytearray(saved(secret.image.convert("RGB"), "BMP"))
    data[10:14] = struct.pack("<I", 54 + len(gap))
    return bytes(data[:54]) + gap + bytes(data[54:]) + tail


BMPS: Mapping[str, Make] = {
    "before the pixels": lambda s: _bmp(s, gap=s.text),
    "tail": lambda s: _bmp(s, tail=s.text),
}


def _heif(secret: Secret, *more: Image.Image, **options: object) -> bytes:
    target = io.BytesIO()
    file = pillow_heif.from_pillow(secret.image)
    for image in more:
        file.add_from_pillow(image)
    file.save(target, quality=60, **options)
    return target.getvalue()


def _moov(secret: Secret) -> bytes:
    return box(b"moov", box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + secret.text)))


HEIFS: Mapping[str, Make] = {
    "Exif": lambda s: _heif(s, exif=s.exif(thumbnail=True)),
    "XMP": lambda s: _heif(s, xmp=s.xmp),
    "further pictures": lambda s: _heif(s, scene(48, 32), exif=s.exif()),
    "film": lambda s: _heif(s) + box(b"mpvd", s.text),
    "box of its own": lambda s: _heif(s) + box(b"uuid", _XMP_UUID + s.xmp),
    "free space": lambda s: _heif(s) + box(b"free", s.text),
    "place of a film": lambda s: _heif(s) + box(b"mpvd", _moov(s)),
    "sign of origin": lambda s: _heif(s) + box(b"uuid", _C2PA_UUID + s.text),
    "loose data of an item": lambda s: _heif(s) + box(b"idat", s.text),
}
AVIFS: Mapping[str, Make] = {
    "Exif": lambda s: saved(s.image, "AVIF", speed=10, exif=s.exif(thumbnail=True)),
    "XMP": lambda s: saved(s.image, "AVIF", speed=10, xmp=s.xmp),
    "profile": lambda s: saved(
        s.image.convert("RGB"), "AVIF", speed=10, icc_profile=described_profile(s.name)
    ),
    "film": lambda s: saved(s.image, "AVIF", speed=10) + box(b"mpvd", s.text),
    "box of its own": lambda s: saved(s.image, "AVIF", speed=10) + box(b"uuid", _XMP_UUID + s.xmp),
    "free space": lambda s: saved(s.image, "AVIF", speed=10) + box(b"skip", s.text),
    "place of a film": lambda s: saved(s.image, "AVIF", speed=10) + _moov(s),
    "sign of origin": lambda s: (
        saved(s.image, "AVIF", speed=10) + box(b"uuid", _C2PA_UUID + s.text)
    ),
    "a second data box": lambda s: saved(s.image, "AVIF", speed=10) + box(b"mdat", s.text),
}
