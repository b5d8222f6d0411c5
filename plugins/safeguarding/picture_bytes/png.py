"""PNG (W3C): the chunks that hold the picture and its colours, and rows that fill it exactly."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_GREY, _COLOURS, _PALETTE, _GREY_ALPHA, _COLOURS_ALPHA = 0, 2, 3, 4, 6
_CHANNELS: Mapping[int, int] = MappingProxyType(
    {_GREY: 1, _COLOURS: 3, _PALETTE: 1, _GREY_ALPHA: 2, _COLOURS_ALPHA: 4}
)
_DEPTHS: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {
        _GREY: (1, 2, 4, 8, 16),
        _COLOURS: (8, 16),
        _PALETTE: (1, 2, 4, 8),
        _GREY_ALPHA: (8, 16),
        _COLOURS_ALPHA: (8, 16),
    }
)
_SRGB_GAMMA = (45455).to_bytes(4)
_SRGB_PLACES = b"".join(
    value.to_bytes(4) for value in (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
)
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2))
_LAST_PASS = (0, 1, 1, 2)
"""Adam7: first column and row of each pass, and the steps across and down."""
_MOST_BYTES = 250_000_000

_KNOWN: Mapping[bytes, str] = MappingProxyType(
    {
        b"tEXt": "a text",
        b"zTXt": "a text",
        b"iTXt": "a text",
        b"eXIf": "an Exif block",
        b"iCCP": "a colour profile",
        b"tIME": "a date",
        b"acTL": "an animation",
    }
)


@dataclass(slots=True)
class _Picture:
    width: int = 0
    height: int = 0
    depth: int = 0
    colour: int = -1
    interlaced: bool = False
    colours: int = 0
    """Entries of the palette."""
    seen: list[bytes] = field(default_factory=list)
    packed: bytearray = field(default_factory=bytearray)


def read_png(reader: Reader) -> None:
    reader.expect(b"\x89PNG\r\n\x1a\n")
    picture = _Picture()
    name = b""
    while name != b"IEND":
        start = reader.at
        length = reader.number(4)
        name = reader.take(4)
        body = reader.take(length)
        right = reader.number(4) == zlib.crc32(body, zlib.crc32(name))
        if not picture.seen and name != b"IHDR":
            raise ValueError("no header")
        needed = _NEEDED.get(name)
        if not right or needed is None or not needed(body, picture) or not _in_place(name, picture):
            reader.report(_KNOWN.get(name, "a chunk that the picture does not need"), start)
        picture.seen.append(name)
    _rows(reader, picture)


def _in_place(name: bytes, picture: _Picture) -> bool:
    """Each chunk once; the picture's in one run, with all that explains it before."""
    if name == b"IDAT":
        return b"IDAT" not in picture.seen or picture.seen[-1] == b"IDAT"
    if name == b"IEND":
        return b"IDAT" in picture.seen
    return name not in picture.seen and b"IDAT" not in picture.seen


def _header(body: bytes, picture: _Picture) -> bool:
    if len(body) != 13:
        raise ValueError("no header")
    picture.width, picture.height = int.from_bytes(body[:4]), int.from_bytes(body[4:8])
    picture.depth, picture.colour, picture.interlaced = body[8], body[9], body[12] == 1
    return (
        picture.width > 0
        and picture.height > 0
        and picture.depth in _DEPTHS.get(picture.colour, ())
        and body[10:12] == b"\0\0"
        and body[12] <= 1
    )


def _palette(body: bytes, picture: _Picture) -> bool:
    """Only where pixels point to it: for others it would be a suggestion that nobody reads."""
    picture.colours = len(body) // 3
    fits = 0 < picture.colours <= 1 << picture.depth and len(body) % 3 == 0
    return picture.colour == _PALETTE and fits


def _transparency(body: bytes, picture: _Picture) -> bool:
    if picture.colour == _PALETTE:
        return 0 < len(body) <= picture.colours
    return len(body) == {_GREY: 2, _COLOURS: 6}.get(picture.colour)


def _density(body: bytes, _picture: _Picture) -> bool:
    return len(body) == 9 and body[:4] == body[4:8] and body[8] <= 1


def _data(body: bytes, picture: _Picture) -> bool:
    picture.packed += body
    return True


_NEEDED: Mapping[bytes, Callable[[bytes, _Picture], bool]] = MappingProxyType(
    {
        b"IHDR": _header,
        b"PLTE": _palette,
        b"tRNS": _transparency,
        b"gAMA": lambda body, _: body == _SRGB_GAMMA,
        b"cHRM": lambda body, _: body == _SRGB_PLACES,
        b"sRGB": lambda body, _: len(body) == 1 and body[0] <= 3,
        b"pHYs": _density,
        b"IDAT": _data,
        b"IEND": lambda body, _: not body,
    }
)


def _rows(reader: Reader, picture: _Picture) -> None:
    """The packed data must be the rows of the picture, and end with them."""
    wanted = _size(picture)
    if wanted > _MOST_BYTES:
        raise ValueError("more pixels than can be looked at")
    unpacker = zlib.decompressobj()
    try:
        rows = unpacker.decompress(bytes(picture.packed), wanted + 1)
    except zlib.error:
        raise ValueError("pixels that cannot be unpacked") from None
    if len(rows) != wanted or not unpacker.eof or unpacker.unused_data:
        reader.report("data that belongs to no picture", reader.at)


def _size(picture: _Picture) -> int:
    """Bytes of all rows, each with the byte that says how it is filtered."""
    bits = picture.depth * _CHANNELS.get(picture.colour, 4)
    if not picture.interlaced:
        return picture.height * (1 + (picture.width * bits + 7) // 8)
    total = 0
    for column, row, across, down in (*_PASSES, _LAST_PASS):
        width = -(-(picture.width - column) // across)
        height = -(-(picture.height - row) // down)
        if width > 0 and height > 0:
            total += height * (1 + (width * bits + 7) // 8)
    return total
