"""PNG and APNG (W3C): the default picture, without texts, dates and further pictures."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from photos.containers.essence import MAX_PROFILE, Count, Essence
from photos.containers.exif import orientation
from pixels.colours import Stated, profile_of
from safeguarding.picture_bytes.foreign import Reader

_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_MOST_CHUNKS = 50_000


def png_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    reader, view = Reader(data), memoryview(data)
    kept: list[bytes | memoryview] = [reader.take(8)]
    told: dict[bytes, bytes] = {}
    name, parts = b"", Count(_MOST_CHUNKS)
    while name != b"IEND":
        parts.one()
        start = reader.at
        length = reader.number(4)
        name = reader.take(4)
        reader.take(length + 4)
        if name in _NEEDED:
            kept.append(view[start : reader.at])
        else:
            told.setdefault(name, data[start + 8 : start + 8 + length])
    header = bytes(kept[1])
    if header[4:8] != b"IHDR" or len(header) != 25:
        raise ValueError("no header")
    exif = told.get(b"eXIf")
    return Essence(
        "PNG",
        data if sum(map(len, kept)) == len(data) else b"".join(kept),
        int.from_bytes(header[8:12]),
        int.from_bytes(header[12:16]),
        orientation=orientation(exif) if exif else 1,
        profile=_profile(told),
        moving=int.from_bytes(told.get(b"acTL", b"")[:4]) > 1,
    )


def _profile(told: Mapping[bytes, bytes]) -> bytes | None:
    """That of the numbers that go before a profile, else the profile itself, unpacked; None if that
    is damaged or would be very large.
    """
    if stated := told.get(b"cICP"):
        return profile_of(Stated(*stated[:2]))
    packed = told.get(b"iCCP", b"").partition(b"\0")[2][1:]
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(packed, MAX_PROFILE)
    except zlib.error:
        return None
    return profile if profile and unpacker.eof else None
