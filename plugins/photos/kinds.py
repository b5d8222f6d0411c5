"""Which kinds of pictures a teacher can attach, and what a file is by its first bytes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FORMATS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        ".jpg": ("JPEG",),
        ".jpeg": ("JPEG",),
        ".jpe": ("JPEG",),
        ".jfif": ("JPEG",),
        ".mpo": ("JPEG",),
        ".png": ("PNG",),
        ".apng": ("PNG",),
        ".webp": ("WEBP",),
        ".gif": ("GIF",),
        ".avif": ("AVIF",),
        ".heic": ("HEIF",),
        ".heif": ("HEIF", "AVIF"),
        ".hif": ("HEIF",),
        ".tif": ("TIFF",),
        ".tiff": ("TIFF",),
        ".bmp": ("BMP",),
        ".dib": ("BMP",),
    }
)
"""By suffix, in lower case, what may be in the file. Motion photos, Ultra-HDR and MPO are JPEGs
with more behind the first picture."""

_DRAWINGS = frozenset({".svg", ".svgz", ".ai", ".eps"})
_RAW = frozenset({".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"})
UNUSED_SUFFIXES = (
    _DRAWINGS
    | _RAW
    | {
        *(".jxl", ".jp2", ".j2k", ".jpx", ".psd", ".xcf", ".tga", ".wmf", ".emf"),
        *(".heics", ".avifs"),
    }
)
"""Files that somebody may take for pictures of the site, and that cannot be."""

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)
_MOST_BRANDS = 64
_SIGNATURES: Mapping[str, tuple[bytes, ...]] = MappingProxyType(
    {
        "JPEG": (b"\xff\xd8\xff",),
        "PNG": (b"\x89PNG\r\n\x1a\n",),
        "GIF": (b"GIF87a", b"GIF89a"),
        "TIFF": (b"II*\0", b"MM\0*"),
        "BMP": (b"BM",),
    }
)


_OTHERS: Mapping[str, tuple[bytes, ...]] = MappingProxyType(
    {
        "a PDF": (b"%PDF-",),
        "a packed folder or an Office document": (b"PK\3\4", b"\xd0\xcf\x11\xe0"),
        "a web page": (b"<!doctype html", b"<html"),
        "a drawing (SVG)": (b"<svg", b"<?xml"),
        "a JPEG XL picture": (b"\xff\x0a", b"\0\0\0\x0cJXL "),
        "a JPEG 2000 picture": (b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  "),
        "a Photoshop file": (b"8BPS",),
        "an icon": (b"\0\0\1\0", b"\0\0\2\0"),
        "a very large kind of TIFF": (b"II+\0", b"MM\0+"),
        "a camera's raw file": (b"IIU\0", b"IIRO", b"FUJIFILMCCD-RAW"),
    }
)
"""What files begin with that are no pictures for the web, in words for a teacher."""
_FILMS = (b"qt  ", b"mp4", b"isom", b"M4V", b"3gp", b"avc1")
_STILL = {"WEBP": "a WebP", "HEIF": "a HEIC", "AVIF": "an AVIF"}


def in_words(data: bytes) -> str | None:
    """What the file holds, as "a JPEG picture"; None if that is not known."""
    if kind := kind_of(data):
        return f"{_STILL.get(kind, f'a {kind}')} picture"
    start = data[:64].lstrip(b"\xef\xbb\xbf \r\n\t")
    if data[4:8] == b"ftyp" and data[8:12].startswith(_FILMS):
        return "a film"
    for what, beginnings in _OTHERS.items():
        if start.startswith(beginnings) or start.lower().startswith(beginnings):
            return what
    return None


def kind_of(data: bytes) -> str | None:
    """The kind by the signature at the very start, which no program can miss; None if unknown."""
    for kind, signatures in _SIGNATURES.items():
        if data.startswith(signatures):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return _boxed(data) if data[4:8] == b"ftyp" else None


def _boxed(data: bytes) -> str | None:
    end = min(int.from_bytes(data[:4]), 16 + 4 * _MOST_BRANDS)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def not_a_format(suffix: str) -> str:
    """Why a picture cannot be used whose suffix is not in FORMATS."""
    if suffix in _DRAWINGS:
        return (
            "A drawing of this kind can hold programs, links and words that nobody sees. Open it "
            "in a picture program and save it as a PNG."
        )
    if suffix in _RAW:
        return (
            "It is a camera's raw file, which browsers cannot show. Save it as a JPEG with the "
            "camera's program."
        )
    return f"Pictures of the kind “{suffix}” cannot go on the site. Save it as a JPEG."
