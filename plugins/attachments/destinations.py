"""Where bookmarks and links within a PDF lead: read from the old one, written into the new one.

What leads out of the file, starts a program or cannot be understood leads nowhere, and is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

ObjectNumber: TypeAlias = tuple[int, int]

_HOPS = 4
"""Names for places may stand for other names."""
_MOST_NAMES = 20_000
_FARTHEST = 15_000
"""Points; no page is larger (ISO 32000-1, annex C)."""
_SIDES: Mapping[str, tuple[int | None, int | None]] = {
    "/XYZ": (0, 1),
    "/Fit": (None, None),
    "/FitB": (None, None),
    "/FitH": (None, 0),
    "/FitBH": (None, 0),
    "/FitV": (0, None),
    "/FitBV": (0, None),
    "/FitR": (0, 3),
}
"""By way of showing a place (ISO 32000-1, 12.3.2.2): which of its numbers are left and top."""


class Spot(NamedTuple):
    """A place on a page, which counts from 0; `left` and `top` are in points of the page."""

    page: int
    left: int
    top: int


class Places:
    """Finds the places that the objects of one PDF lead to."""

    def __init__(self, source: pikepdf.Pdf) -> None:
        self._pages: dict[ObjectNumber, int] = {}
        self._corners: list[tuple[int, int]] = []
        for number, page in enumerate(source.pages):
            self._pages[page.obj.objgen] = number
            left, _, _, top = (round(side) for side in page.cropbox.as_list())
            self._corners.append((left, top))
        self._names = _named(source.Root)

    def spot(self, thing: Any) -> Spot | None:
        """Where a link or a bookmark of this file leads; None if not to one of its pages."""
        action = thing.get("/A")
        target = thing.get("/Dest")
        if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            target = action.get("/D")
        for _ in range(_HOPS):
            if isinstance(target, Name | pikepdf.String):
                target = self._names.get(_key(target))
            elif isinstance(target, Dictionary):
                target = target.get("/D")
        return self._explicit(list(target)) if isinstance(target, Array) else None

    def _explicit(self, target: list[Any]) -> Spot | None:
        if len(target) < 2 or not isinstance(target[0], Dictionary):
            return None
        page = self._pages.get(target[0].objgen)
        sides = _SIDES.get(str(target[1])) if isinstance(target[1], Name) else None
        if page is None or sides is None:
            return None
        corner = self._corners[page]
        left, top = (_side(target[2:], at, usual) for at, usual in zip(sides, corner, strict=True))
        return Spot(page, left, top)


def written(spot: Spot, pages: pikepdf.PageList) -> Array:
    """The same place in a new PDF, whose pages are `pages`; it is shown without zooming."""
    return Array([pages[spot.page].obj, Name.XYZ, spot.left, spot.top, 0])


def _named(root: Any) -> dict[bytes, Any]:
    """The places that have names, in the old way of writing them and in the present one."""
    names: dict[bytes, Any] = {}
    old = root.get("/Dests")
    if isinstance(old, Dictionary):
        names.update((key[1:].encode(), value) for key, value in old.items())
    trees = root.get("/Names")
    tree = trees.get("/Dests") if isinstance(trees, Dictionary) else None
    todo, seen = [tree], set[ObjectNumber]()
    while todo and len(names) < _MOST_NAMES:
        node = todo.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        pairs = node.get("/Names")
        if isinstance(pairs, Array):
            flat = list(pairs)
            names.update((_key(k), v) for k, v in zip(flat[::2], flat[1::2], strict=False))
        kids = node.get("/Kids")
        todo += list(kids) if isinstance(kids, Array) else []
    return names


def _key(name: Any) -> bytes:
    if isinstance(name, pikepdf.String):
        return bytes(name)
    return str(name).removeprefix("/").encode() if isinstance(name, Name) else b""


def _side(numbers: list[Any], at: int | None, usual: int) -> int:
    value = numbers[at] if at is not None and at < len(numbers) else None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return usual
    return round(value) if -_FARTHEST <= value <= _FARTHEST else usual
