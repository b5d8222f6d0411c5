"""Bytes of a picture -> the pixels that the eyes look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from looking.eyes import Pixels

LONGEST = 2048
"""Pixels; what is larger is looked at reduced: it holds memory down and shows no more faces."""
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
_MOST = 100_000_000
"""Pixels of a picture that is opened at all."""


def pixels_of(data: bytes) -> Pixels:
    """The pixels of an encoded picture, as they lie in the file: no orientation is applied.

    Raises ValueError or OSError when it cannot be decoded.
    """
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        if image.width * image.height > _MOST:
            raise ValueError("the picture is too large to be looked at")
        image.draft("RGB", (LONGEST, LONGEST))
        return pixels_in(image)


def pixels_in(image: Image.Image) -> Pixels:
    """The pixels of a picture that is open."""
    import numpy as np  # noqa: PLC0415 - not before there is something to look at

    flat = _on_white(image)
    flat.thumbnail((LONGEST, LONGEST), reducing_gap=2.0)
    return np.asarray(flat)


def _on_white(image: Image.Image) -> Image.Image:
    """As a page shows it: what is transparent is the paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
