"""GIF (89a): one still picture; no comment, no application block, no second frame."""

from __future__ import annotations

from dataclasses import dataclass

from safeguarding.picture_bytes.foreign import Reader

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL = 0xF9
_KNOWN = {0xFE: "a comment", 0xFF: "an application block", 0x01: "a text"}
_MOST_CODES = 1 << 12


@dataclass(slots=True)
class _Picture:
    width: int
    height: int
    colours: bool
    """There is a colour table for all pictures."""
    frames: int = 0
    controls: int = 0


def read_gif(reader: Reader) -> None:
    if reader.take(6) not in (b"GIF87a", b"GIF89a"):
        raise ValueError("it is not of the type that its name says")
    width, height = reader.little(2), reader.little(2)
    flags = reader.number(1)
    start = reader.at
    reader.take(1)  # the background
    if reader.number(1):
        reader.report("a shape that no browser looks at", start)
    picture = _Picture(width, height, bool(flags & 0x80))
    _skip_colours(reader, flags)
    while (block := reader.number(1)) != _TRAILER:
        start = reader.at - 1
        if block == _EXTENSION:
            _extension(reader, picture, start)
        elif block == _IMAGE:
            _image(reader, picture, start)
        else:
            raise ValueError("a block of no known kind")
    if not picture.frames:
        raise ValueError("no picture")


def _skip_colours(reader: Reader, flags: int) -> None:
    """The colour table that follows, when its flag says that there is one."""
    if flags & 0x80:
        reader.take(3 * 2 ** ((flags & 7) + 1))


def _extension(reader: Reader, picture: _Picture, start: int) -> None:
    """One control block may stand before the picture."""
    label = reader.number(1)
    body = _sub_blocks(reader)
    control = label == _GRAPHIC_CONTROL and len(body) == 4 and body[0] < 0x20
    picture.controls += control
    if not control or picture.controls > 1 or picture.frames:
        reader.report(_KNOWN.get(label, "a block that the picture does not need"), start)


def _image(reader: Reader, picture: _Picture, start: int) -> None:
    picture.frames += 1
    left, top, width, height = (reader.little(2) for _ in range(4))
    flags = reader.number(1)
    if picture.frames > 1:
        reader.report("an animation", start)
    if (left, top, width, height) != (0, 0, picture.width, picture.height):
        reader.report("a picture of another size than the file", start)
    if flags & 0x80 and picture.colours:
        reader.report("colours that the picture does not need", start)
    _skip_colours(reader, flags)
    smallest = reader.number(1)
    place = reader.at
    if not _fills(_sub_blocks(reader), smallest, width * height):
        reader.report("data that belongs to no picture", place)


def _sub_blocks(reader: Reader) -> bytes:
    """The contents of a run of sub-blocks."""
    pieces = []
    while length := reader.number(1):
        pieces.append(reader.take(length))
    return b"".join(pieces)


def _fills(packed: bytes, smallest: int, pixels: int) -> bool:
    """Whether the LZW codes give exactly that many pixels, and end with the last byte.

    Only the length of what each code stands for is kept, not the pixels.
    """
    if not 2 <= smallest <= 8:
        return False
    clear, end = 1 << smallest, (1 << smallest) + 1
    first = [1] * clear + [0, 0]
    lengths, bits, previous = first.copy(), smallest + 1, 0
    held = count = done = 0
    for at, byte in enumerate(packed):
        held |= byte << count
        count += 8
        while count >= bits:
            code = held & ((1 << bits) - 1)
            held >>= bits
            count -= bits
            if code == end:
                return done == pixels and at == len(packed) - 1 and held == 0
            if code == clear:
                lengths, bits, previous = first.copy(), smallest + 1, 0
                continue
            if code > len(lengths) or (code == len(lengths) and not previous):
                return False
            if previous and len(lengths) < _MOST_CODES:
                lengths.append(previous + 1)
                bits = min(12, max(bits, len(lengths).bit_length()))
            if code >= len(lengths):
                return False
            previous = lengths[code]
            done += previous
            if done > pixels:
                return False
    return False
