"""Views of a picture for a detector that knows one size: parts, reduced ones and turned ones.

Small views share a canvas, so that several of them cost what one does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import cv2
import numpy as np

from looking.boxes import Box, Found, is_inside, turned_back
from looking.yunet import CANVAS

if TYPE_CHECKING:
    from looking.eyes import Pixels

    Detect: TypeAlias = Callable[[Pixels], list[Found]]

Placed: TypeAlias = "tuple[View, tuple[int, int]]"
"""A view and the corner (x, y) on a canvas where it lies."""

OVERLAP = 128
"""Pixels that neighbouring parts have in common."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Part of a picture, from `left` and `top` on, scaled and then turned to the left."""

    pixels: Pixels
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0
    turns: int = 0

    def in_picture(self, box: Box) -> Box:
        """A box in the view as it lies in the picture."""
        width, height = self.pixels.shape[1::-1] if self.turns % 2 == 0 else self.pixels.shape[:2]
        left, top, wide, high = turned_back(box, self.turns, width, height)
        scale = self.scale
        return left / scale + self.left, top / scale + self.top, wide / scale, high / scale

    def resized(self, long_side: int) -> View:
        """The same, enlarged or reduced."""
        height, width = self.pixels.shape[:2]
        scale = long_side / max(height, width)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        pixels = _resized(self.pixels, *size)
        return View(pixels, self.left, self.top, self.scale * scale, self.turns)


def parts(view: View) -> Iterator[View]:
    """A view of the whole picture as parts that fit on a canvas and overlap."""
    for down in _slices(view.pixels.shape[0]):
        for across in _slices(view.pixels.shape[1]):
            left, top = across.start / view.scale, down.start / view.scale
            yield View(view.pixels[down, across], left, top, view.scale)


def turned(view: View, turns: int) -> View:
    """An upright view after quarter turns to the left."""
    return View(np.rot90(view.pixels, turns), view.left, view.top, view.scale, turns)


def about(pixels: Pixels, box: Box, around: float, side: int) -> View:
    """A square of `side` pixels: a box in a picture and what lies around it, black beyond it."""
    left, top, wide, high = box
    edge = max(1, round(max(wide, high) * around))
    x, y = round(left + (wide - edge) / 2), round(top + (high - edge) / 2)
    part = pixels[max(0, y) : y + edge, max(0, x) : x + edge]
    cut = np.zeros((edge, edge, 3), np.uint8)
    cut[max(0, -y) :, max(0, -x) :][: part.shape[0], : part.shape[1]] = part
    return View(_resized(cut, side, side), x, y, side / edge)


def mirrored(view: View) -> View:
    """The same as in a mirror. A find in its middle, where a cut has its face, stays there."""
    return View(view.pixels[:, ::-1], view.left, view.top, view.scale, view.turns)


def look_at(views: Sequence[View], detect: Detect) -> list[list[Found]]:
    """What is found in each view, in the picture's pixels. Small views share a canvas.

    No side of a view is longer than a canvas's.
    """
    found: list[list[Found]] = []
    for canvas in _shared_out(views):
        found.extend(_look_at_canvas(canvas, detect))
    return found


def _shared_out(views: Sequence[View]) -> list[list[Placed]]:
    """Canvases with the views on them: side by side in rows, and rows below each other."""
    canvases: list[list[Placed]] = []
    x, y, high = 0, CANVAS, 0
    for view in views:
        height, width = view.pixels.shape[:2]
        if x + width > CANVAS or y + height > CANVAS:
            x, y, high = 0, y + high, 0
        if y + height > CANVAS:
            canvases.append([])
            y = 0
        canvases[-1].append((view, (x, y)))
        x, high = x + width, max(high, height)
    return canvases


def _look_at_canvas(placed: Sequence[Placed], detect: Detect) -> list[list[Found]]:
    canvas = np.zeros((CANVAS, CANVAS, 3), np.uint8)
    for view, (x, y) in placed:
        height, width = view.pixels.shape[:2]
        canvas[y : y + height, x : x + width] = view.pixels
    found = detect(canvas)
    return [_found_in(view, corner, found) for view, corner in placed]


def _found_in(view: View, corner: tuple[int, int], found: Sequence[Found]) -> list[Found]:
    """What was found on the canvas where the view lies, in the picture's pixels."""
    height, width = view.pixels.shape[:2]
    moved = (
        ((one.box[0] - corner[0], one.box[1] - corner[1], *one.box[2:]), one.sure) for one in found
    )
    return [
        Found(view.in_picture(box), sure, view.turns)
        for box, sure in moved
        if is_inside(box, width, height)
    ]


def _resized(pixels: Pixels, width: int, height: int) -> Pixels:
    how = cv2.INTER_AREA if width < pixels.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=how), np.uint8)


def _slices(length: int) -> list[slice]:
    """Parts of one size that cover `length` pixels and overlap."""
    count = 1 + max(0, -(-(length - CANVAS) // (CANVAS - OVERLAP)))
    size = -(-(length + (count - 1) * OVERLAP) // count)
    starts = (round((length - size) * number / max(1, count - 1)) for number in range(count))
    return [slice(start, start + size) for start in starts]
