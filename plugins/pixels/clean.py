"""An opened picture -> its pixels: upright, in sRGB, opaque, no larger than asked.

What leaves this module is made by `Image.frombytes` from the pixels alone, so it cannot carry a
place, a date, a name, a thumbnail or a profile: none was ever put into it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image, ImageCms

from pixels.scale import Rows, Size, scaled, scaled_in_strips

_UPRIGHT: Mapping[int, Image.Transpose] = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
_SRGB = ImageCms.createProfile("sRGB")
_MANY_PIXELS = 16_000_000
_PLAIN = ("RGB", "L", "CMYK")
"""Modes that can be averaged as they are."""


def clean(
    opened: Image.Image, max_edge: int, orientation: int = 1, profile: bytes | None = None
) -> Image.Image:
    """The picture in mode RGB or L, without metadata of any kind, and never enlarged.

    `orientation` is Exif's (1 to 8), `profile` the ICC profile of its colours. Raises whatever a
    decoder raises for damaged bytes.
    """
    size = _within(opened.size, max_edge)
    opened.draft(None, size)
    opened.load()
    return _bare(_scaled(opened, size), orientation, profile)


def clean_rows(
    rows: Rows, whole: Size, max_edge: int, orientation: int = 1, profile: bytes | None = None
) -> Image.Image:
    """The same for a picture of size `whole` that is decoded elsewhere, so that it need not be
    copied first.
    """
    return _bare(scaled_in_strips(rows, whole, _within(whole, max_edge)), orientation, profile)


def _bare(small: Image.Image, orientation: int, profile: bytes | None) -> Image.Image:
    shown = to_srgb(small, profile)
    if orientation in _UPRIGHT:
        shown = shown.transpose(_UPRIGHT[orientation])
    return Image.frombytes(shown.mode, shown.size, shown.tobytes())


def _within(size: Size, max_edge: int) -> Size:
    longest = max(size)
    if longest <= max_edge:
        return size
    width, height = size
    return max(1, round(width * max_edge / longest)), max(1, round(height * max_edge / longest))


def _scaled(image: Image.Image, size: Size) -> Image.Image:
    plain = image.mode in _PLAIN and "transparency" not in image.info
    if plain and image.width * image.height <= _MANY_PIXELS:
        return scaled(image, size)

    def rows(top: int, bottom: int) -> Image.Image:
        return image.crop((0, top, image.width, bottom))

    return scaled_in_strips(rows, image.size, size)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser shows them, before the profile that explains them is left behind."""
    mode = {"CMYK": "RGB"}.get(image.mode, image.mode)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that does not fit its picture says nothing about the colours
        else:
            image = converted or image
    return image if image.mode == mode else image.convert(mode)
