"""AVIF (AOM, on ISO/IEC 14496-12 and 23008-12): one still AV1 picture and how to show it.

Every byte must be accounted for: the boxes stand one after the other, and the data box holds the
coded picture (and its transparency) and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safeguarding.picture_bytes.foreign import Reader

_BRANDS = frozenset({b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"})
_ITEM_NAMES = frozenset({b"", b"Color", b"Alpha"})
_PROPERTIES = frozenset({b"ispe", b"pixi", b"av1C", b"colr", b"auxC", b"irot", b"imir", b"pasp"})
_ALPHA = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
_CODED = frozenset({1, 2, 3, 4, 6, 7})
"""AV1 units that draw: sequence header, temporal delimiter, frame header, tile group, frame and
redundant frame header. Metadata (5), tile lists (8) and padding (15) do not."""


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    body: int
    end: int


def read_avif(reader: Reader) -> None:
    extents: list[tuple[int, int]] = []
    data: list[_Box] = []
    boxes = list(_boxes(reader.data, 0, len(reader.data)))
    if [box.name for box in boxes[:2]] != [b"ftyp", b"meta"]:
        raise ValueError("it is not of the type that its name says")
    for index, box in enumerate(boxes):
        reader.at = box.start
        if box.name == b"ftyp" and index == 0:
            _brands(reader, box)
        elif box.name == b"meta" and index == 1:
            extents = _meta(reader, box)
        elif box.name == b"mdat":
            data.append(box)
        else:
            reader.report("a box that the picture does not need", box.start)
    _cover(reader, data, sorted(extents))
    reader.at = len(reader.data)


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        if at + 8 > end:
            raise ValueError("bytes between two boxes")
        size = int.from_bytes(data[at : at + 4], "big")
        if size < 8 or at + size > end:
            raise ValueError("a box without a right length")
        yield _Box(data[at + 4 : at + 8], at, at + 8, at + size)
        at += size


def _brands(reader: Reader, box: _Box) -> None:
    body = reader.data[box.body : box.end]
    names = [body[:4], *(body[at : at + 4] for at in range(8, len(body), 4))]
    if body[4:8] != bytes(4) or not _BRANDS.issuperset(names):
        reader.report("a file type of another kind", box.start)


def _meta(reader: Reader, meta: _Box) -> list[tuple[int, int]]:
    extents: list[tuple[int, int]] = []
    for box in _boxes(reader.data, meta.body + 4, meta.end):
        reader.at = box.body
        body = reader.data[box.body : box.end]
        if box.name == b"iloc":
            extents += _locations(reader, box)
        elif not _meta_part(reader, box, body):
            reader.report("a box that the picture does not need", box.start)
    return extents


def _meta_part(reader: Reader, box: _Box, body: bytes) -> bool:
    if box.name == b"hdlr":
        return body == bytes(8) + b"pict" + bytes(len(body) - 12)
    if box.name == b"pitm":
        return len(body) == 6
    if box.name == b"iref":
        return all(part.name in (b"auxl", b"prem") for part in _inside(reader, box, 4))
    if box.name == b"iinf":
        return all(_item(reader, part) for part in _inside(reader, box, 6))
    if box.name == b"iprp":
        return all(_property_part(reader, part) for part in _inside(reader, box, 0))
    return False


def _inside(reader: Reader, box: _Box, header: int) -> Iterator[_Box]:
    return _boxes(reader.data, box.body + header, box.end)


def _item(reader: Reader, box: _Box) -> bool:
    """An AV1 item, version 2: flags, number, protection, type, and a name that says no more."""
    body = reader.data[box.body : box.end]
    name, terminator = body[12:-1], body[-1:]
    return (
        box.name == b"infe"
        and body[0] == 2
        and body[8:12] == b"av01"
        and terminator == b"\0"
        and name in _ITEM_NAMES
    )


def _property_part(reader: Reader, box: _Box) -> bool:
    if box.name == b"ipma":
        return True
    return box.name == b"ipco" and all(
        _property(part, reader.data[part.body : part.end]) for part in _inside(reader, box, 0)
    )


def _property(box: _Box, body: bytes) -> bool:
    if box.name == b"colr":
        return body[:4] == b"nclx" and len(body) == 11
    if box.name == b"auxC":
        return body == bytes(4) + _ALPHA
    return box.name in _PROPERTIES and len(body) <= 16


def _locations(reader: Reader, box: _Box) -> Iterator[tuple[int, int]]:
    """(start, end) of every piece of coded data: `iloc` of version 0, offsets from the file."""
    reader.at = box.body
    if reader.number(4) != 0:
        raise ValueError("a table of contents of another version")
    sizes = reader.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    for _item_index in range(reader.number(2)):
        reader.take(4)
        base = reader.number(base_size)
        for _extent in range(reader.number(2)):
            start = base + reader.number(offset_size)
            yield start, start + reader.number(length_size)
    if reader.at != box.end:
        raise ValueError("a table of contents with a remainder")


def _cover(reader: Reader, data: list[_Box], extents: list[tuple[int, int]]) -> None:
    """The coded pieces must fill the data boxes from end to end, and draw."""
    for box in data:
        at = box.body
        for start, end in extents:
            if start == at and end <= box.end:
                _units(reader, start, end)
                at = end
        if at != box.end:
            reader.report("data that belongs to no picture", at)
    if not data or not extents:
        raise ValueError("no picture")


def _units(reader: Reader, start: int, end: int) -> None:
    reader.at = start
    while reader.at < end:
        unit = reader.at
        header = reader.number(1)
        if header & 0x86 != 0x02 or header >> 3 & 15 not in _CODED:
            reader.report("an AV1 unit that does not draw", unit)
            return
        reader.take(_leb128(reader))


def _leb128(reader: Reader) -> int:
    value = 0
    for position in range(8):
        byte = reader.number(1)
        value |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:
            return value
    raise ValueError("a number without end")
