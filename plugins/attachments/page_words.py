"""The words on drawn pages that the text of the PDF does not have.

Reading is slow, so a line is read only where something is seen that no letters of the text cover,
or while a letter in it is not believed yet. Of an ordinary newsletter that is a line in three.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from attachments.comparing import Compared, believed
from attachments.letters import Letter, letters_of
from looking import reading
from looking.blocks import blocks
from looking.pixels import pixels_of

if TYPE_CHECKING:
    from attachments.drawing import Sheet
    from looking.eyes import Pixels
    from looking.letters import Line, LineReader
    from looking.lines import Points

_GAP = 0.9
"""In heights of a line; what is wider and without a letter may be drawn with something else."""
_LOWEST = 0.4
"""Of the height of a line; lower letters do not explain what is seen."""
_EDGE = 0.1
"""Of the height of a line; letters whose middle is nearer to its border belong to another."""


def only_seen(data: bytes, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Blocks of lines, as `Seen.words` has them, that are seen on the sheets of a PDF and not said.

    Raises CannotLook, ValueError, and what the parser raises.
    """
    pages = letters_of(data)
    finder, reader = reading.networks()
    known: set[Hashable] = set()
    found: list[list[tuple[Line, Compared]]] = []
    for sheet in sheets:
        pixels = pixels_of(sheet.data)
        place = _Placed(sheet, pixels, pages[sheet.page])
        here = []
        for box in finder.find(pixels):
            if not place.says(box, known):
                here += list(_read(reader, pixels, box, place))
                known.update(believed(compared for _, compared in here[-1:]))
        found.append(here)
    all_known = frozenset(known)
    return tuple(block for here in found for block in blocks(list(_unsaid(here, all_known))))


def _read(
    reader: LineReader, pixels: Pixels, box: Points, place: _Placed
) -> Iterator[tuple[Line, Compared]]:
    for line in reader.read(pixels, [box]):
        yield line, Compared(line.text, place.letters_in(line.corners))


def _unsaid(lines: Iterable[tuple[Line, Compared]], known: frozenset[Hashable]) -> Iterator[Line]:
    for line, compared in lines:
        if words := compared.only_seen(known):
            yield replace(line, text=words)


class _Placed:
    """The letters of a page, where they stand on one of its sheets."""

    def __init__(self, sheet: Sheet, pixels: Pixels, letters: Sequence[Letter]) -> None:
        height, width = pixels.shape[:2]
        part = sheet.part
        self._letters = letters
        middles = np.array([letter.middle for letter in letters], np.float32).reshape(-1, 2)
        scale = np.array([width / part.width, height / part.height], np.float32)
        self._middles = (middles - np.array([part.left, part.top], np.float32)) * scale
        self._sizes = (
            np.array(
                [(one.right - one.left, one.bottom - one.top) for one in letters], np.float32
            ).reshape(-1, 2)
            * scale
        )

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


def _axes(corners: Points) -> tuple[Points, Points]:
    return corners[1] - corners[0], corners[3] - corners[0]


def _unit(axis: Points) -> Points:
    return np.asarray(axis / max(1e-6, float(np.linalg.norm(axis))), np.float32)
