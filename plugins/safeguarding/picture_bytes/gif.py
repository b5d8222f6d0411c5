"""GIF (89a): one still picture; no comment, no application block, no second frame."""

from __future__ import annotations

from safeguarding.picture_bytes.foreign import Reader

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL = 0xF9
_KNOWN = {0xFE: "a comment", 0xFF: "an application block", 0x01: "a text"}


def read_gif(reader: Reader) -> None:
    if reader.take(6) not in (b"GIF87a", b"GIF89a"):
        raise ValueError("it is not of the type that its name says")
    reader.take(4)  # width and height
    flags = reader.number(1)
    reader.take(2)  # background and aspect
    _skip_colours(reader, flags)
    frames = 0
    while True:
        start = reader.at
        block = reader.number(1)
        if block == _TRAILER:
            return
        if block == _EXTENSION:
            _extension(reader, start)
        elif block == _IMAGE:
            frames += 1
            if frames > 1:
                reader.report("an animation", start)
            _image(reader)
        else:
            raise ValueError("a block of no known kind")


def _skip_colours(reader: Reader, flags: int) -> None:
    """The colour table that follows, when its flag says that there is one."""
    if flags & 0x80:
        reader.take(3 * 2 ** ((flags & 7) + 1))


def _extension(reader: Reader, start: int) -> None:
    label = reader.number(1)
    length = _sub_blocks(reader)
    if label != _GRAPHIC_CONTROL or length != 4:
        reader.report(_KNOWN.get(label, "a block that the picture does not need"), start)


def _image(reader: Reader) -> None:
    reader.take(8)  # place and size
    _skip_colours(reader, reader.number(1))
    reader.take(1)  # the smallest code
    _sub_blocks(reader)


def _sub_blocks(reader: Reader) -> int:
    """Skip a run of sub-blocks; the number of bytes in them."""
    total = 0
    while length := reader.number(1):
        reader.take(length)
        total += length
    return total
