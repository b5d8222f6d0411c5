"""Where a JPEG hides things: segments, tables, slack, and all that comes after its end."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping

from PIL import Image, ImageCms
from tests.photos.crafted.secret import Secret
from tests.photos.photo_site import saved, scene
from tests.picture_bytes.samples import box, segment

_JFIF_END = 20


def _plain(secret: Secret) -> bytes:
    return saved(secret.image, "JPEG", quality=88)


def _inserted(secret: Secret, part: bytes) -> bytes:
    data = _plain(secret)
    return data[:_JFIF_END] + part + data[_JFIF_END:]


def _photoshop(number: int, body: bytes) -> bytes:
    block = b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + b"\0" * (len(body) % 2)
    return segment(0xED, b"Photoshop 3.0\0" + block)


def _extended_xmp(secret: Secret) -> bytes:
    guid = b"0123456789ABCDEF0123456789ABCDEF"
    body = secret.xmp
    main = (
        b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="'
        + guid
        + b'"/></rdf:RDF></x:xmpmeta>'
    )
    more = b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", len(body), 0) + body
    return segment(0xE1, main) + segment(0xE1, more)


def _mpo(secret: Secret) -> bytes:
    target = io.BytesIO()
    others = [scene(*secret.size, seed=5)]
    secret.image.save(
        target, "MPO", save_all=True, append_images=others, exif=secret.exif(thumbnail=True)
    )
    return target.getvalue() + secret.text


def described_profile(text: str) -> bytes:
    """A profile for sRGB with another description of the same length as its own."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    own = "sRGB built-in".encode("utf-16-be")
    at = profile.index(own)
    said = text[: len(own) // 2].ljust(len(own) // 2).encode("utf-16-be")
    return profile[:at] + said + profile[at + len(own) :] + text.encode()


def _film(secret: Secret) -> bytes:
    said = box(b"udta", box(b"\xa9nam", struct.pack(">HH", len(secret.text), 0) + secret.text))
    return box(b"ftyp", b"mp42\0\0\0\0isommp42") + box(b"moov", said) + box(b"mdat", secret.text)


def _motion_photo(secret: Secret) -> bytes:
    film = _film(secret)
    said = (
        b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MicroVideo="1" '
        b'GCamera:MicroVideoOffset="%d"/></rdf:RDF></x:xmpmeta>' % len(film)
    )
    return _inserted(secret, segment(0xE1, said)) + film


def _gain_map(secret: Secret) -> bytes:
    small = saved(scene(32, 24).convert("L"), "JPEG", exif=secret.exif())
    said = (
        b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    return _inserted(secret, segment(0xE1, said)) + small


def _samsung(secret: Secret) -> bytes:
    name = b"Image_UTC_Data"
    entry = struct.pack("<HHI", 0, 0x0A01, len(name)) + name + secret.text
    head = (
        b"SEFH"
        + struct.pack("<II", 106, 1)
        + struct.pack("<HHII", 0, 0x0A01, len(entry), len(entry))
    )
    return _plain(secret) + entry + head + struct.pack("<I", len(head)) + b"SEFT"


def _uncropped(secret: Secret) -> bytes:
    before = saved(scene(200, 150), "JPEG", comment=secret.text)
    data = _plain(secret)
    return data + before[len(data) // 2 :] + secret.text


def _before_end(secret: Secret, part: bytes) -> bytes:
    data = _plain(secret)
    return data[:-2] + part + data[-2:]


def _jfif_thumbnail(secret: Secret) -> bytes:
    pixels = (secret.text * 3)[: 8 * 5 * 3].ljust(8 * 5 * 3)
    data = _plain(secret)
    return data[:2] + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\x08\x05" + pixels) + data[_JFIF_END:]


def _print_shop(secret: Secret) -> bytes:
    image = Image.merge("CMYK", [secret.image.convert("L")] * 4)
    return saved(image, "JPEG", exif=secret.exif(), comment=secret.text)


JPEGS: Mapping[str, Callable[[Secret], bytes]] = {
    "Exif": lambda s: saved(s.image, "JPEG", exif=s.exif()),
    "Exif with a thumbnail": lambda s: saved(s.image, "JPEG", exif=s.exif(thumbnail=True)),
    "maker note": lambda s: saved(s.image, "JPEG", exif=s.exif(note=b"ACME\0" + s.text * 9)),
    "second Exif": lambda s: _inserted(s, segment(0xE1, s.exif()) * 2),
    "XMP": lambda s: _inserted(s, segment(0xE1, s.xmp_block)),
    "extended XMP": lambda s: _inserted(s, _extended_xmp(s)),
    "IPTC": lambda s: _inserted(s, _photoshop(0x0404, s.iptc)),
    "thumbnail of Photoshop": lambda s: _inserted(
        s,
        _photoshop(
            0x040C,
            struct.pack(">IIIIIIHH", 1, 32, 24, 96, 2304, 900, 24, 1)
            + saved(scene(32, 24), "JPEG", comment=s.text),
        ),
    ),
    "name of a path": lambda s: _inserted(s, _photoshop(0x0BB7, s.text)),
    "comment": lambda s: saved(s.image, "JPEG", comment=s.text),
    "comment before the end": lambda s: _before_end(s, segment(0xFE, s.text)),
    "MPF": _mpo,
    "GPMF": lambda s: _inserted(s, segment(0xE6, b"GoPro\0DEVC\0\1\0\x40DVNMc\1\0\x30" + s.text)),
    "C2PA": lambda s: _inserted(
        s, segment(0xEB, b"JP\0\1\0\0\0\1" + box(b"jumb", box(b"jumd", s.text)))
    ),
    "APP3": lambda s: _inserted(s, segment(0xE3, b"Meta\0\0" + s.exif()[6:])),
    "APP5": lambda s: _inserted(s, segment(0xE5, b"RMETA\0" + s.text)),
    "APP7": lambda s: _inserted(s, segment(0xE7, s.text)),
    "SPIFF": lambda s: _inserted(s, segment(0xE8, b"SPIFF\0" + s.text)),
    "APP10": lambda s: _inserted(
        s, segment(0xEA, b"UNICODE\0" + s.text.decode().encode("utf-16-be"))
    ),
    "CIFF": lambda s: _inserted(s, segment(0xE0, b"II\x0e\0\0\0HEAPJPGM" + s.text)),
    "Exif before the end": lambda s: _before_end(s, segment(0xE1, s.exif())),
    "film with a place": lambda s: (
        _plain(s) + _film(s) + box(b"\xa9xyz", b"\0\x12\x15\xc7" + s.text)
    ),
    "a web page behind": lambda s: _plain(s) + b"<html><title>" + s.text + b"</title></html>",
    "a program behind": lambda s: _plain(s) + b"PK\3\4META-INF/MANIFEST.MF" + s.text,
    "two pictures in a row": lambda s: _plain(s) + saved(scene(40, 30), "JPEG", comment=s.text),
    "APP12": lambda s: _inserted(s, segment(0xEC, b"[picture info]\nOwner=" + s.text)),
    "APP4": lambda s: _inserted(s, segment(0xE4, b"SCALADO\0" + s.text)),
    "APP15": lambda s: _inserted(s, segment(0xEF, s.text)),
    "FlashPix": lambda s: _inserted(s, segment(0xE2, b"FPXR\0\0\1\0\1" + s.text)),
    "JFIF extension": lambda s: _inserted(s, segment(0xE0, b"JFXX\0\x10" + s.text)),
    "JFIF thumbnail": _jfif_thumbnail,
    "profile": lambda s: saved(s.image, "JPEG", icc_profile=described_profile(s.name)),
    "between segments": lambda s: _inserted(s, s.text),
    "unused table": lambda s: _inserted(s, segment(0xDB, b"\3" + s.text[:64].ljust(64, b"."))),
    "after the coded pixels": lambda s: _before_end(s, s.text),
    "tail": lambda s: _plain(s) + s.text,
    "motion photo": _motion_photo,
    "gain map": _gain_map,
    "tail of Samsung": _samsung,
    "what was cropped": _uncropped,
    "progressive with Exif": lambda s: saved(
        s.image, "JPEG", progressive=True, exif=s.exif(thumbnail=True), comment=s.text
    ),
    "CMYK with Exif": _print_shop,
    "an archive behind": lambda s: _plain(s) + b"PK\3\4\x14\0\0\0\0\0" + s.text,
}
