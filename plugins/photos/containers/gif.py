"""GIF (89a): the first picture, without comments, application blocks and further pictures."""

from __future__ import annotations

from photos.containers.essence import Count, Essence
from safeguarding.picture_bytes.foreign import Reader

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL = 0xF9
_MOST_BLOCKS = 20_000
"""Blocks beside the picture; a decoder takes longer for each than for the one before."""
_MOST_PIECES = 500_000
"""Pieces of at most 255 bytes that make up the picture."""


def gif_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    reader = Reader(data)
    header = reader.take(13)
    head = header + _colours(reader, header[10])
    blocks = Count(_MOST_BLOCKS)
    control = b""
    while (kind := reader.number(1)) == _EXTENSION:
        start = reader.at - 1
        is_control = reader.number(1) == _GRAPHIC_CONTROL
        _skip(reader, blocks)
        control = data[start : reader.at] if is_control else control
    if kind != _IMAGE:
        raise ValueError("no picture")
    start = reader.at - 1
    left, top, width, height = (reader.little(2) for _ in range(4))
    _colours(reader, reader.number(1))
    reader.take(1)
    _skip(reader, Count(_MOST_PIECES))
    return Essence(
        "GIF",
        head + control + data[start : reader.at] + b";",
        max(left + width, int.from_bytes(header[6:8], "little")),
        max(top + height, int.from_bytes(header[8:10], "little")),
        moving=_more(reader, blocks),
    )


def _colours(reader: Reader, flags: int) -> bytes:
    return reader.take(3 * 2 ** ((flags & 7) + 1)) if flags & 0x80 else b""


def _skip(reader: Reader, pieces: Count) -> None:
    while length := reader.number(1):
        pieces.one()
        reader.take(length)


def _more(reader: Reader, blocks: Count) -> bool:
    """Whether a further picture follows. Raises IndexError when the file ends too soon."""
    while not reader.finished:
        kind = reader.number(1)
        if kind != _EXTENSION:
            return kind == _IMAGE
        reader.take(1)
        _skip(reader, blocks)
    raise IndexError("it ends too soon")
