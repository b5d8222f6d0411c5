"""A photo's bytes -> the bytes of a card, from pixels alone."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from photos.decode import PictureError, decode

_SIZE = (1200, 630)
_EDGE = 1600
"""A portrait of 3:4 must be so high to be as wide as a card."""
_ABOVE_THE_MIDDLE = (0.5, 0.4)
"""Where a card is cut from a photo: people stand in its upper half."""


def card_from(original: bytes, suffix: str) -> bytes | None:
    """A JPEG of 1200 × 630 pixels without metadata; None if `original` cannot be used.

    `suffix` is that of the original's name: ".jpg".
    """
    try:
        upright = decode(original, suffix, _EDGE).image.convert("RGB")
    except PictureError:
        return None
    fitted = ImageOps.fit(upright, _SIZE, Image.Resampling.LANCZOS, centering=_ABOVE_THE_MIDDLE)
    pixels = Image.frombytes(fitted.mode, fitted.size, fitted.tobytes())
    written = io.BytesIO()
    pixels.save(written, "JPEG", quality=80, optimize=True, progressive=True)
    return written.getvalue()
