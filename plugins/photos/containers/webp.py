"""WebP (RFC 9649): the first picture, without Exif, XMP and further pictures."""

from __future__ import annotations

import struct

from photos.containers.essence import MAX_PROFILE, Count, Essence
from photos.containers.exif import orientation
from safeguarding.picture_bytes.foreign import Reader

_DRAWS = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})
_KEPT_FLAGS = 0x12
"""Transparency and animation: what the other flags announce is left out."""
_MOST_CHUNKS = 10_000


def webp_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    reader = Reader(data)
    reader.take(4)
    whole = Reader(data[: 8 + reader.little(4)], 12)
    chunks, frames = dict[bytes, bytes](), 0
    parts = Count(_MOST_CHUNKS)
    while not whole.finished:
        parts.one()
        name = whole.take(4)
        length = whole.little(4)
        body = whole.take(length)
        whole.take(min(length % 2, len(whole.data) - whole.at))
        frames += name == b"ANMF"
        chunks.setdefault(name, body)
    if len(whole.data) > len(data) or whole.data != data[: len(whole.data)]:
        raise IndexError("it ends too soon")
    width, height = _size(chunks)
    exif = chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0")
    profile = chunks.get(b"ICCP", b"")
    return Essence(
        "WEBP",
        _rebuilt(chunks),
        width,
        height,
        orientation=orientation(exif) if exif else 1,
        profile=profile if 0 < len(profile) <= MAX_PROFILE else None,
        moving=frames > 1,
    )


def _size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    """Raises ValueError if there is no picture, or one of another size than the file states."""
    extended = chunks.get(b"VP8X")
    if not extended:
        return _coded_size(chunks)
    width, height = extended[4:7], extended[7:10]
    stated = int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if b"ANMF" not in chunks and _coded_size(chunks) != stated:
        raise ValueError("two sizes")
    return stated


def _coded_size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    if lossless := chunks.get(b"VP8L"):
        bits = int.from_bytes(lossless[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", chunks.get(b"VP8 ", b"")[6:10].ljust(4, b"\0"))
    if not width or not height:
        raise ValueError("no picture")
    return width & 0x3FFF, height & 0x3FFF


def _rebuilt(chunks: dict[bytes, bytes]) -> bytes:
    kept = {name: body for name, body in chunks.items() if name in _DRAWS}
    if extended := chunks.get(b"VP8X"):
        kept = {b"VP8X": bytes((extended[0] & _KEPT_FLAGS,)) + extended[1:10], **kept}
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2)
        for name, part in kept.items()
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body
