"""The bookmarks of a PDF, by which readers find their way in a long one.

Their titles are text, and are judged as such. What else a bookmark may hold (colours, scripts,
links to the web and to other files) is left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from attachments.destinations import ObjectNumber, Places, Spot, written

_MOST = 1_000
_DEEPEST = 8
_LONGEST = 300
"""Characters of a title; what programs make of a heading is shorter."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    spot: Spot | None
    kids: tuple[Bookmark, ...]


def bookmarks_of(source: pikepdf.Pdf, places: Places) -> tuple[Bookmark, ...]:
    """Those that lead to a page of the file, or stand above others that do."""
    return tuple(_Reader(places).kids(source.Root.get("/Outlines"), 0))


def write_bookmarks(target: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Give `target`, whose pages it has already, these bookmarks. Sections are closed at first."""
    if bookmarks:
        root = target.make_indirect(Dictionary(Type=Name.Outlines, Count=len(bookmarks)))
        _write_kids(target, root, bookmarks)
        target.Root.Outlines = root


class _Reader:
    def __init__(self, places: Places) -> None:
        self._places = places
        self._seen: set[ObjectNumber] = set()

    def kids(self, holder: Any, depth: int) -> Iterator[Bookmark]:
        found = holder.get("/First") if isinstance(holder, Dictionary) else None
        while isinstance(found, Dictionary) and self._is_new(found):
            below = tuple(self.kids(found, depth + 1)) if depth < _DEEPEST else ()
            title, spot = _title(found.get("/Title")), self._places.spot(found)
            if title and (spot or below):
                yield Bookmark(title, spot, below)
            else:
                yield from below
            found = found.get("/Next")

    def _is_new(self, found: Any) -> bool:
        """Whether it is not met again, in a ring, and there are not too many."""
        if found.objgen in self._seen or len(self._seen) >= _MOST:
            return False
        self._seen.add(found.objgen)
        return True


def _title(stored: Any) -> str:
    if not isinstance(stored, pikepdf.String):
        return ""
    plain = (" " if unicodedata.category(c) == "Cc" else c for c in str(stored)[:_LONGEST])
    return " ".join("".join(plain).split())


def _write_kids(target: pikepdf.Pdf, parent: Any, bookmarks: Sequence[Bookmark]) -> None:
    made = [target.make_indirect(Dictionary(Title=bookmark.title)) for bookmark in bookmarks]
    parent.First, parent.Last = made[0], made[-1]
    for number, (new, bookmark) in enumerate(zip(made, bookmarks, strict=True)):
        new.Parent = parent
        if number:
            new.Prev, made[number - 1].Next = made[number - 1], new
        if bookmark.spot is not None:
            new.Dest = Array(written(bookmark.spot, target.pages))
        if bookmark.kids:
            new.Count = -len(bookmark.kids)
            _write_kids(target, new, bookmark.kids)
