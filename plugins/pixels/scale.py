"""A picture made smaller, strip by strip, so that a large one is never held twice."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from PIL import Image

Size: TypeAlias = tuple[int, int]
"""Width and height in pixels."""
Rows: TypeAlias = Callable[[int, int], Image.Image]
"""The rows of a picture from the first number up to the second, in any mode."""

_RESAMPLING = Image.Resampling.BICUBIC
"""A third quicker than Lanczos; two steps of an encoder's quality, for about the bytes that Lanczos
would have taken, make up for what it loses."""
_GAP = 2.0
"""Down to this many times the wanted size it goes quickly, by a whole number; then with care."""
_STRIP = 256
"""Rows of the picture that are made smaller at once, or about as many."""
_EDGE = 4
"""Rows more on both sides, since each depends on its neighbours; the filter reaches two far."""


def scaled(image: Image.Image, size: Size) -> Image.Image:
    """The picture, whose mode can be averaged and is opaque, in another size."""
    if image.size == size:
        return image
    return image.resize(size, _RESAMPLING, reducing_gap=_GAP)


def scaled_in_strips(rows: Rows, whole: Size, size: Size) -> Image.Image:
    """The picture of size `whole`, of which `rows` gives any part, in `size`; opaque, and in a mode
    that can be averaged (RGB, L, CMYK).
    """
    width, height = size
    step = whole[1] / height
    at_once = max(_EDGE, int(_STRIP / step))
    result: Image.Image | None = None
    for top in range(0, height, at_once):
        bottom = min(height, top + at_once)
        first, last = max(0, top - _EDGE), min(height, bottom + _EDGE)
        begin, end = first * step, last * step
        above = int(begin)
        strip = _opaque(_averageable(rows(above, min(whole[1], math.ceil(end)))))
        box = (0, begin - above, whole[0], min(end - above, strip.height))
        piece = strip.resize((width, last - first), _RESAMPLING, box, _GAP)
        if result is None:
            result = Image.new(piece.mode, size)
        result.paste(piece.crop((0, top - first, width, bottom - first)), (0, top))
    if result is None:
        raise ValueError("no rows")
    return result


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
    whole = image if image.mode == "RGBA" else image.convert("RGBA")
    white = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(white, whole).convert("RGB")
