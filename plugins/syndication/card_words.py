"""Words on a card: whether the font has them, and how they fit into their room."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont

_FONT = files("font_source_sans_pro").joinpath("files/SourceSansPro-Semibold.ttf")
"""Source Sans Pro by Adobe, under the SIL Open Font License 1.1."""
_LINE = 1.18
"""Height of a line, in sizes of the font."""
_NO_SUCH_SIGN = "\uffff"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that fit, with the size of their font and the height of a line, in pixels."""

    lines: tuple[str, ...]
    size: int
    line_height: int

    @property
    def height(self) -> int:
        return len(self.lines) * self.line_height


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The font of all cards. Its layout engine is the one that every machine has."""
    return ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)


def drawable(words: str) -> bool:
    """Whether the font has every sign: no emoji, no script that it does not know, no controls."""
    return bool(words) and all(map(_has, words))


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    if sign == " ":
        return True
    if unicodedata.category(sign)[0] in "CMZ":
        return False
    return bytes(font(24).getmask(sign)) != bytes(font(24).getmask(_NO_SUCH_SIGN))


def fitted(words: str, width: int, height: int, sizes: range) -> Block | None:
    """`words` in the first of `sizes` in which they fit, unbroken; None if they fit in none."""
    for size in sizes:
        lines = _wrapped(words.split(), width, font(size))
        block = Block(lines, size, round(size * _LINE))
        if lines and block.height <= height:
            return block
    return None


def _wrapped(words: list[str], width: int, used: ImageFont.FreeTypeFont) -> tuple[str, ...]:
    """Lines no wider than `width` pixels; none if a single word is wider."""
    lines: list[str] = []
    for word in words:
        if used.getlength(word) > width:
            return ()
        if lines and used.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)
