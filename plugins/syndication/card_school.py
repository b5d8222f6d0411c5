"""The school's own card: its name on a plain ground, and nothing of any post.

A title is not drawn on it: what stands in pixels is seen by no name rule.
"""

from __future__ import annotations

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

_SIZE = (1200, 630)
_GROUND = (18, 56, 92)
_INK = (255, 255, 255)
_LINE = (242, 183, 5)


def school_card(name: str) -> bytes:
    """A JPEG of 1200 × 630 pixels with the name of the school, without any metadata."""
    image = Image.new("RGB", _SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    centre = (_SIZE[0] // 2, _SIZE[1] // 2)
    lines = "\n".join(textwrap.wrap(name, width=24))
    font = ImageFont.load_default(76)
    draw.multiline_text(
        centre, lines, fill=_INK, font=font, anchor="mm", align="center", spacing=24
    )
    draw.rectangle((0, _SIZE[1] - 24, _SIZE[0], _SIZE[1]), fill=_LINE)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=85, optimize=True)
    return written.getvalue()
