"""The names in a row of the register: taken apart, and looked at for damage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from safeguarding.headings import OTHER_LAST_NAMES, Headings
from safeguarding.private import Private
from safeguarding.tables import Row, damaged_letters

_NO_NAME = re.compile(r"""[0-9()\[\]{}"“”/\\_@<>|*;:#&+=]""")
_FIRST_NAMES_APART = re.compile("[;,/]")


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one pupil. One of `first` and `last` may be empty, never both."""

    first: str
    last: str
    known_as: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}".strip()

    def private(self) -> Private:
        """The name for a sentence that a person at school reads."""
        return Private(self.whole, "(name hidden)")


class UntrustedNameError(ValueError):
    """A name cannot be trusted. The message is the end of a sentence and quotes nothing."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def read_names(row: Row, headings: Headings) -> Names:
    """The names in a row. Raises UntrustedNameError where there is none or a damaged one."""
    first = _lettered(headings.cell(row, "first_name"))
    last = _lettered(headings.cell(row, "last_name"))
    whole = _lettered(headings.cell(row, "name"))
    for column, text in (("first_name", first), ("last_name", last), ("name", whole)):
        _look_at(column, text)
    other = _several(headings.cell(row, "other_names"), re.compile(";"), "other_names")
    extra: list[str] = [_turned(name) for name in other]
    if not first and not last:
        first, last = split_name(whole)
        extra += _shorter(whole)
    elif whole:
        extra.append(_turned(whole))
    if not first and not last:
        raise UntrustedNameError(
            "first_name", "there is no name; nobody could find this pupil in a text"
        )
    known = _several(headings.cell(row, "known_as"), _FIRST_NAMES_APART, "known_as")
    surnames = _several(headings.cell(row, OTHER_LAST_NAMES), re.compile(";"), "last_name")
    extra += [f"{name} {surname}" for surname in surnames for name in (first, *known) if name]
    return Names(first, last, _distinct(known, (first,)), _distinct(extra, (f"{first} {last}",)))


def split_name(whole: str) -> tuple[str, str]:
    """First and last name of "First Last" or "Last, First"; a single word is a first name."""
    if "," in whole:
        last, first = whole.split(",", 1)
        return first.strip(), last.strip()
    first, _, last = whole.partition(" ")
    return first, last.strip()


def _turned(whole: str) -> str:
    return " ".join(part for part in split_name(whole) if part)


def _shorter(whole: str) -> list[str]:
    """A name of three words and more may be written with the outer two: "Mary Jane Smith"."""
    words = _turned(whole).split()
    return [f"{words[0]} {words[-1]}"] if len(words) > 2 else []


def _lettered(text: str) -> str:
    """`text`, or nothing where an office fills an empty cell with a dash or a full stop."""
    return " ".join(text.split()) if any(map(str.isalnum, text)) or "?" in text else ""


def _several(cell: str, apart: re.Pattern[str], column: str) -> tuple[str, ...]:
    names = tuple(name for part in apart.split(cell) if (name := _lettered(part)))
    for name in names:
        _look_at(column, name)
    return names


def _look_at(column: str, text: str) -> None:
    if damaged_letters(text):
        reason = (
            "the letters are damaged, as after saving with the wrong encoding. Write the name "
            "again and save as “CSV UTF-8”"
        )
        raise UntrustedNameError(column, reason)
    if _NO_NAME.search(text):
        reason = (
            "the name holds a sign that stands in no name (a digit, bracket, quotation mark or "
            "slash). Put further names into known_as or other_names"
        )
        raise UntrustedNameError(column, reason)
    if text.count(",") > (column in ("name", "other_names")):
        raise UntrustedNameError(
            column, "the name holds a comma. Put each name into its own column"
        )


def _distinct(names: Iterable[str], without: Iterable[str]) -> tuple[str, ...]:
    """`names` without repetitions, empty ones and those in `without`; order kept."""
    seen = {name.casefold().strip() for name in without}
    kept = []
    for name in names:
        key = name.casefold().strip()
        if key and key not in seen:
            seen.add(key)
            kept.append(name)
    return tuple(kept)
