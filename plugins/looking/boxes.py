"""Boxes about what was found: as they lie, turned back, and laid over each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height in pixels."""

SAME = 0.3
"""Two finds that share more of their common area than this are one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was taken for a face, and how sure (0 to 1)."""

    box: Box
    sure: float
    turns: int = 0
    """Quarter turns to the left after which it stands upright."""


def each_once(found: Iterable[Found]) -> list[Found]:
    """The surest of finds that lie over each other."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: -one.sure):
        if all(shared(one.box, other.box) <= SAME for other in kept):
            kept.append(one)
    return kept


def grouped(found: Iterable[Found]) -> list[list[Found]]:
    """Finds of one thing, the surest first: they lie over each other after the same turns."""
    groups: list[list[Found]] = []
    for one in sorted(found, key=lambda one: -one.sure):
        for group in groups:
            surest = group[0]
            if surest.turns == one.turns and shared(surest.box, one.box) > SAME:
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def is_inside(box: Box, width: float, height: float) -> bool:
    """Whether the middle of a box lies between 0, 0 and `width`, `height`."""
    across, down = box[0] + box[2] / 2, box[1] + box[3] / 2
    return 0 <= across <= width and 0 <= down <= height


def shared(one: Box, other: Box) -> float:
    """The common area of two boxes, as a share of what they cover together."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    common = max(0.0, wide) * max(0.0, high)
    return common / max(one[2] * one[3] + other[2] * other[3] - common, 1e-9)


def turned_back(box: Box, turns: int, width: float, height: float) -> Box:
    """A box in the turned picture as it lies in the upright one of `width` × `height` pixels."""
    left, top, wide, high = box
    if turns == 1:
        return width - top - high, left, high, wide
    if turns == 2:
        return width - left - wide, height - top - high, wide, high
    if turns == 3:
        return top, height - left - wide, high, wide
    return box
