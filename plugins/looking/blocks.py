"""Lines of text that stand together, as a first name above its surname on a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from looking.letters import Line
from looking.lines import Points

_SAME_WAY = 0.94
"""Cosine of the angle (20°) by which lines that stand together differ at most."""
_SAME_SIZE = 2.0
_GAP_BELOW = 0.9
_GAP_BESIDE = 1.5
"""In heights of a line."""
_OVERLAP = 0.3
"""Of the shorter of two lines, one above the other."""
_ROW = 0.5
"""Of the lower of two lines, side by side."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, seen from one whose text runs from left to right."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def blocks(lines: Sequence[Line]) -> tuple[str, ...]:
    """The text of each block, from the top: its rows parted by line feeds, the words by spaces."""
    found: list[list[Line]] = []
    for line in lines:
        near = [block for block in found if any(_together(line, other) for other in block)]
        joined = [line, *(other for block in near for other in block)]
        found = [block for block in found if block not in near] + [joined]
    return tuple(_text(block) for block in sorted(found, key=_begin))


def _begin(block: Iterable[Line]) -> tuple[float, float]:
    return min((float(line.corners[0][1]), float(line.corners[0][0])) for line in block)


def _together(one: Line, other: Line) -> bool:
    """Whether the lines run the same way, in letters of like size, and touch nearly."""
    if float(_direction(one) @ _direction(other)) < _SAME_WAY:
        return False
    a, b = _placed(one, one), _placed(other, one)
    low, high = sorted((a.height, b.height))
    if high > _SAME_SIZE * low:
        return False
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    beside = down >= _ROW * low and -across <= _GAP_BESIDE * low
    below = across >= _OVERLAP * min(a.right - a.left, b.right - b.left)
    return beside or (below and -down <= _GAP_BELOW * low)


def _text(block: Sequence[Line]) -> str:
    first = block[0]
    waiting = sorted(block, key=lambda line: _placed(line, first).top)
    rows: list[list[Line]] = []
    for line in waiting:
        if rows and _in_row(_placed(rows[-1][-1], first), _placed(line, first)):
            rows[-1].append(line)
        else:
            rows.append([line])
    ordered = (sorted(row, key=lambda line: _placed(line, first).left) for row in rows)
    return "\n".join(" ".join(line.text for line in row) for row in ordered)


def _in_row(one: _Placed, other: _Placed) -> bool:
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return down >= _ROW * min(one.height, other.height)


def _direction(line: Line) -> Points:
    along = line.corners[1] - line.corners[0]
    return np.asarray(along / max(1e-6, float(np.linalg.norm(along))), np.float32)


def _placed(line: Line, by: Line) -> _Placed:
    """Where the line is when the picture is turned so that `by` runs from left to right."""
    along = _direction(by)
    across = np.array([-along[1], along[0]], np.float32)
    middle, size = line.corners.mean(axis=0), _size(line)
    x, y = float(middle @ along), float(middle @ across)
    return _Placed(x - size[0] / 2, x + size[0] / 2, y - size[1] / 2, y + size[1] / 2)


def _size(line: Line) -> tuple[float, float]:
    one, two, three, _ = line.corners
    return float(np.linalg.norm(two - one)), float(np.linalg.norm(three - two))
