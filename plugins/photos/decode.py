"""Bytes of an original -> clean pixels (pixels.clean), or the reason why there are none."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
)

from photos.containers import Essence, essence_of
from photos.kinds import FORMATS, not_a_format
from photos.picture_error import PictureError, damaged, slow
from pixels.apart import ApartError, decode_apart
from pixels.clean import clean, clean_rows, to_srgb
from pixels.webp import webp_rows

__all__ = ["FORMATS", "MAX_BYTES", "Decoded", "PictureError", "decode", "not_a_format"]

MAX_BYTES = 60_000_000

_HERE: Mapping[str, Callable[[io.BytesIO], Image.Image]] = MappingProxyType(
    {
        "JPEG": JpegImagePlugin.JpegImageFile,
        "PNG": PngImagePlugin.PngImageFile,
        "GIF": GifImagePlugin.GifImageFile,
        "BMP": BmpImagePlugin.BmpImageFile,
    }
)
"""What Pillow decodes in this process: formats in which the walk before has seen all that matters.
WebP is one of them, too."""
_APART = frozenset({"AVIF", "HEIF", "TIFF"})
"""These hold a second header, inside the coded picture, that may state any size."""

_MANY_PIXELS = 12_000_000
_one_at_a_time = threading.Lock()
"""Held while a very large picture is decoded, so that memory does not grow with the threads."""

Image.MAX_IMAGE_PIXELS = 80_000_000
ImageFile.LOAD_TRUNCATED_IMAGES = False
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", "Corrupt EXIF", UserWarning)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`image` has mode RGB or L and no metadata of any kind."""

    image: Image.Image
    moving: bool = False
    """The original is an animation or has further pages; `image` is the first picture of it."""


def decode(
    data: bytes, suffix: str, max_edge: int, formats: Mapping[str, tuple[str, ...]] = FORMATS
) -> Decoded:
    """The picture in `data`, its longest edge at most `max_edge` pixels; never enlarged.

    `suffix` is that of the file name: bytes of another kind than `formats` allow for it are
    refused, since whoever named them may have meant another file. Raises PictureError.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Save it smaller.")
    essence = essence_of(data, suffix.lower(), formats)
    if _is_small(essence):
        image = _pixels(essence, max_edge)
    else:
        with _one_at_a_time:
            image = _pixels(essence, max_edge)
    return Decoded(image, essence.moving)


def _is_small(essence: Essence) -> bool:
    scales = essence.kind == "JPEG" and not essence.working
    return essence.pixels <= _MANY_PIXELS * (2 if scales else 1)


def _pixels(essence: Essence, max_edge: int) -> Image.Image:
    if essence.kind in _APART:
        return _apart(essence, max_edge)
    try:
        image = (_webp if essence.kind == "WEBP" else _here)(essence, max_edge)
    except Exception:  # noqa: BLE001 - damaged bytes make decoders raise anything at all
        raise damaged() from None
    if image is None:
        raise damaged()
    return image


def _here(essence: Essence, max_edge: int) -> Image.Image | None:
    """None for a picture that is larger than the file states."""
    opened = _HERE[essence.kind](io.BytesIO(essence.data))
    if opened.width * opened.height > essence.pixels:
        return None
    return clean(opened, max_edge, essence.orientation, essence.profile)


def _webp(essence: Essence, max_edge: int) -> Image.Image | None:
    rows, size = webp_rows(essence.data)
    if size != (essence.width, essence.height):
        return None
    return clean_rows(rows, size, max_edge, essence.orientation, essence.profile)


def _apart(essence: Essence, max_edge: int) -> Image.Image:
    try:
        image = decode_apart(essence.data, essence.kind, max_edge, essence.pixels)
    except ApartError as error:
        raise (slow() if error.endless else damaged()) from None
    return to_srgb(image, essence.profile)
