"""The tables of a TrueType or OpenType font that are needed to draw letters."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_NEEDED = frozenset(
    b"CFF |OS/2|cmap|cvt |fpgm|gasp|glyf|head|hhea|hmtx|loca|maxp|post|prep|vhea|vmtx|VORG".split(
        b"|"
    )
)
"""Not `name` (people, programs, licences), `DSIG`, `meta` or what a maker invents."""
_VERSIONS = (b"\0\1\0\0", b"OTTO", b"true")
_HEAD = 12
_ENTRY = 16


class _Table(NamedTuple):
    tag: bytes
    checksum: bytes
    data: bytes


def drawing_tables(font: bytes) -> bytes:
    """The font with its needed tables alone, each once; other formats as they are.

    Raises ValueError for a font whose tables do not lie within it.
    """
    if font[:4] == b"ttcf":
        raise ValueError("several fonts in one")
    if font[:4] not in _VERSIONS:
        return font
    tables = sorted(table for table in _tables(font) if table.tag in _NEEDED)
    at = _HEAD + _ENTRY * len(tables)
    head, body = [], []
    for tag, checksum, data in tables:
        head.append(tag + checksum + struct.pack(">II", at, len(data)))
        padded = data + b"\0" * (-len(data) % 4)
        body.append(padded)
        at += len(padded)
    return b"".join((font[:4], _searching(len(tables)), *head, *body))


def _tables(font: bytes) -> Iterator[_Table]:
    try:
        count = struct.unpack(">H", font[4:6])[0]
        seen: set[bytes] = set()
        for start in range(_HEAD, _HEAD + count * _ENTRY, _ENTRY):
            tag, checksum = font[start : start + 4], font[start + 4 : start + 8]
            offset, length = struct.unpack(">II", font[start + 8 : start + _ENTRY])
            if offset + length > len(font) or tag in seen:
                raise ValueError("a table lies outside the font")
            seen.add(tag)
            yield _Table(tag, checksum, font[offset : offset + length])
    except struct.error as error:
        raise ValueError("the font ends too soon") from error


def _searching(count: int) -> bytes:
    """The numbers with which old programs search the list of tables."""
    power = max(count.bit_length() - 1, 0)
    span = (1 << power) * _ENTRY
    return struct.pack(">HHHH", count, span, power, count * _ENTRY - span)
