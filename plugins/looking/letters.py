"""Reads one line of text: its letters, and which way round it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from looking.lines import Points, as_input

if TYPE_CHECKING:
    from looking.eyes import Pixels

SURE = 0.3
"""How sure, on average, the letters of a line must be."""
DOUBTFUL = 0.8
"""Below this a line is also tried upside down: work on a table is seen from all sides."""
_HEIGHT = 48
"""Pixels; the network knows lines of this height only."""
_WIDEST = 2400
_NARROWEST = 16
_UPRIGHT = 1.5
"""From this height (by width) on, a box holds text that runs up or down."""
_SURELY_UPRIGHT = 3.0
_NOTHING, _LAST_LATIN = 0, "\u024f"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """`corners`: clockwise, from where the text begins. `sure` is 0 to 1."""

    corners: Points
    text: str
    sure: float


class LineReader:
    """`session` is an onnxruntime.InferenceSession; threads may share it."""

    def __init__(self, session: Any) -> None:
        self._session = session
        letters = ["", *session.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
        latin = [i for i, letter in enumerate(letters) if letter <= _LAST_LATIN]
        self._latin = np.array(latin)
        self._letters = [letters[i] for i in latin]

    def read(self, pixels: Pixels, boxes: Sequence[Points]) -> list[Line]:
        """The lines in the boxes, as far as they can be read."""
        lines = (self._line(pixels, corners) for corners in boxes)
        return [line for line in lines if line.text and line.sure >= SURE]

    def _line(self, pixels: Pixels, corners: Points) -> Line:
        """The line, read the way round in which its letters are surest."""
        cut = _straightened(pixels, corners)
        height, width = cut.shape[:2]
        turns: tuple[int, ...] = (0,)
        if height >= _UPRIGHT * width:
            turns = (1, 3) if height >= _SURELY_UPRIGHT * width else (0, 1, 3)
        tried = [self._turned(cut, corners, turn) for turn in turns]
        if turns == (0,) and tried[0].sure < DOUBTFUL:
            tried.append(self._turned(cut, corners, 2))
        return max(tried, key=lambda line: line.sure)

    def _turned(self, cut: Pixels, corners: Points, turn: int) -> Line:
        """The line read after `turn` quarter turns to the left."""
        text, sure = self._letters_of(np.ascontiguousarray(np.rot90(cut, turn)))
        return Line(np.roll(corners, -turn, axis=0), text, sure)

    def _letters_of(self, cut: Pixels) -> tuple[str, float]:
        height, width = cut.shape[:2]
        wide = min(max(_NARROWEST, round(_HEIGHT * width / height)), _WIDEST)
        scaled = np.asarray(cv2.resize(cut, (wide, _HEIGHT)), np.uint8)
        steps = self._session.run(None, {"x": as_input(scaled)})[0][0][:, self._latin]
        best = steps.argmax(axis=1)
        begins = np.append(True, best[1:] != best[:-1])
        kept = np.flatnonzero(begins & (best != _NOTHING))
        if not len(kept):
            return "", 0.0
        text = "".join(self._letters[best[step]] for step in kept)
        return text.strip(), float(steps.max(axis=1)[kept].mean())


def _straightened(pixels: Pixels, corners: Points) -> Pixels:
    """What stands between the corners, as an upright rectangle."""
    one, two, three, four = corners
    width = max(1, round(max(np.linalg.norm(one - two), np.linalg.norm(four - three))))
    height = max(1, round(max(np.linalg.norm(one - four), np.linalg.norm(two - three))))
    straight = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, straight)
    cut = cv2.warpPerspective(
        pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, np.uint8)
