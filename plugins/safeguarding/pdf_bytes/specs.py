"""How the list of what a PDF may be made of is written: the forms that a part may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Holds(StrEnum):
    """What the data of a stream are, which decides how they are cleaned and read."""

    NOTHING = ""
    """It is no stream."""
    CONTENT = "content"
    """Operators that paint a part of a page, or a letter."""
    PAGE = "page"
    """Operators that paint a page. They also say which element of its structure they paint."""
    IMAGE = "image"
    FONT = "font"
    DATA = "data"
    """Tables: code maps, functions, meshes."""


class Plain(StrEnum):
    """A value without parts."""

    NUMBER = "number"
    FLAG = "flag"
    NAME = "name"
    """Any name; it is read as text."""
    BYTES = "bytes"
    """A string; it is read as text."""
    WORDS = "words"
    """A string that is read aloud to who cannot see the page."""
    HEADING = "heading"
    """A string that is shown beside the pages."""
    ADDRESS = "address"
    """A string that a click opens; it is read as a link."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A name out of a few."""

    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array, however long, of one kind of part."""

    part: str


@dataclass(frozen=True, slots=True)
class Row:
    """An array that begins with the name `first`, and has a part of each kind in `rest`."""

    first: str
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """An array that leads to a place on one of the pages: the page, `/XYZ` and three numbers."""


@dataclass(frozen=True, slots=True)
class Table:
    """A dictionary with any names as keys, which are read as text, and one kind of part."""

    part: str


@dataclass(frozen=True, slots=True)
class Record:
    """A dictionary or, if it `holds` something, a stream.

    `parts` says of each key what its value is; `told` names keys with the value by which this
    kind of record is known.
    """

    parts: Mapping[str, str]
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    holds: Holds = Holds.NOTHING


Spec = Plain | OneOf | ListOf | Row | Place | Table | Record


def one_of(names: str) -> OneOf:
    return OneOf(frozenset(f"/{name}" for name in names.split()))


def record(parts: str, *, holds: Holds = Holds.NOTHING, **told: str) -> Record:
    """`parts` are "Key:part" pairs; `told` the keys by which it is known."""
    pairs = (pair.partition(":") for pair in parts.split())
    known = {
        f"/{key}": frozenset(f"/{name}" for name in names.split()) for key, names in told.items()
    }
    named = {f"/{key}": part or "number" for key, _, part in pairs}
    return Record({**dict.fromkeys(known, "name"), **named}, known, holds)


def names_of(names: str) -> frozenset[str]:
    return frozenset(f"/{name}" for name in names.split())
