"""JPEG (ITU-T T.81): the segments that a decoder needs, in full, and nothing between or after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_SOI, _EOI = b"\xff\xd8", 0xD9
_SOS = 0xDA
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")
"""In scan data FF is followed by 00, or by one of the eight restart markers."""

_KNOWN: Mapping[int, str] = MappingProxyType(
    {
        0xE1: "an Exif or XMP block",
        0xE2: "a colour profile or a second picture",
        0xED: "an IPTC block",
        0xFE: "a comment",
    }
)


def read_jpeg(reader: Reader) -> None:
    reader.expect(_SOI)
    while True:
        start = reader.at
        marker = _marker(reader)
        if marker == _EOI:
            return
        length = reader.number(2)
        if length < 2:
            raise ValueError("a segment without length")
        body = reader.take(length - 2)
        needed = _ALLOWED.get(marker)
        if needed is None or not needed(body, start):
            reader.report(_KNOWN.get(marker, f"a segment FF{marker:02X}"), start)
        if marker == _SOS:
            _skip_scan(reader)


def _marker(reader: Reader) -> int:
    if reader.number(1) != 0xFF:
        raise ValueError("bytes between two segments")
    return reader.number(1)


def _skip_scan(reader: Reader) -> None:
    following = _NEXT_MARKER.search(reader.data, reader.at)
    if following is None:
        raise IndexError("it ends too soon")
    reader.at = following.start()


def _jfif(body: bytes, start: int) -> bool:
    """Version, density and no thumbnail, as the first segment of the file."""
    return start == len(_SOI) and len(body) == 14 and body[:5] == b"JFIF\0" and body[12:] == b"\0\0"


def _adobe(body: bytes, _start: int) -> bool:
    """Says how colours are coded: five known letters and seven bytes of flags."""
    return len(body) == 12 and body[:5] == b"Adobe"


def _quantisation(body: bytes, _start: int) -> bool:
    at = 0
    while at < len(body):
        at += 65 if body[at] >> 4 == 0 else 129
    return at == len(body)


def _huffman(body: bytes, _start: int) -> bool:
    at = 0
    while at + 17 <= len(body):
        at += 17 + sum(body[at + 1 : at + 17])
    return at == len(body)


def _frame(body: bytes, _start: int) -> bool:
    return len(body) > 5 and len(body) == 6 + 3 * body[5]


def _scan(body: bytes, _start: int) -> bool:
    return len(body) > 0 and len(body) == 4 + 2 * body[0]


def _restart_interval(body: bytes, _start: int) -> bool:
    return len(body) == 2


_ALLOWED: Mapping[int, Callable[[bytes, int], bool]] = MappingProxyType(
    {
        0xE0: _jfif,
        0xEE: _adobe,
        0xDB: _quantisation,
        0xC4: _huffman,
        0xC0: _frame,
        0xC1: _frame,
        0xC2: _frame,
        0xDD: _restart_interval,
        _SOS: _scan,
    }
)
