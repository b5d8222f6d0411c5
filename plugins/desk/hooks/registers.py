"""Whether a file is a table of real children. Only invented ones (`P-DEMO-`) may be in git."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from desk.hooks.roll import Roll
from safeguarding.headings import column_of
from safeguarding.register import DEMO_ID
from safeguarding.tables import TableError, decode

_TABLES = frozenset({".csv", ".tsv", ".tab"})
_SOURCES = frozenset(
    ".cfg .css .gitignore .html .ini .j2 .js .json .lock .md .mjs .py .rst .sh .svg .toml .typed "
    ".xml .yaml .yml".split()
)
"""What people write by hand: it may speak of registers, and is none."""
_SPREADSHEETS = frozenset({".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"})
_CLOSED_BY_SIGN = (
    b"PK\x03\x04",  # ZIP, and all that Office, Numbers and LibreOffice write
    b"\xd0\xcf\x11\xe0",  # Office before 2007
    b"\x1f\x8b",  # gzip
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
)
_DELIMITERS = ",;\t|"
_FIRST_ROWS = 20
"""Lines; an export has a title and a date above its headings."""

_REAL = (
    "it looks like a list of real pupils. Take it out with “git rm --cached FILE”, add it to "
    ".gitignore, and keep it where only staff can read it."
)
_CLOSED = (
    "nobody can see whether this spreadsheet, document or archive lists pupils. Keep it out of "
    "git: “git rm --cached FILE”."
)
_UNREADABLE = "its letters cannot be read, so nobody can see whether it lists pupils."


def register_trouble(path: str, data: bytes, roll: Roll) -> str:
    """Why the file may not be committed; "" if it may. The build judges whom a post names."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _SPREADSHEETS or data.startswith(_CLOSED_BY_SIGN):
        return _CLOSED
    try:
        text, _ = decode(data)
    except TableError:
        return _UNREADABLE if suffix in _TABLES else ""
    if not _is_post(path, suffix) and roll.is_listed(text):
        return _REAL
    if suffix in _SOURCES:
        return ""
    lines = text.splitlines()
    return _REAL if any(_lists_pupils(lines, sign) for sign in _DELIMITERS) else ""


def _is_post(path: str, suffix: str) -> bool:
    return suffix == ".md" and "content" in PurePosixPath(path).parts


def _lists_pupils(lines: Sequence[str], delimiter: str) -> bool:
    """Whether headings of a register have a row below them that is not invented."""
    rows = list(_rows(lines, delimiter))
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        columns = [column_of(cell) for cell in row]
        if _heads_a_register(columns):
            place = columns.index("pupil_id") if "pupil_id" in columns else None
            return any(not _invented(below, place) for below in rows[number + 1 :])
    return False


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The rows with anything in them; a stray quotation mark ends no reading."""
    try:
        yield from (row for row in csv.reader(lines, delimiter=delimiter) if any(row))
    except csv.Error:
        yield from ([*line.split(delimiter)] for line in lines if line.strip())


def _heads_a_register(columns: Sequence[str]) -> bool:
    """Both halves of a name, or a whole one beside what only a list of pupils has."""
    known = set(columns) - {""}
    if {"first_name", "last_name"} <= known:
        return True
    return bool(known & {"name", "first_name", "known_as"}) and bool(
        known & {"pupil_id", "class", "website", "twitter", "facebook", "youtube", "may_be_named"}
    )


def _invented(row: Sequence[str], place: int | None) -> bool:
    return place is not None and place < len(row) and row[place].strip().startswith(DEMO_ID)
