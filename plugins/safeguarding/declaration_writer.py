"""Writes one declaration into photos.csv and leaves every other row as somebody typed it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.declarations import COLUMNS, cells_of
from safeguarding.errors import ConfigurationError
from safeguarding.school import Declaration
from safeguarding.tables import (
    Table,
    TableError,
    decode,
    heading_key,
    line_of_cells,
    parse_table,
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A photos.csv as it stands: its lines, with their ends, and what they mean."""

    lines: list[str]
    table: Table
    end: str


def write_declaration(path: Path, declaration: Declaration) -> None:
    """Adds the row of `declaration` to the photos.csv at `path`, or replaces the one it has.

    The file is made when it is not there. Raises ConfigurationError when it cannot be read as a
    table or cannot be written: it stays as it was then.
    """
    try:
        _write(path, cells_of(declaration))
    except TableError as error:
        place = f"{path.name}, row {error.row}" if error.row else path.name
        raise ConfigurationError(f"{place}: {error}. Mend it first.") from None
    except OSError as error:
        raise ConfigurationError(
            f"{path.name} cannot be written ({error.strerror}). Is it open in another program?"
        ) from None


def remove_declaration(path: Path, file: str) -> None:
    """Takes every row for `file` out of the photos.csv at `path`, if there is one.

    Raises ConfigurationError as `write_declaration` does.
    """
    try:
        written = _read(path)
        place = [heading_key(heading) for heading in written.table.header.cells].index("file")
        gone = {row.number for row in written.table.rows if row.cells[place] == file}
        kept = (line for number, line in enumerate(written.lines, 1) if number not in gone)
        write_atomically(path, _encoded("".join(kept), written.table.encoding))
    except TableError as error:
        raise ConfigurationError(f"{path.name}: {error}. Mend it first.") from None
    except OSError as error:
        raise ConfigurationError(
            f"{path.name} cannot be written ({error.strerror}). Is it open in another program?"
        ) from None


def _write(path: Path, cells: Mapping[str, str]) -> None:
    if path.is_symlink():
        raise ConfigurationError(f"{path.name} is a link; put the file itself beside the pictures.")
    if not path.exists():
        lines = [line_of_cells(list(COLUMNS)), line_of_cells([cells[key] for key in COLUMNS])]
        write_atomically(path, "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig"))
        return
    written = _read(path)
    write_atomically(path, _encoded("".join(_with_row(written, cells)), written.table.encoding))


def _read(path: Path) -> _Written:
    text, encoding = decode(path.read_bytes())
    table = parse_table(text, encoding)
    lines = io.StringIO(text, newline="").readlines()
    first = lines[0]
    return _Written(lines, table, first[len(first.rstrip("\r\n")) :] or "\n")


def _with_row(written: _Written, cells: Mapping[str, str]) -> list[str]:
    table = written.table
    keys = [heading_key(heading) for heading in table.header.cells]
    if missing := [column for column in COLUMNS if cells[column] and column not in keys]:
        raise TableError(f"there is no column {missing[0]}", table.header.number)
    place = keys.index("file")
    rows = [row for row in table.rows if row.cells[place] == cells["file"]]
    old = rows[0].cells if rows else ("",) * len(keys)
    fresh = [cells.get(key, kept) for key, kept in zip(keys, old, strict=True)]
    line = line_of_cells(fresh, table.delimiter) + written.end
    # A row is a line: the reader refuses cells with a line break.
    kept = {row.number for row in rows[1:]}
    lines = [text for number, text in enumerate(written.lines, 1) if number not in kept]
    if rows:
        lines[rows[0].number - 1] = line
        return lines
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += written.end
    return [*lines, line]


def _encoded(text: str, encoding: str) -> bytes:
    """`text` as the file was encoded, or in UTF-8 where that lacks a letter."""
    if encoding == "utf-16":
        return text.encode("utf-16")
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")
