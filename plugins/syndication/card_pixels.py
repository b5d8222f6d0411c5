"""A photo's bytes -> the bytes of a card, from pixels alone, and with every head on it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageOps

from photos.decode import PictureError, decode
from safeguarding.record import Face

RECIPE = "photo 2"
"""Another one with every change to what is made."""
_SIZE = (1200, 630)
_GROUND = (15, 76, 74)
_WIDEST, _NARROWEST = 1200 / 630, 1.2
"""Width to height of what is cut to a card; anything else loses too much and is shown whole."""
_FROM_ABOVE = 0.2
"""Of what is cut off where nobody looked for faces, so much above: there are the heads."""
_HAIR, _CHIN = 0.6, 0.25
"""What belongs to a head above and below its face, in heights of the face."""


def card_from(original: bytes, suffix: str, faces: Sequence[Face] | None = None) -> bytes | None:
    """A JPEG of 1200 × 630 pixels without metadata; None if `original` cannot be used.

    `suffix` is that of the original's name: ".jpg". `faces` are those found in the picture; None
    if nobody looked. No head among them is cut: else the whole picture stands on a plain ground.
    """
    try:
        upright = decode(original, suffix, _SIZE[0]).image.convert("RGB")
    except PictureError:
        return None
    top = where_to_cut(upright.size, faces)
    fitted = _whole(upright) if top is None else _cut(upright, top)
    pixels = Image.frombytes(fitted.mode, fitted.size, fitted.tobytes())
    written = io.BytesIO()
    pixels.save(written, "JPEG", quality=82)
    return written.getvalue()


def where_to_cut(size: tuple[int, int], faces: Sequence[Face] | None) -> float | None:
    """The upper edge of the card as a share of the picture's height; None: do not cut."""
    aspect = size[0] / size[1]
    if not _NARROWEST <= aspect <= _WIDEST:
        return None
    kept = aspect / _WIDEST  # of the height
    spare = 1 - kept
    if not faces:
        return spare * _FROM_ABOVE
    upper = min(face.top - _HAIR * face.height for face in faces)
    lower = max(face.top + (1 + _CHIN) * face.height for face in faces)
    upper, lower = max(upper, 0.0), min(lower, 1.0)
    if lower - upper > kept:
        return None
    middle = (upper + lower - kept) / 2
    return min(max(middle, lower - kept, 0.0), upper, spare)


def _cut(image: Image.Image, top: float) -> Image.Image:
    width, height = image.size
    upper = top * height
    box = (0.0, upper, float(width), min(upper + width / _WIDEST, float(height)))
    return image.resize(_SIZE, Image.Resampling.LANCZOS, box=box)


def _whole(image: Image.Image) -> Image.Image:
    ground = Image.new("RGB", _SIZE, _GROUND)
    inside = ImageOps.contain(image, _SIZE, Image.Resampling.LANCZOS)
    ground.paste(inside, ((_SIZE[0] - inside.width) // 2, (_SIZE[1] - inside.height) // 2))
    return ground
