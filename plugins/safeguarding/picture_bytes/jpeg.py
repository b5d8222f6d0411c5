"""JPEG (ITU-T T.81): the segments that a decoder needs, in full, and nothing between or after.

Tables can hold any bytes, so each must be used: a table that no scan asks for is foreign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_SOI, _EOI = b"\xff\xd8", 0xD9
_SOS = 0xDA
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")
"""In scan data FF is followed by 00, or by one of the eight restart markers."""
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
_PROGRESSIVE = 0xC2
_UNITS = range(3)
_MOST_DENSE = 2400
_ADOBE_FLAGS = frozenset({b"\0\0", b"\x40\0", b"\x80\0", b"\xc0\0"})

_KNOWN: Mapping[int, str] = MappingProxyType(
    {
        0xE1: "an Exif or XMP block",
        0xE2: "a colour profile or a second picture",
        0xED: "an IPTC block",
        0xFE: "a comment",
    }
)


@dataclass(slots=True)
class _Picture:
    """What the segments so far have said."""

    start: int = 0
    """Where the segment that is looked at begins."""
    seen: set[int] = field(default_factory=set)
    frame: int = 0
    components: dict[int, int] = field(default_factory=dict)
    """Number of the quantisation table, by component."""
    levels: set[int] = field(default_factory=set)
    """Quantisation tables."""
    codes: dict[int, bool] = field(default_factory=dict)
    """Huffman tables, by class and number as one byte -> whether a scan has used it."""
    restarts: bool = False
    precision: dict[tuple[int, int], int] = field(default_factory=dict)
    """By component and coefficient, how many of its bits are still to come."""

    def once(self, marker: int) -> bool:
        fresh = marker not in self.seen
        self.seen.add(marker)
        return fresh


def read_jpeg(reader: Reader) -> None:
    reader.expect(_SOI)
    picture = _Picture()
    while True:
        picture.start = reader.at
        marker = _marker(reader)
        if marker == _EOI:
            break
        length = reader.number(2)
        if length < 2:
            raise ValueError("a segment without length")
        body = reader.take(length - 2)
        needed = _ALLOWED.get(marker)
        if needed is None or not needed(body, marker, picture):
            reader.report(_KNOWN.get(marker, f"a segment FF{marker:02X}"), picture.start)
        if marker == _SOS:
            _skip_scan(reader, restarts=picture.restarts)
    if not _all_used(picture):
        reader.report("a table that no picture uses", picture.start)


def _marker(reader: Reader) -> int:
    if reader.number(1) != 0xFF:
        raise ValueError("bytes between two segments")
    return reader.number(1)


def _skip_scan(reader: Reader, *, restarts: bool) -> None:
    following = _NEXT_MARKER.search(reader.data, reader.at)
    if following is None:
        raise IndexError("it ends too soon")
    coded = reader.data[reader.at : following.start()]
    for number, found in enumerate(_RESTART.finditer(coded)):
        if not restarts or coded[found.start() + 1] != 0xD0 + number % 8:
            reader.report("a mark that the picture does not need", reader.at + found.start())
            break
    reader.at = following.start()


def _all_used(picture: _Picture) -> bool:
    used = set(picture.components.values())
    return bool(used) and picture.levels == used and all(picture.codes.values())


def _jfif(body: bytes, marker: int, picture: _Picture) -> bool:
    """Version 1, one density for both ways and no thumbnail, as the file's first segment."""
    across, down = int.from_bytes(body[8:10]), int.from_bytes(body[10:12])
    return (
        picture.once(marker)
        and picture.start == len(_SOI)
        and len(body) == 14
        and body[:6] == b"JFIF\0\1"
        and body[6] <= 2
        and body[7] in _UNITS
        and 0 < across == down <= _MOST_DENSE
        and body[12:] == b"\0\0"
    )


def _adobe(body: bytes, marker: int, picture: _Picture) -> bool:
    """Says how colours are coded: five known letters and the few flags that programs write."""
    return (
        picture.once(marker)
        and len(body) == 12
        and body[:6] == b"Adobe\0"
        and body[6] in (100, 101)
        and body[7:9] in _ADOBE_FLAGS
        and body[9:11] == b"\0\0"
        and body[11] <= 2
    )


def _quantisation(body: bytes, _marker: int, picture: _Picture) -> bool:
    """Each table once, before the frame."""
    at = 0
    while at < len(body):
        precision, number = body[at] >> 4, body[at] & 15
        if precision > 1 or number > 3 or number in picture.levels:
            return False
        picture.levels.add(number)
        at += 65 + 64 * precision
    return at == len(body)


def _huffman(body: bytes, _marker: int, picture: _Picture) -> bool:
    """Tables of possible codes, none of them twice; one may be replaced after it was used."""
    at = 0
    while at + 17 <= len(body):
        which, lengths = body[at], body[at + 1 : at + 17]
        symbols = body[at + 17 : at + 17 + sum(lengths)]
        room = sum(count << (16 - bits) for bits, count in enumerate(lengths, 1))
        if which & 0xEC or room > 1 << 16 or len(set(symbols)) != sum(lengths):
            return False
        if not picture.codes.get(which, True):
            return False
        picture.codes[which] = False
        at += 17 + sum(lengths)
    return at == len(body)


def _frame(body: bytes, marker: int, picture: _Picture) -> bool:
    """Eight bits, a size, and one, three or four components that name a table each."""
    if picture.frame or len(body) < 6 or len(body) != 6 + 3 * body[5]:
        return False
    picture.frame = marker
    for at in range(6, len(body), 3):
        picture.components[body[at]] = body[at + 2]
    samplings = [body[at] for at in range(7, len(body), 3)]
    return (
        body[0] == 8
        and any(body[1:3])
        and any(body[3:5])
        and body[5] in (1, 3, 4)
        and len(picture.components) == body[5]
        and all(0 < across <= 4 and 0 < down <= 4 for across, down in map(_halves, samplings))
    )


def _halves(byte: int) -> tuple[int, int]:
    return byte >> 4, byte & 15


def _scan(body: bytes, _marker: int, picture: _Picture) -> bool:
    """Components of the frame, each once; the code tables that they use are marked as used. No scan
    may draw what is there already: what is drawn over would be a picture that nobody sees.
    """
    if not body or len(body) != 4 + 2 * body[0] or not 0 < body[0] <= 4:
        return False
    first, last, approximation = body[-3:]
    progressive = picture.frame == _PROGRESSIVE
    chosen = body[1:-3:2]
    codes = set(_codes_of(body[2:-3:2], first, approximation, progressive=progressive))
    known = codes <= picture.codes.keys()
    picture.codes |= dict.fromkeys(codes, True)
    whole = (first, last, approximation) == (0, 63, 0)
    return (
        len(set(chosen)) == len(chosen)
        and picture.components.keys() >= set(chosen)
        and (whole or (progressive and first <= last <= 63))
        and known
        and _adds(picture, chosen, range(first, last + 1), _halves(approximation))
    )


def _adds(
    picture: _Picture, components: bytes, coefficients: range, approximation: tuple[int, int]
) -> bool:
    """Whether a scan draws nothing that is there, and nothing that has not been begun (G.1.1)."""
    high, low = approximation
    begins, refines = high == 0, high == low + 1
    expected = None if begins else high
    places = [(one, which) for one in components for which in coefficients]
    right = all(picture.precision.get(place) == expected for place in places)
    picture.precision |= dict.fromkeys(places, low)
    return right and (begins or refines)


def _codes_of(tables: bytes, first: int, approximation: int, *, progressive: bool) -> Iterator[int]:
    for pair in tables:
        steady, varying = _halves(pair)
        if not progressive:
            yield from (steady, 0x10 | varying)
        elif first > 0:
            yield 0x10 | varying
        elif approximation >> 4 == 0:
            yield steady


def _restart_interval(body: bytes, marker: int, picture: _Picture) -> bool:
    picture.restarts = body != b"\0\0"
    return picture.once(marker) and len(body) == 2


_ALLOWED: Mapping[int, Callable[[bytes, int, _Picture], bool]] = MappingProxyType(
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
