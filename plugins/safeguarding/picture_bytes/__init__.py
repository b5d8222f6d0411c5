"""Reads the bytes of a finished picture and names everything in it that is not the picture.

Each format has a list of the parts that it needs to be shown; whatever else stands in the file is
foreign, known to us or not. So nobody has to think of every place where a camera or a program
hides a text, and a damaged or unfamiliar structure counts as foreign too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from safeguarding.picture_bytes.avif import read_avif
from safeguarding.picture_bytes.foreign import Foreign, Reader
from safeguarding.picture_bytes.gif import read_gif
from safeguarding.picture_bytes.jpeg import read_jpeg
from safeguarding.picture_bytes.png import read_png
from safeguarding.picture_bytes.webp import read_webp

__all__ = ["READERS", "Foreign", "inspect_picture"]

READERS: Mapping[str, Callable[[Reader], None]] = MappingProxyType(
    {
        ".jpg": read_jpeg,
        ".jpeg": read_jpeg,
        ".png": read_png,
        ".webp": read_webp,
        ".gif": read_gif,
        ".avif": read_avif,
    }
)
"""By file name suffix, in lower case. A type that is not here cannot be vouched for."""


def inspect_picture(data: bytes, suffix: str) -> tuple[Foreign, ...]:
    """Everything in `data` that the format does not need; empty for a clean picture.

    `suffix` is that of the published file, with its dot: the bytes must be of that very format.
    Raises KeyError for a suffix without a reader; the caller refuses such a file.
    """
    read = READERS[suffix.lower()]
    reader = Reader(data)
    try:
        read(reader)
    except (IndexError, ValueError) as damage:
        reader.report(f"a damaged structure ({damage})", reader.at)
    if not reader.foreign and reader.at != len(data):
        reader.report("bytes after the end of the picture", reader.at)
    return tuple(reader.foreign)
