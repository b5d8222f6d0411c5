"""The words on drawn pages that the text of the PDF does not have.

Reading is slow, so a line is read only while a letter in it is not believed yet, or where something
is seen that no letters of the text cover. Where nothing but letters, rules and whole pictures is
painted (see `plain_pages`), only the first can be. There the text itself says where its lines are,
and of these the parts are read that settle most letters for their length.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from attachments.comparing import Compared, believed
from attachments.letters import Laid
from attachments.placed import Placed, Run
from looking import reading
from looking.blocks import blocks

if TYPE_CHECKING:
    from attachments.drawing import Sheet
    from looking.letters import Line, LineReader
    from looking.lines import LineFinder, Points

    _Found: TypeAlias = tuple[Line, Compared]


def only_seen(pages: Sequence[Laid], sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Blocks of lines, as `Seen.words` has them, that are seen on the sheets of a PDF and not said.

    Raises CannotLook, and ValueError for what is no drawing.
    """
    finder, reader = reading.networks()
    known: set[Hashable] = set()
    places = [Placed(sheet, pages[sheet.page]) for sheet in sheets]
    runs = {
        place: list(place.runs())
        for place, sheet in zip(places, sheets, strict=True)
        if pages[sheet.page].plain and sheet.whole
    }
    doubtful = _settle([run for here in runs.values() for run in here], reader, known)
    found = [
        list(_read_runs(runs[place], doubtful, reader, known))
        if place in runs
        else list(_read_page(place, finder, reader, known))
        for place in places
    ]
    all_known = frozenset(known)
    return tuple(block for here in found for block in blocks(list(_unsaid(here, all_known))))


def _settle(runs: Sequence[Run], reader: LineReader, known: set[Hashable]) -> set[Run]:
    """Read as little as makes every letter known that is as it says; the lines with others."""
    pieces = [(run, piece) for run in runs for piece in (run.whole, *run.parts)]
    waiting = [(-piece.worth(known), number) for number, (_, piece) in enumerate(pieces)]
    heapify(waiting)
    doubtful: set[Run] = set()
    while waiting:
        _, number = heappop(waiting)
        run, piece = pieces[number]
        worth = piece.worth(known)
        if worth and waiting and worth < -waiting[0][0]:
            heappush(waiting, (-worth, number))
        elif worth:
            found = list(_read(reader, piece.box, run.place, known))
            if any(_unsaid(found, frozenset(known))):
                doubtful.add(run)
    return doubtful


def _read_runs(
    runs: Iterable[Run], doubtful: set[Run], reader: LineReader, known: set[Hashable]
) -> Iterator[_Found]:
    for run in runs:
        if run in doubtful or run.whole.worth(known):
            yield from _read(reader, run.whole.box, run.place, known)


def _read_page(
    place: Placed, finder: LineFinder, reader: LineReader, known: set[Hashable]
) -> Iterator[_Found]:
    for box in finder.find(place.pixels):
        if not place.says(box, known):
            yield from _read(reader, box, place, known)


def _read(reader: LineReader, box: Points, place: Placed, known: set[Hashable]) -> Iterator[_Found]:
    for line in reader.read(place.pixels, [box]):
        compared = Compared(line.text, place.letters_in(line.corners))
        known.update(believed([compared]))
        yield line, compared


def _unsaid(lines: Iterable[_Found], known: frozenset[Hashable]) -> Iterator[Line]:
    for line, compared in lines:
        if words := compared.only_seen(known):
            yield replace(line, text=words)
