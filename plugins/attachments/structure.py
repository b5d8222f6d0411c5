"""What a PDF tells screen readers: headings, lists, tables, descriptions, in the order of reading.

It is read into plain Python and written anew, with standard kinds of elements, and with nothing
that is not listed in `safeguarding.pdf_bytes.schema`. What is odd in it is left out: the page does
not look otherwise, and its text is read by other means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

from safeguarding.pdf_bytes.schema import ELEMENTS, LIST_NUMBERS, SCOPES

ObjectNumber: TypeAlias = tuple[int, int]

_DEEPEST, _MOST = 24, 20_000
"""Levels, and elements: no newsletter has more; what lies deeper moves up."""
_HOPS = 8
_MOST_MARKS = 65_000
_SPOKEN = {"/Alt": 2_000, "/ActualText": 2_000, "/E": 500}
"""What is read aloud instead of what is seen, and how many characters of it at most."""
_NOTHING = frozenset({"/NonStruct", "/Private"})
"""Kinds that say nothing of what they hold, which then stands for itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is painted on a page under this number; both count from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkAt:
    """A link, by its object in the source."""

    number: ObjectNumber


@dataclass(frozen=True, slots=True)
class Element:
    kind: str
    kids: tuple[Kid, ...]
    spoken: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    table: Mapping[str, int | str] = field(default_factory=dict)
    numbering: str = ""


Kid: TypeAlias = "Element | Mark | LinkAt"


def structure_of(source: pikepdf.Pdf, fits_language: Any) -> tuple[Element, ...]:
    """The elements at the top; none for a PDF without tags. Raises nothing that a PDF can cause."""
    root = source.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return ()
    reader = _Reader(source, root.get("/RoleMap", Dictionary()), fits_language)
    return tuple(kid for kid in reader.kids(root, None, 0) if isinstance(kid, Element))


class Marks:
    """Numbers what is painted on one page, as it comes; what no element speaks of gets none."""

    def __init__(self, wanted: AbstractSet[int]) -> None:
        self._wanted = wanted
        self.given: dict[int, int] = {}
        """By the number that it had."""

    def __call__(self, number: int) -> int | None:
        if number not in self._wanted:
            return None
        return self.given.setdefault(number, len(self.given))


def marks_of(elements: Iterable[Kid], pages: int) -> list[set[int]]:
    """The numbers that the elements speak of, page by page."""
    wanted: list[set[int]] = [set() for _ in range(pages)]
    for mark in _marks_in(elements):
        wanted[mark.page].add(mark.number)
    return wanted


def _marks_in(kids: Iterable[Kid]) -> Iterator[Mark]:
    for kid in kids:
        if isinstance(kid, Element):
            yield from _marks_in(kid.kids)
        elif isinstance(kid, Mark):
            yield kid


class _Reader:
    def __init__(self, source: pikepdf.Pdf, roles: Any, fits_language: Any) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        self._roles = roles if isinstance(roles, Dictionary) else Dictionary()
        self._fits_language = fits_language
        self._seen: set[ObjectNumber] = set()
        self._left = _MOST

    def kids(self, holder: Any, page: int | None, depth: int) -> Iterator[Kid]:
        kids = holder.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int) and not isinstance(kid, bool):
                yield from _mark(page, kid)
            elif isinstance(kid, Dictionary):
                yield from self._kid(kid, page, depth)

    def _kid(self, kid: Any, page: int | None, depth: int) -> Iterator[Kid]:
        page = self._page(kid, page)
        if kid.get("/Type") == Name.MCR and "/Stm" not in kid:
            yield from _mark(page, kid.get("/MCID"))
        elif kid.get("/Type") == Name.OBJR:
            thing = kid.get("/Obj")
            if isinstance(thing, Dictionary) and thing.is_indirect:
                yield LinkAt(thing.objgen)
        elif isinstance(kid.get("/S"), Name) and self._is_new(kid):
            yield from self._element(kid, page, depth)

    def _element(self, found: Any, page: int | None, depth: int) -> Iterator[Kid]:
        kind = self._kind(str(found.S))
        if depth > _DEEPEST * 3:
            return
        kids = tuple(self.kids(found, page, depth + 1))
        spoken = dict(_spoken(found))
        if (kind in _NOTHING or depth >= _DEEPEST) and not spoken:
            yield from kids
        elif kids:  # a description of nothing is read by nobody
            language = found.get("/Lang")
            told = str(language) if isinstance(language, pikepdf.String) else ""
            known = told if self._fits_language(told) else ""
            yield _described(Element(kind, kids, spoken, known), found)

    def _is_new(self, thing: Any) -> bool:
        """Whether it is not met again, in a ring, and there are not too many."""
        self._left -= 1
        if thing.is_indirect:
            if thing.objgen in self._seen:
                return False
            self._seen.add(thing.objgen)
        return self._left > 0

    def _page(self, thing: Any, page: int | None) -> int | None:
        own = thing.get("/Pg")
        return self._pages.get(own.objgen) if isinstance(own, Dictionary) else page

    def _kind(self, name: str) -> str:
        """The standard kind that a program's own kind stands for."""
        for _ in range(_HOPS):
            if name in ELEMENTS:
                return name
            role = self._roles.get(name)
            if not isinstance(role, Name):
                break
            name = str(role)
        return "/NonStruct"


def _mark(page: int | None, number: Any) -> Iterator[Mark]:
    if page is not None and isinstance(number, int) and 0 <= number < _MOST_MARKS:
        yield Mark(page, number)


def _spoken(found: Any) -> Iterator[tuple[str, str]]:
    for key, most in _SPOKEN.items():
        words = found.get(key)
        if isinstance(words, pikepdf.String) and str(words).strip():
            yield key, str(words)[:most]


def _described(element: Element, found: Any) -> Element:
    """With what is said of a cell of a table, and of how a list counts."""
    attributes = found.get("/A")
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if not isinstance(one, Dictionary):
            continue
        if one.get("/O") == Name.Table:
            element = replace(element, table=dict(_cell(one)))
        elif one.get("/O") == Name.List and str(one.get("/ListNumbering")) in LIST_NUMBERS:
            element = replace(element, numbering=str(one.ListNumbering))
    return element


def _cell(one: Any) -> Iterator[tuple[str, int | str]]:
    for key in ("/ColSpan", "/RowSpan"):
        if isinstance(one.get(key), int) and 1 < one[key] < 1000:
            yield key, int(one[key])
    if str(one.get("/Scope")) in SCOPES:
        yield "/Scope", str(one.Scope)


def write_structure(
    target: pikepdf.Pdf,
    elements: Sequence[Element],
    marks: Sequence[Mapping[int, int]],
    links: Mapping[ObjectNumber, tuple[int, pikepdf.Object]],
) -> None:
    """Give `target` the elements, whose pages it has already.

    `marks` are the numbers that what is painted on each page has now, by those that it had; `links`
    the page and the new object of each link that was kept.
    """
    writer = _Writer(target, marks, links)
    root = target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tops = [made for element in elements if (made := writer.element(element, root)) is not None]
    if not tops:
        return
    root.K = Array(tops)
    root.ParentTree = target.make_indirect(Dictionary(Nums=Array(writer.parents())))
    target.Root.StructTreeRoot = root
    target.Root.MarkInfo = Dictionary(Marked=True)


class _Writer:
    def __init__(
        self,
        target: pikepdf.Pdf,
        marks: Sequence[Mapping[int, int]],
        links: Mapping[ObjectNumber, tuple[int, pikepdf.Object]],
    ) -> None:
        self._target = target
        self._marks = marks
        self._links = links
        self._painted: dict[int, dict[int, pikepdf.Object]] = {}
        self._linked: dict[int, pikepdf.Object] = {}

    def element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object | None:
        new = self._target.make_indirect(Dictionary(Type=Name.StructElem, S=Name(element.kind)))
        new.P = parent
        kids = [made for kid in element.kids if (made := self._kid(kid, new)) is not None]
        if not kids:
            return None
        new.K = Array(kids)
        for key, words in element.spoken.items():
            new[key] = words
        if element.language:
            new.Lang = element.language
        if element.table:
            cell = {key: _value(value) for key, value in element.table.items()}
            new.A = Dictionary({"/O": Name.Table, **cell})
        elif element.numbering:
            new.A = Dictionary(O=Name.List, ListNumbering=Name(element.numbering))
        return new

    def parents(self) -> Iterator[Any]:
        """For each page and each link, by its number: what it belongs to."""
        for page, elements in sorted(self._painted.items()):
            self._target.pages[page].obj.StructParents = page
            self._target.pages[page].obj.Tabs = Name.S
            yield page
            yield Array([elements[number] for number in sorted(elements)])
        yield from (thing for pair in sorted(self._linked.items()) for thing in pair)

    def _kid(self, kid: Kid, parent: pikepdf.Object) -> Any:
        if isinstance(kid, Element):
            return self.element(kid, parent)
        if isinstance(kid, LinkAt):
            return self._link(kid, parent)
        number = self._marks[kid.page].get(kid.number)
        if number is None or number in self._painted.setdefault(kid.page, {}):
            return None
        self._painted[kid.page][number] = parent
        page = self._target.pages[kid.page].obj
        return Dictionary(Type=Name.MCR, Pg=page, MCID=number)

    def _link(self, kid: LinkAt, parent: pikepdf.Object) -> Any:
        if kid.number not in self._links or "/StructParent" in self._links[kid.number][1]:
            return None
        page, link = self._links[kid.number]
        number = len(self._target.pages) + len(self._linked)
        link.StructParent = number
        self._linked[number] = parent
        return Dictionary(Type=Name.OBJR, Pg=self._target.pages[page].obj, Obj=link)


def _value(value: int | str) -> Any:
    return Name(value) if isinstance(value, str) else value
