"""Where lines of text are in a picture: slanted boxes, however the text is turned.

The network answers with a map of how likely each pixel belongs to text; what hangs together in it
is a line. (“Real-time Scene Text Detection with Differentiable Binarization”, Liao et al. 2020.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from looking.eyes import Pixels

Points: TypeAlias = NDArray[np.float32]
Grey: TypeAlias = NDArray[np.float32]

LONG_SIDE = 832
AREA = 530_000
"""Pixels to which a picture is reduced, never enlarged; they bound time and memory."""
TEXT = 0.2
"""From which likelihood a pixel is text."""
LINE = 0.3
"""From which likelihood, on average, what hangs together is a line."""
_GROWTH = 1.6
"""Area by edge: the network marks the heart of a line only, so the box grows by that much."""
_STEP = 32
"""The network halves its input five times."""
_THINNEST = 3.0


@dataclass(frozen=True, slots=True)
class LineFinder:
    """`session` is an onnxruntime.InferenceSession, `how` its RunOptions.

    Threads may share them.
    """

    session: Any
    how: Any = None

    def find(self, pixels: Pixels) -> list[Points]:
        """The four corners of each line, clockwise from the one at the upper left."""
        height, width = pixels.shape[:2]
        small = _reduced(pixels)
        likely = self.session.run(None, {"x": as_input(small)}, self.how)[0][0, 0]
        scale = np.array([width / small.shape[1], height / small.shape[0]], np.float32)
        return [_clockwise(corners * scale) for corners in _boxes(likely)]


def as_input(pixels: Pixels) -> Grey:
    """1 × 3 × height × width, from -1 to 1, blue first."""
    scaled = cv2.dnn.blobFromImage(pixels, 1 / 127.5, mean=(127.5,) * 3, swapRB=True)
    return np.asarray(scaled, np.float32)


def _reduced(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    scale = min(1.0, LONG_SIDE / max(height, width), (AREA / (height * width)) ** 0.5)
    size = [max(_STEP, round(side * scale / _STEP) * _STEP) for side in (width, height)]
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _boxes(likely: Grey) -> Iterator[Points]:
    """The corners of each line in the map, grown to hold the whole of its letters."""
    text = cv2.dilate((likely > TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(text, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        centre, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _THINNEST:
            continue
        if _mean(likely, cv2.boxPoints((centre, (width, height), angle))) >= LINE:
            more = width * height * _GROWTH / (width + height)
            grown = centre, (width + more, height + more), angle
            yield np.asarray(cv2.boxPoints(grown), np.float32)


def _mean(likely: Grey, corners: Any) -> float:
    """How likely the pixels between the corners are text, on average."""
    height, width = likely.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    inside = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(inside, [np.asarray(corners - (left, top), np.int32)], (1,))
    return float(cv2.mean(likely[top : bottom + 1, left : right + 1], inside)[0])


def _clockwise(corners: Points) -> Points:
    """Sorted: upper left, upper right, lower right, lower left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)
