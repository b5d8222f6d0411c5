"""`invoke register --from FILE.csv`: the school's MIS export brought into the register.

Ids and permissions stay as they are, new pupils take what the export says of permissions and else
begin with a no to everything, leavers keep their rows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError, RegisterError
from safeguarding.headings import COLUMNS, WORK, Headings, understand_headings
from safeguarding.people_phrase import full_name
from safeguarding.policy import Policy
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.pupil_names import UntrustedNameError, read_names
from safeguarding.register import header_line, read_register
from safeguarding.register_permissions import (
    expect_no_limit_lost,
    fresh_permissions,
    new_with_permission,
    said_of_permissions,
    told_otherwise,
)
from safeguarding.register_state import used_ids
from safeguarding.roll_match import Match, Person, match_roll
from safeguarding.school import Declaration, Pupil
from safeguarding.tables import Row, Table, TableError, line_of_cells, parse_table, read_table
from safeguarding.versioned import GitError, held_by_git, how_to_let_go

_ID = re.compile(r"P-([0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Current:
    """The register as it stands, to be written again with changes."""

    table: Table
    headings: Headings
    pupils: dict[str, Pupil]

    @property
    def rows(self) -> dict[str, Row]:
        """The rows by the pupil's id."""
        return {self.headings.cell(row, "pupil_id"): row for row in self.table.rows}


def import_export(  # noqa: PLR0913 - facts of the build day, each given by the task
    project: Project,
    policy: Policy,
    export: Path,
    declarations: Collection[Declaration],
    *,
    today: dt.date,
    write: bool = False,
) -> list[Words]:
    """Compares the export with the register and tells the differences, line by line.

    With `write` the register is replaced, and the former one kept as consent.csv.bak in the state
    folder. Raises RegisterError when one of the files cannot be trusted or git would keep the
    names, ConfigurationError in the demo.
    """
    _expect_real_school(project, policy)
    current = _current(project.register_file, policy, today)
    match = match_roll(_people(export, policy), current.pupils)
    expect_no_limit_lost(match.new, current.headings)
    taken = {*used_ids(project), *current.pupils}
    taken |= {pupil_id for declaration in declarations for pupil_id in declaration.people}
    new = list(zip(_new_ids(taken, len(match.new)), match.new, strict=True))
    lines = _told(match, new, current)
    if not write:
        return [*lines, ("Nothing was written. If this is right, add --write.",)]
    _write(project, _lines_of(current, match, new))
    return [*lines, (f"{project.register_file.name} was written; the former one is kept.",)]


def _expect_real_school(project: Project, policy: Policy) -> None:
    if policy.school.demo:
        raise ConfigurationError(
            "This is still the demo, with invented pupils. Run `invoke start` first: it makes an "
            "empty school."
        )
    try:
        held = held_by_git(project.register_file)
    except GitError:
        held = True
    if held:
        name = project.register_file.name
        raise RegisterError(
            f"git keeps {name}, so real children's names would get into the repository.",
            *how_to_let_go(name),
        )


def _current(path: Path, policy: Policy, today: dt.date) -> _Current:
    table = _read(path) if path.exists() else parse_table(header_line())
    headings = understand_headings(table.header, policy.headings)
    pupils = dict(read_register(path, policy, today=today).pupils) if table.rows else {}
    return _Current(table, headings, pupils)


def _people(export: Path, policy: Policy) -> list[Person]:
    table = _read(export)
    headings = understand_headings(table.header, policy.headings)
    if "name" not in headings and not ("first_name" in headings and "last_name" in headings):
        raise RegisterError(
            f"{export.name}, row {table.header.number}: there are no columns for the names.",
            "The export needs a forename, a surname and the class. If your MIS calls them "
            "otherwise, write its headings into policy.toml under [register.headings].",
        )
    people, troubles = [], []
    for row in table.rows:
        try:
            names = read_names(row, headings)
        except UntrustedNameError as error:
            troubles.append(f"{headings.where(row, error.column)}: {error}.")
            continue
        said = said_of_permissions(row, headings)
        people.append(Person(row.number, names, headings.cell(row, "class"), said))
    if troubles:
        raise RegisterError(f"{export.name} cannot be trusted:", *troubles)
    if not people:
        raise RegisterError(f"{export.name} holds no pupils.")
    return people


def _read(path: Path) -> Table:
    try:
        return read_table(path)
    except TableError as error:
        place = f"{path.name}, row {error.row}" if error.row else path.name
        raise RegisterError(f"{place}: {error}.") from None


def _new_ids(taken: Iterable[str], count: int) -> list[str]:
    """Ids above every number that was ever used: an id in an old picture must stay that child's."""
    numbers = [int(found[1]) for pupil_id in taken if (found := _ID.fullmatch(pupil_id))]
    first = max(numbers, default=0) + 1
    return [f"P-{number:04}" for number in range(first, first + count)]


def _told(match: Match, new: Iterable[tuple[str, Person]], current: _Current) -> list[Words]:
    pupils = current.pupils
    moved = [(one, pupils[name]) for one, name in match.known if _moved(one, pupils[name])]
    stayed = len(match.known) - len(moved)
    lines: list[Words] = [(f"{stayed} pupils stay as they are.",)]
    permitted = new_with_permission(match.new)
    lines += [(f"New, with a no to everything: {len(match.new) - permitted}",)]
    lines += [(f"New, with the permissions of the export: {permitted}",)]
    lines += [
        ("  ", Private(pupil_id), "  ", one.names.private(), f", {one.class_name}")
        for pupil_id, one in new
    ]
    lines += [(f"In another class: {len(moved)}",)]
    lines += [
        ("  ", full_name(pupil), f", {pupil.class_name} to {one.class_name}")
        for one, pupil in moved
    ]
    lines += [(f"Not in the export; their rows are kept: {len(match.left)}",)]
    lines += [
        ("  ", Private(name), "  ", full_name(pupils[name]), f", {pupils[name].class_name}")
        for name in match.left
    ]
    otherwise = told_otherwise(match, current.rows, current.headings, pupils)
    if otherwise:
        lines += [("Permissions that differ; the register's stay. Is there a letter to enter?",)]
        lines += otherwise
    if match.unclear:
        lines += [("Unclear, and left alone; please change these rows of the register by hand:",)]
        lines += [_unclear(one, ids) for one, ids in match.unclear]
    return lines


def _unclear(one: Person, ids: tuple[str, ...]) -> Words:
    whom = Private(" or ".join(ids), "(ids hidden)")
    where = (
        f", {one.class_name} (row {one.row} of the export): may be "
        if one.class_name
        else (f" (row {one.row} of the export): may be ")
    )
    return ("  ", one.names.private(), where, whom, ", or somebody new")


def _moved(one: Person, pupil: Pupil) -> bool:
    return bool(one.class_name) and one.class_name != pupil.class_name


def _lines_of(current: _Current, match: Match, new: Iterable[tuple[str, Person]]) -> list[str]:
    """The new register, line by line: the old rows in their order, then the new pupils."""
    met = {pupil_id: one for one, pupil_id in match.known}
    headings = current.headings
    lines = [line_of_cells(list(current.table.header.cells))]
    for row in current.table.rows:
        one = met.get(headings.cell(row, "pupil_id"))
        lines.append(line_of_cells(_brought_up(row, one, headings) if one else list(row.cells)))
    width = len(current.table.header.cells)
    for pupil_id, one in new:
        lines.append(line_of_cells(_fresh_row(pupil_id, one, headings, width)))
    return lines


def _brought_up(row: Row, one: Person, headings: Headings) -> list[str]:
    """The row with the class of the export, and with names that the register did not have."""
    cells = list(row.cells)
    if one.class_name:
        _put(cells, headings, "class", one.class_name)
    had = read_names(row, headings)
    seen = {name.casefold() for name in (had.first, had.whole, *had.known_as, *had.other)}
    for column, names in (
        ("known_as", (one.names.first, *one.names.known_as)),
        ("other_names", (one.names.whole, *one.names.other)),
    ):
        fresh = [name for name in names if name and name.casefold() not in seen]
        kept = [headings.cell(row, column)] if headings.cell(row, column) else []
        if fresh:
            _put(cells, headings, column, ";".join([*kept, *fresh]))
    return cells


def _fresh_row(pupil_id: str, one: Person, headings: Headings, width: int) -> list[str]:
    cells = [""] * width
    names = one.names
    values: dict[str, str] = {
        "pupil_id": pupil_id,
        "known_as": ";".join(names.known_as),
        "other_names": ";".join(names.other),
        "class": one.class_name,
        **fresh_permissions(one),
    }
    if "first_name" in headings and "last_name" in headings:
        values |= {"first_name": names.first, "last_name": names.last}
    else:
        values["name"] = f"{names.last}, {names.first}" if names.last else names.first
    for column in (*COLUMNS, "name", WORK):
        if values.get(column):
            _put(cells, headings, column, values[column])
    return cells


def _put(cells: list[str], headings: Headings, column: str, text: str) -> None:
    """Writes a cell where the register has the column."""
    if places := headings.places.get(column):
        cells[places[0]] = text


def _write(project: Project, lines: Iterable[str]) -> None:
    path = project.register_file
    try:
        if path.exists():
            write_atomically(project.state / f"{path.name}.bak", path.read_bytes())
        write_atomically(path, "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig"))
    except OSError as error:
        raise RegisterError(
            f"{path.name} cannot be written ({error.strerror}). Is it open in another program?"
        ) from None
