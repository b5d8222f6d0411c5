"""photos.csv -> declarations: what each picture shows and who is in it.

A row that cannot be read does not count, so its picture is undeclared and is not published.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from safeguarding.findings import Finding, Level
from safeguarding.private import HIDDEN, Private, Words
from safeguarding.school import Declaration, Shows
from safeguarding.tables import Row, Table, TableError, heading_key, line_of_cells, read_table

TABLE = "photos.csv"
COLUMNS = ("file", "shows", "people", "alt", "credit", "licence", "checked", "fingerprint")
Declared: TypeAlias = tuple[dict[str, Declaration], tuple[Finding, ...]]

_APART = re.compile(r"[;,\s]+")
_REMEDY = "Mend the row in photos.csv, or run: invoke photos FOLDER. Or set `Status: draft` in the "
_REMEDY += "post that shows the picture, and the rest goes out."


class _RowError(ValueError):
    def __init__(self, *words: str | Private) -> None:
        super().__init__()
        self.words: Words = words


def read_declarations(content: Path) -> Declared:
    """Every declaration below the content folder, by picture relative to it, and what was wrong.

    Links are not followed: what they point to is outside what the school looked at.
    """
    declared: dict[str, Declaration] = {}
    findings: list[Finding] = []
    folders: set[Path] = set()
    for path in _tables(content):
        rows, wrong = read_declaration_table(content, path)
        declared |= rows
        findings += wrong
        if path.parent in folders:
            findings.append(_second_table(content, path))
        folders.add(path.parent)
    findings += _contradictions(content, declared.values())
    return declared, tuple(findings)


def _contradictions(content: Path, declared: Iterable[Declaration]) -> Iterator[Finding]:
    """A copy in another album does not show other people than the picture itself."""
    known: dict[str, Declaration] = {}
    for row in declared:
        first = known.setdefault(row.fingerprint, row) if row.fingerprint else row
        if (first.shows, set(first.people)) != (row.shows, set(row.people)):
            names = [Private(each.picture, "(file name hidden)") for each in (row, first)]
            yield _finding(
                f"{content.name}/{row.table}",
                row.line,
                (names[0], " and ", names[1], " are the same picture, but do not show the same."),
            )


def _second_table(content: Path, path: Path) -> Finding:
    """Linux keeps "Photos.csv" beside "photos.csv", and they may tell different things."""
    words: Words = ("There is another photos.csv in this folder, and they cannot both be true.",)
    source = PurePosixPath(content.name) / path.relative_to(content).as_posix()
    return _finding(source.as_posix(), None, words)


def read_declaration_table(content: Path, path: Path) -> Declared:
    """The declarations of one photos.csv, and a finding for each row that does not count."""
    inside = path.relative_to(content)
    source = (PurePosixPath(content.name) / inside.as_posix()).as_posix()
    if path.is_symlink():
        return {}, (_finding(source, None, ("This photos.csv is a link, and is not read.",)),)
    try:
        table = read_table(path)
        places = _places(table)
    except TableError as error:
        return {}, (_finding(source, error.row, (f"No row of this file counts: {error}.",)),)
    return _read_rows(table, places, source, PurePosixPath(inside.as_posix()))


def _tables(content: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(content, followlinks=False):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(files) if name.casefold() == TABLE)


def _places(table: Table) -> dict[str, int]:
    """Column -> index. Raises TableError without the two columns that every picture needs."""
    keys = [heading_key(heading) for heading in table.header.cells]
    for column in COLUMNS:
        if keys.count(column) > 1:
            raise TableError(f"there are two columns called {column}", table.header.number)
    for column in ("file", "shows"):
        if column not in keys:
            wanted = ",".join(COLUMNS)
            reason = f"there is no column {column}; the first row must be {wanted}"
            raise TableError(reason, table.header.number)
    return {column: keys.index(column) for column in COLUMNS if column in keys}


def _read_rows(
    table: Table, places: Mapping[str, int], source: str, inside: PurePosixPath
) -> Declared:
    declared: dict[str, Declaration] = {}
    seen: dict[str, int] = {}
    findings: list[Finding] = []
    for row in table.rows:
        cells = {column: row.cells[index] for column, index in places.items()}
        picture = (inside.parent / cells["file"]).as_posix()
        try:
            _expect_file_name(cells["file"])
            _expect_first(picture, row, seen)
            declared[picture] = _declaration(row, cells, picture, inside.as_posix())
        except _RowError as error:
            declared.pop(picture, None)
            file = Private(cells["file"], "(file name hidden)")
            words: Words = ("The row for “", file, "” does not count: ", *error.words, ".")
            findings.append(_finding(source, row.number, words))
    return declared, tuple(findings)


def _expect_file_name(file: str) -> None:
    if not file:
        raise _RowError("it names no file")
    if "/" in file or "\\" in file or file in (".", ".."):
        raise _RowError("write the file name only; photos.csv stands beside its pictures")


def _expect_first(picture: str, row: Row, seen: dict[str, int]) -> None:
    earlier = seen.setdefault(picture, row.number)
    if earlier != row.number:
        raise _RowError(f"row {earlier} is for the same picture, and they cannot both be true")


def _declaration(row: Row, cells: Mapping[str, str], picture: str, table: str) -> Declaration:
    people = tuple(dict.fromkeys(filter(None, _APART.split(cells.get("people", "")))))
    shows = _shows(cells["shows"])
    if shows.pupils and not people:
        raise _RowError(f"it shows “{shows}”, but says nobody's id under people")
    return Declaration(
        picture=picture,
        shows=shows,
        people=people,
        alt=cells.get("alt", ""),
        credit=cells.get("credit", ""),
        licence=cells.get("licence", ""),
        checked=frozenset(filter(None, _APART.split(cells.get("checked", "")))),
        fingerprint=cells.get("fingerprint", "").lower(),
        table=table,
        line=row.number,
    )


def _shows(written: str) -> Shows:
    try:
        return Shows(written.casefold())
    except ValueError:
        known = ", ".join(Shows)
        said = Private(written, HIDDEN)
        raise _RowError("shows is “", said, f"”, and can only be {known}") from None


def _finding(source: str, line: int | None, message: Words) -> Finding:
    return Finding(
        rule="picture-undeclared",
        level=Level.REFUSE,
        clause="N1",
        message=message,
        remedy=(_REMEDY,),
        source=source,
        line=line,
    )


def fingerprint(path: Path) -> str:
    """The first 16 hex digits of the file's SHA-256, as photos.csv keeps it. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def cells_of(declaration: Declaration) -> dict[str, str]:
    """The cells of a declaration, by column."""
    return {
        "file": PurePosixPath(declaration.picture).name,
        "shows": str(declaration.shows),
        "people": ";".join(declaration.people),
        "alt": " ".join(declaration.alt.split()),
        "credit": " ".join(declaration.credit.split()),
        "licence": declaration.licence.strip(),
        "checked": ";".join(sorted(declaration.checked)),
        "fingerprint": declaration.fingerprint,
    }


def row_to_paste(file: str, digest: str) -> str:
    """A row for a picture that has none, to be completed and pasted into photos.csv.

    `digest` is the picture's fingerprint. As it stands the row does not count: somebody has to say
    what the picture shows.
    """
    shows = "|".join(Shows)
    return line_of_cells([file, shows, "ids of who is in it", "what happens", "", "", "", digest])
