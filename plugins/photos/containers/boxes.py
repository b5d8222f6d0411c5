"""AVIF and HEIF (ISO/IEC 14496-12 and 23008-12): the size that the file states."""

from __future__ import annotations

from collections.abc import Iterator

from photos.containers.essence import Count, Essence

_MOST_BOXES = 20_000
_FILMS = frozenset({b"avis", b"msf1", b"hevc", b"hevx"})
"""File types whose main content is a sequence. Phones that keep a film beside a photo name the
photo's type first."""
_WAY = (b"meta", b"iprp", b"ipco")


def boxed_essence(data: bytes, kind: str) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    sizes = list(_sizes(data, 0, len(data), _WAY, Count(_MOST_BOXES)))
    if not sizes:
        raise ValueError("no size")
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return Essence(kind, data, width, height, moving=data[8:12] in _FILMS)


def _sizes(
    data: bytes, at: int, end: int, way: tuple[bytes, ...], parts: Count
) -> Iterator[tuple[int, int]]:
    """Width and height of every picture and tile; the largest is what has to be held."""
    while at + 8 <= end:
        parts.one()
        header, size = 8, int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        if size == 1:
            header, size = 16, int.from_bytes(data[at + 8 : at + 16])
        stop = at + size if size else end
        if stop < at + header or stop > end:
            raise IndexError("it ends too soon")
        body = at + header
        if way and name == way[0]:
            yield from _sizes(data, body + 4 * (name == b"meta"), stop, way[1:], parts)
        elif not way and name == b"ispe":
            yield (
                int.from_bytes(data[body + 4 : body + 8]),
                int.from_bytes(data[body + 8 : body + 12]),
            )
        at = stop
