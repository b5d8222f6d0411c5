"""WebP (RFC 9649): one still picture, with its transparency if it has one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_LOSSY, _LOSSLESS = b"VP8 ", b"VP8L"
_PICTURE = (_LOSSY, _LOSSLESS)
_ALPHA_FLAG = 0x10
"""The one flag of the extended header that a still picture without metadata may set."""
_START = b"\x9d\x01\x2a"
_SIDE = 0x3FFF

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
    seen: dict[bytes, bytes] = {}
    while not reader.finished:
        start = reader.at
        name = reader.take(4)
        length = reader.little(4)
        body = reader.take(length)
        padding = reader.take(length % 2)
        if name in seen or not _needed(name, body, seen) or padding.strip(b"\0"):
            reader.report(_KNOWN.get(name, "a chunk that the picture does not need"), start)
        seen[name] = body
    if not any(name in _PICTURE for name in seen):
        raise ValueError("no picture")


def _needed(name: bytes, body: bytes, seen: Mapping[bytes, bytes]) -> bool:
    if name == b"VP8X":
        plain = len(body) == 10 and body[0] | _ALPHA_FLAG == _ALPHA_FLAG and body[1:4] == b"\0\0\0"
        return not seen and plain
    if name == b"ALPH":
        return [*seen] == [b"VP8X"] and bool(seen[b"VP8X"][0]) and body[:1] < b"\x40"
    if name not in _PICTURE or any(earlier in _PICTURE for earlier in seen):
        return False
    size = _lossy_size(body) if name == _LOSSY else _lossless_size(body)
    return size is not None and (b"VP8X" not in seen or size == _canvas(seen[b"VP8X"]))


def _canvas(body: bytes) -> tuple[int, int]:
    width, height = body[4:7], body[7:10]
    return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1


def _lossy_size(body: bytes) -> tuple[int, int] | None:
    """Of a key frame that is shown, whose first part lies inside; else None."""
    tag = int.from_bytes(body[:3], "little")
    shown = tag & 1 == 0 and tag & 0x10 != 0
    if not shown or body[3:6] != _START or 10 + (tag >> 5) > len(body):
        return None
    width, height = int.from_bytes(body[6:8], "little"), int.from_bytes(body[8:10], "little")
    return (width, height) if 0 < width <= _SIDE and 0 < height <= _SIDE else None


def _lossless_size(body: bytes) -> tuple[int, int] | None:
    bits = int.from_bytes(body[1:5], "little")
    if body[:1] != b"\x2f" or bits >> 29:
        return None
    return (bits & _SIDE) + 1, (bits >> 14 & _SIDE) + 1
