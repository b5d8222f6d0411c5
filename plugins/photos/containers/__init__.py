"""Reads what an original says of itself before any decoder sees it, and cuts the picture out.

Decoders follow whatever a file tells them. So what they are given was walked through first:
counted, measured, and rid of all that is not the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from photos.containers.bmp import bmp_essence
from photos.containers.boxes import boxed_essence
from photos.containers.essence import Essence
from photos.containers.gif import gif_essence
from photos.containers.jpeg import jpeg_essence
from photos.containers.png import png_essence
from photos.containers.tiff import tiff_essence
from photos.containers.webp import webp_essence
from photos.kinds import FORMATS, in_words, kind_of, not_a_format
from photos.picture_error import PictureError, damaged, empty, slow, too_large

__all__ = ["Essence", "essence_of"]

_READERS: Mapping[str, Callable[[bytes], Essence]] = MappingProxyType(
    {
        "JPEG": jpeg_essence,
        "PNG": png_essence,
        "GIF": gif_essence,
        "WEBP": webp_essence,
        "BMP": bmp_essence,
        "TIFF": tiff_essence,
        "AVIF": lambda data: boxed_essence(data, "AVIF"),
        "HEIF": lambda data: boxed_essence(data, "HEIF"),
    }
)
_MOST_MILLIONS: Mapping[str, int] = MappingProxyType(
    {
        "JPEG": 80,
        "PNG": 24,
        "GIF": 40,
        "BMP": 40,
        "TIFF": 32,
        "AVIF": 32,
        "WEBP": 16,
        "HEIF": 50,
    }
)
"""Million pixels, so that decoding takes less than 300 MB at any size that is asked for. A JPEG can
be decoded at a smaller size; an iPhone's largest photo is a HEIF of 48 million pixels."""
_MOST_WORKING = 200_000_000


def essence_of(
    data: bytes, suffix: str, formats: Mapping[str, tuple[str, ...]] = FORMATS
) -> Essence:
    """The picture in `data`, if a decoder may have it. `suffix` is in lower case.

    Bytes of another kind than `formats` allow for the suffix are refused: whoever named the file
    may have meant another one. Raises PictureError.
    """
    if suffix not in formats:
        raise PictureError(not_a_format(suffix))
    kind, what = kind_of(data), in_words(data)
    if what is None:
        raise damaged() if data else empty()
    if kind not in formats[suffix]:
        raise PictureError(f"The file is called “{suffix}” but holds {what}. {_mend(kind)}")
    try:
        essence = _READERS[kind](data)
    except (ValueError, IndexError):
        raise damaged() from None
    _refuse_bombs(essence)
    return essence


def _mend(kind: str | None) -> str:
    if kind is None:
        return "Save the picture itself as a JPEG."
    return "Open it in a picture program and save it again as a JPEG."


def _refuse_bombs(essence: Essence) -> None:
    if not essence.pixels:
        raise damaged()
    millions = _MOST_MILLIONS[essence.kind]
    if essence.pixels > millions * 1_000_000:
        raise too_large(millions)
    if essence.working > _MOST_WORKING:
        raise slow()
