"""The letters of a page, where they stand on a drawing of it."""

from __future__ import annotations

import functools
import io
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from attachments.letters import Laid, Letter
from looking.pixels import pixels_of

if TYPE_CHECKING:
    from attachments.drawing import Sheet
    from looking.eyes import Pixels
    from looking.lines import Points

_GAP = 0.9
"""In heights of a line; what is wider and without a letter may be drawn with something else."""
_LOWEST = 0.4
"""Of the height of a line; lower letters do not explain what is seen."""
_KEPT = 6
"""Drawings in memory: 4 MB each."""
_GAP_OF_WORDS = 0.1
"""In heights of a letter."""
_PART = 10
"""Letters at least of a part of a line."""
_AROUND = 0.1
"""Of the height of a letter: paper on either side of what is read."""
_EDGE = 0.1
"""Of the height of a line; letters whose middle is nearer to its border belong to another."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A line or a part of one: its corners in pixels, clockwise from the upper left."""

    box: Points
    glyphs: frozenset[Hashable]

    def worth(self, known: set[Hashable]) -> float:
        """Letters that reading it may settle, by the length that must be read for them."""
        return len(self.glyphs - known) / max(1.0, float(self.box[1][0] - self.box[0][0]))


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """A line of the text, as it stands on a page, and parts of it, if it is long."""

    place: Placed
    whole: Piece
    parts: tuple[Piece, ...]


class Placed:
    """The letters of a page, where they stand on one of its sheets."""

    def __init__(self, sheet: Sheet, laid: Laid) -> None:
        self._sheet = sheet
        with Image.open(io.BytesIO(sheet.data)) as drawing:
            width, height = self._size = drawing.size
        part, letters = sheet.part, laid.letters
        self._laid, self._letters = laid, letters
        middles = np.array([letter.middle for letter in letters], np.float32).reshape(-1, 2)
        scale = np.array([width / part.width, height / part.height], np.float32)
        self._middles = (middles - np.array([part.left, part.top], np.float32)) * scale
        self._sizes = (
            np.array(
                [(one.right - one.left, one.bottom - one.top) for one in letters], np.float32
            ).reshape(-1, 2)
            * scale
        )

    @property
    def pixels(self) -> Pixels:
        return _pixels(self._sheet.data)

    def says(self, box: Points, known: set[Hashable]) -> bool:
        """Whether letters of the text cover a line, and each of them is believed."""
        along, across = _axes(box)
        if np.linalg.norm(across) > np.linalg.norm(along):
            along, across = across, along
        height = float(np.linalg.norm(across))
        inside, at = self._inside(box[0], *_axes(box)), self._middles @ _unit(along)
        tall = self._sizes.max(axis=1, initial=0) >= _LOWEST * height
        chosen = np.flatnonzero(inside & tall)
        if not len(chosen) or not known.issuperset(self._letters[int(n)].glyph for n in chosen):
            return False
        begin, end = sorted(float(c @ _unit(along)) for c in box)[:: len(box) - 1]
        half = np.abs(self._sizes[chosen] @ np.abs(_unit(along))) / 2
        order = np.argsort(at[chosen])
        starts, ends = (at[chosen] - half)[order], (at[chosen] + half)[order]
        gaps = np.append(starts, end) - np.append(begin, np.maximum.accumulate(ends))
        return bool(gaps.max() <= _GAP * height)

    def runs(self) -> Iterator[Run]:
        """The lines of a page that is drawn as a whole."""
        for run in self._laid.runs:
            parts = tuple(self._piece(part) for part in _parts(run))
            yield Run(self, self._piece(run), parts)

    def _piece(self, letters: Sequence[Letter]) -> Piece:
        width, height = self._size
        edge = _AROUND * (letters[0].bottom - letters[0].top) * height
        left, right = letters[0].left * width - edge, letters[-1].right * width + edge
        top = min(letter.top for letter in letters) * height
        bottom = max(letter.bottom for letter in letters) * height
        box = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
        return Piece(box, frozenset(letter.glyph for letter in letters))

    def letters_in(self, corners: Points) -> tuple[Letter, ...]:
        """The letters within a line, in the order in which it is read."""
        along, across = _axes(corners)
        chosen = np.flatnonzero(self._inside(corners[0], along, across))
        order = np.argsort(self._middles[chosen] @ _unit(along), kind="stable")
        return tuple(self._letters[number] for number in chosen[order])

    def _inside(self, corner: Points, along: Points, across: Points) -> NDArray[np.bool_]:
        rest = self._middles - corner
        t = rest @ along / max(1e-6, float(along @ along))
        s = rest @ across / max(1e-6, float(across @ across))
        return (t >= 0) & (t <= 1) & (s >= _EDGE) & (s <= 1 - _EDGE)


@functools.lru_cache(_KEPT)
def _pixels(drawing: bytes) -> Pixels:
    return pixels_of(drawing)


def _parts(run: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """A long line in groups of words."""
    begin = 0
    for at in range(1, len(run)):
        gap = run[at].left - run[at - 1].right
        if at - begin >= _PART and gap > _GAP_OF_WORDS * (run[at].bottom - run[at].top):
            yield run[begin:at]
            begin = at
    if begin:
        yield run[begin:]


def _axes(corners: Points) -> tuple[Points, Points]:
    return corners[1] - corners[0], corners[3] - corners[0]


def _unit(axis: Points) -> Points:
    return np.asarray(axis / max(1e-6, float(np.linalg.norm(axis))), np.float32)
