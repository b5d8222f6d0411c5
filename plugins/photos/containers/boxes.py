"""AVIF and HEIF (ISO/IEC 14496-12 and 23008-12): the size and the colours that the file states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from photos.containers.essence import Count, Essence
from pixels.colours import Stated, profile_of

_MOST_BOXES = 20_000
_FILMS = frozenset({b"avis", b"msf1", b"hevc", b"hevx"})
"""File types whose main content is a sequence. Phones that keep a film beside a photo name the
photo's type first."""


class _Box(NamedTuple):
    """`start` and `end` are those of what it holds."""

    name: bytes
    start: int
    end: int


def boxed_essence(data: bytes, kind: str) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    parts = Count(_MOST_BOXES)
    sizes: list[tuple[int, int]] = []
    profile = None
    for meta in _named(data, _Box(b"", 0, len(data)), b"meta", parts):
        inside = list(_boxes(data, _Box(b"meta", meta.start + 4, meta.end), parts))
        properties = [
            part
            for box in inside
            if box.name == b"iprp"
            for held in _named(data, box, b"ipco", parts)
            for part in _boxes(data, held, parts)
        ]
        sizes += (_size(data, part) for part in properties if part.name == b"ispe")
        profile = profile or _colours(data, inside, properties, parts)
    if not sizes:
        raise ValueError("no size")
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return Essence(kind, data, width, height, profile=profile, moving=data[8:12] in _FILMS)


def _boxes(data: bytes, around: _Box, parts: Count) -> Iterator[_Box]:
    at = around.start
    while at + 8 <= around.end:
        parts.one()
        header, size = 8, int.from_bytes(data[at : at + 4])
        if size == 1:
            header, size = 16, int.from_bytes(data[at + 8 : at + 16])
        stop = at + size if size else around.end
        if stop < at + header or stop > around.end:
            raise IndexError("it ends too soon")
        yield _Box(data[at + 4 : at + 8], at + header, stop)
        at = stop


def _named(data: bytes, around: _Box, name: bytes, parts: Count) -> Iterator[_Box]:
    return (box for box in _boxes(data, around, parts) if box.name == name)


def _size(data: bytes, box: _Box) -> tuple[int, int]:
    """Of a picture or a tile; the largest is what has to be held."""
    at = box.start
    return int.from_bytes(data[at + 4 : at + 8]), int.from_bytes(data[at + 8 : at + 12])


def _colours(data: bytes, inside: list[_Box], properties: list[_Box], parts: Count) -> bytes | None:
    """A profile for the colours that the main picture states by numbers, and by nothing else."""
    main = next((data[box.start + 4 : box.end] for box in inside if box.name == b"pitm"), b"")
    numbers = None
    for index in _belonging(data, inside, int.from_bytes(main), parts):
        box = properties[index - 1] if 0 < index <= len(properties) else None
        if box is not None and box.name == b"colr":
            said = data[box.start : box.end]
            if said[:4] != b"nclx":
                return None
            numbers = numbers or Stated(*(int.from_bytes(said[n : n + 2]) for n in (4, 6)))
    return profile_of(numbers) if numbers else None


def _belonging(data: bytes, inside: list[_Box], main: int, parts: Count) -> Iterator[int]:
    """Which properties belong to the picture `main`, counted from 1."""
    for table in (
        table
        for box in inside
        if box.name == b"iprp"
        for table in _named(data, box, b"ipma", parts)
    ):
        version, wide = data[table.start], data[table.start + 3] & 1
        at = table.start + 8
        for _ in range(int.from_bytes(data[at - 4 : at])):
            parts.one()
            item, at = (
                int.from_bytes(data[at : at + 2 + 2 * (version > 0)]),
                at + 2 + 2 * (version > 0),
            )
            count = data[at]
            listed = data[at + 1 : at + 1 + count * (1 + wide)]
            at += 1 + len(listed)
            if item == main:
                yield from (
                    int.from_bytes(listed[n : n + 1 + wide]) & (0x7FFF if wide else 0x7F)
                    for n in range(0, len(listed), 1 + wide)
                )
