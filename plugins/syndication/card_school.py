"""The school's own card: its name, and the title of a post where that names no pupil.

What stands in pixels is seen by no name rule, so the caller answers for the title.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from syndication.card_words import Block, drawable, fitted, font

RECIPE = "school 3"
"""Another one with every change to what is drawn."""
_SIZE = (1200, 630)
_GROUND = (15, 76, 74)
_INK = (253, 250, 244)
_STRIP = (242, 177, 52)
_STRIP_HEIGHT = 18
_MARGIN = 88
"""Networks cut a little off at the edges, and write over the lower one: it stays empty."""
_WIDTH = _SIZE[0] - 2 * _MARGIN
_TITLE = (_WIDTH, 336, range(92, 43, -8))
_TITLE_TOP = 176
_NAME = (_WIDTH, 60, range(40, 19, -4))
_NAME_TOP = 72
_RULE = (_MARGIN, 138, _MARGIN + 96, 144)
_NAME_ALONE = (_WIDTH, 360, range(92, 27, -8))
"""Room in pixels and sizes of the font, the largest first."""


def school_card(name: str, title: str = "") -> bytes | None:
    """A JPEG of 1200 × 630 pixels with the name of the school and a title, without any metadata.

    None if the title has signs that the font lacks, or does not fit. The name stands there in
    any case, as far as it can be drawn.
    """
    image = Image.new("RGB", _SIZE, _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, _SIZE[1] - _STRIP_HEIGHT, *_SIZE), fill=_STRIP)
    alone = fitted(name, *_NAME_ALONE) if drawable(name) else None
    if title:
        above = fitted(name, *_NAME) if drawable(name) else None
        block = fitted(title, *_TITLE) if drawable(title) else None
        if block is None or above is None:
            return None
        _write(draw, above, _NAME_TOP)
        draw.rectangle(_RULE, fill=_STRIP)
        _write(draw, block, _TITLE_TOP)
    elif alone is not None:
        _write(draw, alone, (_SIZE[1] - _STRIP_HEIGHT - alone.height) // 2)
    written = io.BytesIO()
    image.save(written, "JPEG", quality=75, optimize=True)
    return written.getvalue()


def _write(draw: ImageDraw.ImageDraw, block: Block, top: int) -> None:
    for number, line in enumerate(block.lines):
        place = (_MARGIN, top + number * block.line_height)
        draw.text(place, line, fill=_INK, font=font(block.size))
