"""The picture that stands for every film: drawn here, with nothing of the film in it.

YouTube's own preview would tell YouTube of each reader, and may show a child's face.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

PATH = "films/poster.png"
"""In the tree."""
WIDTH, HEIGHT = 960, 540

_GROUND = (18, 56, 92)
_INK = (255, 255, 255)
_LINE = (242, 183, 5)
_SMOOTH = 4


@lru_cache(maxsize=1)
def poster() -> bytes:
    """A PNG of 960 × 540 pixels: a play sign on the ground of the school's card."""
    image = Image.new("RGB", (WIDTH * _SMOOTH, HEIGHT * _SMOOTH), _GROUND)
    draw = ImageDraw.Draw(image)
    x, y, radius = WIDTH * _SMOOTH // 2, int(HEIGHT * 0.44) * _SMOOTH, 84 * _SMOOTH
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_INK)
    half = radius * 2 // 5
    left, right = x - half * 3 // 4, x + half * 5 // 4
    draw.polygon(((left, y - half), (left, y + half), (right, y)), fill=_GROUND)
    foot = (HEIGHT - 14) * _SMOOTH
    draw.rectangle((0, foot, WIDTH * _SMOOTH, HEIGHT * _SMOOTH), fill=_LINE)
    written = io.BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.BOX).quantize(32).save(written, "PNG")
    return written.getvalue()
