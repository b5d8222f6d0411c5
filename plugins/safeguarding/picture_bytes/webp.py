"""WebP (RFC 9649): one still picture, with its transparency if it has one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_PICTURE = (b"VP8 ", b"VP8L")
_ALPHA_FLAG = 0x10
"""The one flag of the extended header that a still picture without metadata may set."""

_KNOWN: Mapping[bytes, str] = MappingProxyType(
    {
        b"EXIF": "an Exif block",
        b"XMP ": "an XMP block",
        b"ICCP": "a colour profile",
        b"ANIM": "an animation",
        b"ANMF": "an animation",
    }
)


def read_webp(reader: Reader) -> None:
    reader.expect(b"RIFF")
    if reader.little(4) != len(reader.data) - 8:
        raise ValueError("its length is not the one it states")
    reader.expect(b"WEBP")
    seen: list[bytes] = []
    while not reader.finished:
        start = reader.at
        name = reader.take(4)
        length = reader.little(4)
        body = reader.take(length)
        padding = reader.take(length % 2)
        if not _needed(name, body, seen) or padding.strip(b"\0"):
            reader.report(_KNOWN.get(name, "a chunk that the picture does not need"), start)
        seen.append(name)
    if not any(name in _PICTURE for name in seen):
        raise ValueError("no picture")


def _needed(name: bytes, body: bytes, seen: list[bytes]) -> bool:
    if name == b"VP8X":
        plain = len(body) == 10 and body[0] | _ALPHA_FLAG == _ALPHA_FLAG and body[1:4] == b"\0\0\0"
        return not seen and plain
    if name == b"ALPH":
        return seen == [b"VP8X"]
    return name in _PICTURE and not any(earlier in _PICTURE for earlier in seen)
