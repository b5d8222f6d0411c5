"""An opened picture -> its pixels: upright, in sRGB, opaque, no larger than asked.

What leaves this module is made by `Image.frombytes` from the pixels alone, so it cannot carry a
place, a date, a name, a thumbnail or a profile: none was ever put into it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image, ImageCms

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
_BAND = 64
"""Rows that are brought into another mode at once, so that a large picture is never held twice."""


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
    small = _to_srgb(_scaled(opened, size), profile)
    if orientation in _UPRIGHT:
        small = small.transpose(_UPRIGHT[orientation])
    return Image.frombytes(small.mode, small.size, small.tobytes())


def _within(size: tuple[int, int], max_edge: int) -> tuple[int, int]:
    longest = max(size)
    if longest <= max_edge:
        return size
    width, height = size
    return max(1, round(width * max_edge / longest)), max(1, round(height * max_edge / longest))


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """First quickly by a whole number, to no less than twice the size; the rest with care."""
    factor = max(1, min(image.width // size[0], image.height // size[1]) // 2)
    box = (0, 0, image.width / factor, image.height / factor)
    reduced = _reduced(image, factor)
    return reduced if reduced.size == size else reduced.resize(size, Image.Resampling.LANCZOS, box)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    if factor == 1 and image.mode in ("RGB", "L", "CMYK") and "transparency" not in image.info:
        return image
    bands = range(0, image.height, factor * _BAND)
    whole: Image.Image | None = None
    for top in bands:
        bottom = min(image.height, top + factor * _BAND)
        band = _opaque(_averageable(image.crop((0, top, image.width, bottom)))).reduce(factor)
        if whole is None:
            whole = Image.new(band.mode, (band.width, -(-image.height // factor)))
        whole.paste(band, (0, top // factor))
    if whole is None:
        raise ValueError("no rows")
    return whole


def _averageable(image: Image.Image) -> Image.Image:
    """The picture in a mode whose values can be averaged."""
    if image.mode.startswith("I"):
        # `convert` would clip 16 bits to white; 65535 / 257 is 255.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in ("RGB", "L", "CMYK", "RGBA", "LA"):
        return image.convert("RGBA") if "transparency" in image.info else image
    if image.mode in ("P", "PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _opaque(image: Image.Image) -> Image.Image:
    """On white: what somebody erased is still there, under full transparency."""
    if image.mode not in ("RGBA", "LA"):
        return image
    whole = image.convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(white, whole).convert("RGB")


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as a browser shows them, before the profile that explains them is left behind."""
    mode = {"CMYK": "RGB"}.get(image.mode, image.mode)
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that does not fit its picture says nothing about the colours
        else:
            if converted is not None:
                return converted
    return image if image.mode == mode else image.convert(mode)
