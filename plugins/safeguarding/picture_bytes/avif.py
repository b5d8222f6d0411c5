"""AVIF (AOM, on ISO/IEC 14496-12 and 23008-12): one still AV1 picture and how to show it.

Every byte must be accounted for: the boxes stand one after the other, each table is exactly as long
as what it lists, and the data box holds the coded picture (and its transparency) and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from safeguarding.picture_bytes.av1 import read_units
from safeguarding.picture_bytes.av1_header import Header, known_colours
from safeguarding.picture_bytes.foreign import Reader

_BRANDS = frozenset({b"avif", b"mif1", b"miaf", b"MA1A", b"MA1B"})
_ITEM_NAMES = frozenset({b"", b"Color", b"Alpha"})
_ALPHA = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
_MOST_HANDLER = 32
_SLACK = "a box that the picture does not need"


@dataclass(frozen=True, slots=True)
class _Box:
    name: bytes
    start: int
    body: int
    end: int


@dataclass(slots=True)
class _Contents:
    """What the tables list."""

    items: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)
    """Items that other tables speak of."""
    extents: dict[int, tuple[int, int]] = field(default_factory=dict)
    """(start, end) of each item's data."""
    properties: int = 0
    used: set[int] = field(default_factory=set)
    """Properties that belong to an item, counted from 1."""
    stated: dict[bytes, set[bytes]] = field(default_factory=dict)
    """What the properties say of size, depth and coding, by their names."""

    @property
    def agrees(self) -> bool:
        """Whether every item has its data, and nothing is listed that no item needs."""
        everything = set(range(1, self.properties + 1))
        return (
            0 < len(self.items) <= 2
            and self.extents.keys() == self.items
            and self.named <= self.items
            and self.used == everything
        )


def read_avif(reader: Reader) -> None:
    boxes = list(_boxes(reader.data, 0, len(reader.data)))
    if [box.name for box in boxes[:2]] != [b"ftyp", b"meta"]:
        raise ValueError("it is not of the type that its name says")
    _brands(reader, boxes[0])
    contents = _meta(reader, boxes[1])
    data = [box for box in boxes[2:] if box.name == b"mdat"]
    for box in boxes[2:]:
        if box.name != b"mdat":
            reader.report(_SLACK, box.start)
    if len(data) != 1 or not contents.extents:
        raise ValueError("no picture")
    if not contents.agrees:
        reader.report("a table that lists more than the picture", boxes[1].start)
    headers = _cover(reader, data[0], sorted(contents.extents.values()))
    if not reader.foreign and contents.stated != _repeated(headers):
        reader.report("numbers that are not the picture's", boxes[1].start)
    reader.at = len(reader.data)


def _boxes(data: bytes, at: int, end: int) -> Iterator[_Box]:
    while at < end:
        if at + 8 > end:
            raise ValueError("bytes between two boxes")
        size = int.from_bytes(data[at : at + 4])
        if size < 8 or at + size > end:
            raise ValueError("a box without a right length")
        yield _Box(data[at + 4 : at + 8], at, at + 8, at + size)
        at += size


def _brands(reader: Reader, box: _Box) -> None:
    body = reader.data[box.body : box.end]
    names = [body[:4], *(body[at : at + 4] for at in range(8, len(body), 4))]
    if (
        body[4:8] != bytes(4)
        or not _BRANDS.issuperset(names)
        or len(set(names[1:])) < len(names) - 1
    ):
        reader.report("a file type of another kind", box.start)


def _meta(reader: Reader, meta: _Box) -> _Contents:
    contents = _Contents()
    seen: set[bytes] = set()
    if reader.data[meta.body : meta.body + 4] != bytes(4):
        reader.report(_SLACK, meta.start)
    for box in _boxes(reader.data, meta.body + 4, meta.end):
        reader.at = box.body
        read = _META.get(box.name)
        whole = Reader(reader.data[: box.end], box.body)
        if read is None or box.name in seen or not read(whole, contents) or not whole.finished:
            reader.report(_SLACK, box.start)
        seen.add(box.name)
    return contents


def _handler(reader: Reader, _contents: _Contents) -> bool:
    body = reader.take(len(reader.data) - reader.at)
    return len(body) <= _MOST_HANDLER and body == bytes(8) + b"pict" + bytes(len(body) - 12)


def _primary(reader: Reader, contents: _Contents) -> bool:
    plain = reader.number(4) == 0
    contents.named.add(reader.number(2))
    return plain


def _items(reader: Reader, contents: _Contents) -> bool:
    plain = reader.number(4) == 0
    count = reader.number(2)
    boxes = list(_boxes(reader.data, reader.at, len(reader.data)))
    reader.at = len(reader.data)
    right = [_item(reader.data[box.start : box.end], contents) for box in boxes]
    return plain and all(right) and count == len(boxes)


def _item(box: bytes, contents: _Contents) -> bool:
    """An AV1 item, version 2: number, no protection, type, and a name that says no more."""
    contents.items.add(int.from_bytes(box[12:14]))
    return (
        box[4:11] == b"infe\2\0\0"
        and box[11] <= 1
        and box[14:16] == b"\0\0"
        and box[16:20] == b"av01"
        and box[20:-1] in _ITEM_NAMES
        and box[-1:] == b"\0"
    )


def _locations(reader: Reader, contents: _Contents) -> bool:
    """One piece of data for each item: `iloc` of version 0, offsets from the file."""
    if reader.number(4) != 0:
        raise ValueError("a table of contents of another version")
    sizes = reader.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    plain = sizes & 15 == 0
    for _ in range(reader.number(2)):
        item = reader.number(2)
        plain &= item not in contents.extents and reader.number(2) == 0
        base = reader.number(base_size)
        plain &= reader.number(2) == 1
        start = base + reader.number(offset_size)
        contents.extents[item] = start, start + reader.number(length_size)
    return plain


def _references(reader: Reader, contents: _Contents) -> bool:
    """What is whose transparency."""
    plain = reader.number(4) == 0
    boxes = list(_boxes(reader.data, reader.at, len(reader.data)))
    reader.at = len(reader.data)
    for box in boxes:
        body = reader.data[box.body : box.end]
        contents.named |= {int.from_bytes(body[:2]), int.from_bytes(body[4:6])}
        plain &= box.name in (b"auxl", b"prem") and len(body) == 6 and body[2:4] == b"\0\1"
    return plain and len(boxes) <= 2


def _properties(reader: Reader, contents: _Contents) -> bool:
    boxes = list(_boxes(reader.data, reader.at, len(reader.data)))
    reader.at = len(reader.data)
    if [box.name for box in boxes] != [b"ipco", b"ipma"]:
        return False
    listed, belonging = boxes
    parts = list(_boxes(reader.data, listed.body, listed.end))
    contents.properties = len(parts)
    for part in parts:
        body = reader.data[part.body : part.end]
        if part.name in (b"ispe", b"pixi", b"av1C"):
            contents.stated.setdefault(part.name, set()).add(body)
        elif not _property(part.name, body):
            return False
    return _belongings(Reader(reader.data[: belonging.end], belonging.body), contents)


def _belongings(reader: Reader, contents: _Contents) -> bool:
    """Which properties belong to which item, one byte each."""
    plain = reader.number(4) == 0
    before = 0
    for _ in range(reader.number(4)):
        item = reader.number(2)
        listed = [byte & 0x7F for byte in reader.take(reader.number(1))]
        plain &= item > before and len(set(listed)) == len(listed)
        before = item
        contents.named.add(item)
        contents.used.update(listed)
    return plain and reader.finished


def _property(name: bytes, body: bytes) -> bool:
    if name == b"auxC":
        return body == bytes(4) + _ALPHA
    if name == b"colr":
        numbers = (int.from_bytes(body[at : at + 2]) for at in (4, 6, 8))
        plain = len(body) == 11 and body[:4] == b"nclx" and body[10] in (0, 0x80)
        return plain and known_colours(*numbers)
    return name in (b"irot", b"imir") and len(body) == 1 and body[0] <= 3


_META: Mapping[bytes, Callable[[Reader, _Contents], bool]] = MappingProxyType(
    {
        b"hdlr": _handler,
        b"pitm": _primary,
        b"iinf": _items,
        b"iloc": _locations,
        b"iref": _references,
        b"iprp": _properties,
    }
)


def _repeated(headers: list[Header]) -> dict[bytes, set[bytes]]:
    """What the properties must say of these pictures."""
    sizes = {bytes(4) + b"".join(side.to_bytes(4) for side in one.size) for one in headers}
    depths = {bytes((0, 0, 0, 0, one.channels, *(one.channels * [one.depth]))) for one in headers}
    return {b"ispe": sizes, b"pixi": depths, b"av1C": {one.configuration for one in headers}}


def _cover(reader: Reader, data: _Box, extents: list[tuple[int, int]]) -> list[Header]:
    """The coded pieces must fill the data box from end to end, and draw. Their headers."""
    at = data.body
    headers: list[Header] = []
    for start, end in extents:
        if start != at or end > data.end:
            reader.report("data that belongs to no picture", at)
            return headers
        header = read_units(reader, start, end)
        if header is None:
            reader.report("a picture without a header", start)
        else:
            headers.append(header)
        at = end
    if at != data.end:
        reader.report("data that belongs to no picture", at)
    return headers
