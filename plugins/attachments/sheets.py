"""How a page is drawn: how large, and cut into sheets if it is as long as a roll of paper.

Programs for the web print a whole newsletter as one page. Made to fit a picture, its words would be
too small to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_LONGEST, _SHORTEST = 1440, 1010
"""Pixels of the sides of an A4 page, nearly: as large as the detectors look at pictures."""
_MOST = 16_000_000
"""Pixels of a page: twelve sheets of A4 in one."""
_SHAPE = 1.5
"""A sheet is at most so much longer than it is wide: a little more than A4 paper."""
_SHARED = 0.2
"""Of the shorter side; what stands on the cut is whole on one of two sheets."""


class Part(NamedTuple):
    """A part of a page, in shares (0 to 1) of its width and height."""

    left: float
    top: float
    width: float
    height: float

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in a drawing of that size."""
        right, bottom = self.left + self.width, self.top + self.height
        edges = (self.left * width, self.top * height, right * width, bottom * height)
        left, top, right, bottom = (round(edge) for edge in edges)
        return left, top, right, bottom


def scale_for(width: float, height: float) -> float:
    """Pixels for each point of a page of that size."""
    short, long = sorted((max(width, 1.0), max(height, 1.0)))
    wanted = max(_LONGEST / long, _SHORTEST / short)
    return min(wanted, float((_MOST / (short * long)) ** 0.5))


def cut(width: int, height: int) -> Iterator[Part]:
    """The sheets of a drawn page: itself, or several along its longer side that overlap."""
    short, long = sorted((width, height))
    size, shared = short * _SHAPE, short * _SHARED
    many = 1 if long <= size else 1 + -(-(long - size) // (size - shared))
    share = min(1.0, (long + (many - 1) * shared) / many / long)
    for number in range(int(many)):
        begin = (1 - share) * number / max(1, many - 1)
        yield Part(0, begin, 1, share) if height >= width else Part(begin, 0, share, 1)
