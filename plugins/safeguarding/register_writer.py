"""Writes one date into the register and leaves every other cell as the office typed it."""

from __future__ import annotations

import datetime as dt
import io

from safeguarding.atomic import write_atomically
from safeguarding.dates import parse_date
from safeguarding.errors import RegisterError
from safeguarding.headings import Headings, understand_headings
from safeguarding.policy import Policy
from safeguarding.project import Project
from safeguarding.tables import Row, Table, TableError, decode, line_of_cells, parse_table

_COLUMN = "withdrawn_on"


def write_withdrawal(project: Project, policy: Policy, pupil_id: str, day: dt.date) -> bool:
    """Put `day` into the pupil's cell `withdrawn_on`; False if a day that counts stands there.

    A form for a later day would count from then on, so it is withdrawn as of that day. A register
    without the column gets it, at the end. What the file was before is kept in the private folder.
    Raises RegisterError if the file cannot be read or written; it is as it was then.
    """
    path = project.register_file
    try:
        data = path.read_bytes()
        text, encoding = decode(data)
        table = parse_table(text, encoding)
    except (OSError, TableError) as error:
        raise RegisterError(f"{path.name} cannot be read ({error}).") from None
    headings = understand_headings(table.header, policy.headings)
    row = _row_of(table, headings, pupil_id)
    withdrawn = _date(headings.cell(row, _COLUMN))
    agreed = _date(headings.cell(row, "consent_on"))
    ends = max(day, agreed or day)
    if withdrawn and (agreed or withdrawn) <= withdrawn <= ends:
        return False
    fresh = _with_date(text, table, headings, row, ends)
    try:
        write_atomically(project.state / f"{path.name}.bak", data)
        write_atomically(path, _encoded(fresh, table.encoding))
    except OSError as error:
        raise RegisterError(
            f"{path.name} cannot be written ({error.strerror}). Is it open in another program?"
        ) from None
    return True


def _row_of(table: Table, headings: Headings, pupil_id: str) -> Row:
    for row in table.rows:
        if headings.cell(row, "pupil_id") == pupil_id:
            return row
    raise RegisterError("The register has no row for that pupil.")


def _date(cell: str) -> dt.date | None:
    try:
        return parse_date(cell)
    except ValueError:
        return None  # an unreadable date is replaced by one that everybody can read


def _with_date(text: str, table: Table, headings: Headings, row: Row, day: dt.date) -> str:
    """The file with the date. A row is a line: the reader refuses cells with a line break."""
    lines = io.StringIO(text, newline="").readlines()
    places = headings.places.get(_COLUMN)
    if places:
        cells = list(row.cells)
        cells[places[0]] = day.isoformat()
        return "".join(_line(lines, row, cells, table.delimiter))
    lines = _line(lines, table.header, [*table.header.cells, _COLUMN], table.delimiter)
    return "".join(_line(lines, row, [*row.cells, day.isoformat()], table.delimiter))


def _line(lines: list[str], row: Row, cells: list[str], delimiter: str) -> list[str]:
    old = lines[row.number - 1]
    end = old[len(old.rstrip("\r\n")) :]
    return [*lines[: row.number - 1], line_of_cells(cells, delimiter) + end, *lines[row.number :]]


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode("utf-16" if encoding == "utf-16" else encoding)
