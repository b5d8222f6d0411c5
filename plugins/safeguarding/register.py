"""consent.csv -> Register: every pupil of the school, or a refusal to build without knowing them.

A doubt about a permission is a no; a doubt about who the children are stops the build.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from safeguarding.errors import RegisterError
from safeguarding.headings import COLUMNS, Headings, understand_headings
from safeguarding.notes import Notes
from safeguarding.policy import Policy
from safeguarding.private import Private, Words
from safeguarding.pupil_names import Names, UntrustedNameError, read_names
from safeguarding.pupils import PupilReader
from safeguarding.school import Channel, Pupil, Register
from safeguarding.tables import Row, Table, TableError, line_of_cells, read_table
from safeguarding.versioned import GitError, held_by_git, how_to_let_go

DEMO_ID = "P-DEMO-"
"""How the ids of the shipped, invented pupils begin."""

PUPIL_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_EXAMPLE = {
    "pupil_id": "P-0001",
    "first_name": "Alex",
    "last_name": "Example",
    "class": "3B",
    "website": "yes",
    "twitter": "no",
    "facebook": "no",
    "youtube": "no",
    "may_be_named": "first",
    "consent_on": "2026-09-01",
    "evidence": "Blue folder",
}
_SHOWN = 20


def read_register(path: Path, policy: Policy, *, today: dt.date) -> Register:
    """The register in `path`, with the permissions as they stand on `today`.

    Raises RegisterError, in plain English with row and column, whenever it is in doubt who the
    children are, when invented pupils stand in for real ones, and when git holds real ones.
    """
    table = _table(path)
    headings = understand_headings(table.header, policy.headings)
    _expect_our_shape(path, table, headings)
    notes = Notes()
    reader = PupilReader(headings, policy.forms_dated, today, notes)
    pupils = _pupils(path, table, reader)
    if not pupils:
        raise RegisterError(
            f"{path.name} holds no pupils yet.",
            "Without them nobody's name can be found and nobody's permission is known. Ask the "
            "office for the list of all pupils, then run: invoke register --from FILE.csv",
        )
    _expect_rightful(path, policy, pupils)
    warnings = (*headings.warnings, *_of_the_file(table, headings), *notes.sentences())
    return Register(MappingProxyType(pupils), warnings, table.header.cells)


def header_line() -> str:
    """The header of a new register."""
    return line_of_cells(list(COLUMNS))


def _table(path: Path) -> Table:
    if not path.exists():
        raise RegisterError(
            f"There is no register: {path.name} was not found.",
            "Without it nobody knows who the children are. Put the office's file there, or tell "
            "where it is in the environment variable CONSENT_REGISTER.",
        )
    try:
        return read_table(path)
    except TableError as error:
        place = f"{path.name}, row {error.row}" if error.row else path.name
        raise RegisterError(
            f"{place}: {error}.", "Mend it, and save the file as “CSV UTF-8”."
        ) from None


def _expect_our_shape(path: Path, table: Table, headings: Headings) -> None:
    names = "name" in headings or ("first_name" in headings and "last_name" in headings)
    if "pupil_id" in headings and names:
        return
    missing = "pupil_id" if names else "the names (first_name and last_name, or name)"
    raise RegisterError(
        f"{path.name}, row {table.header.number}: there is no column for {missing}.",
        "The first row must hold the headings. A register begins like this:",
        f"    {header_line()}",
        f"    {line_of_cells([_EXAMPLE.get(column, '') for column in COLUMNS])}",
        "If this is an export of the school's MIS, run: invoke register --from FILE.csv",
    )


def _pupils(path: Path, table: Table, reader: PupilReader) -> dict[str, Pupil]:
    pupils: dict[str, Pupil] = {}
    rows_by_id: dict[str, int] = {}
    rows_by_name: dict[tuple[str, str], int] = {}
    troubles: list[Words] = []
    for row in table.rows:
        pupil_id = reader.headings.cell(row, "pupil_id")
        where = reader.headings.where(row, "pupil_id")
        trouble = _id_trouble(where, pupil_id, rows_by_id)
        if trouble:
            troubles.append(trouble)
            continue
        rows_by_id[pupil_id.casefold()] = row.number
        try:
            names = read_names(row, reader.headings)
        except UntrustedNameError as error:
            troubles.append((f"{reader.headings.where(row, error.column)}: {error}.",))
            continue
        pupils[pupil_id] = reader.pupil(pupil_id, names, row)
        _remark(row, pupils[pupil_id], names, reader.notes, rows_by_name)
    if troubles:
        raise RegisterError(f"{path.name} cannot be trusted:", *_first_of(troubles))
    return pupils


def _id_trouble(where: str, pupil_id: str, seen: Mapping[str, int]) -> Words:
    if not pupil_id:
        return (f"{where}: there is no id. Give the pupil one that was never used before.",)
    if not PUPIL_ID.fullmatch(pupil_id):
        return (f"{where}: an id holds only letters A to Z, digits and hyphens.",)
    if pupil_id.casefold() in seen:
        earlier = seen[pupil_id.casefold()]
        written = Private(pupil_id, "the id")
        return (
            f"{where}: ",
            written,
            f" already stands in row {earlier}. Each pupil needs their own.",
        )
    return ()


def _remark(
    row: Row, pupil: Pupil, names: Names, notes: Notes, seen: dict[tuple[str, str], int]
) -> None:
    parts = {part for part in pupil.pupil_id.casefold().split("-") if len(part) > 2}
    if parts & set(names.whole.casefold().split()):
        notes.add("the id holds the pupil's name; photos carry ids, so use another", row.number)
    person = (names.whole.casefold(), pupil.class_name.casefold())
    if person in seen:
        notes.add(
            f"the same name and class as in row {seen[person]}; if it is one pupil, keep one row",
            row.number,
        )
    seen.setdefault(person, row.number)


def _first_of(troubles: list[Words]) -> list[Words]:
    more = len(troubles) - _SHOWN
    return [*troubles[:_SHOWN], *([(f"… and {more} more.",)] if more > 0 else [])]


def _expect_rightful(path: Path, policy: Policy, pupils: Mapping[str, Pupil]) -> None:
    """Invented pupils only in the demo, real ones never where git keeps them for ever."""
    invented = sum(pupil_id.upper().startswith(DEMO_ID) for pupil_id in pupils)
    if invented and not policy.school.demo:
        raise RegisterError(
            f"{path.name} holds invented pupils ({invented} rows with an id that begins "
            f"{DEMO_ID}), but policy.toml says that this is a real school.",
            "The site would be checked against children who do not exist. Put the school's own "
            "register in its place, or run: invoke start",
        )
    if invented < len(pupils) and _git_holds(path):
        raise RegisterError(
            f"git holds {path.name}, and it names real children.",
            "Whoever gets a copy of the repository would get their names.",
            *how_to_let_go(path.name),
            "Tell the school's data protection lead if the repository was ever shared: earlier "
            "commits still hold the names.",
        )


def _git_holds(path: Path) -> bool:
    try:
        return held_by_git(path)
    except GitError:
        raise RegisterError(
            f"git does not say whether it holds {path.name}, which names real children.",
            "Run `git status` in the folder of the register, mend what it complains of, and try "
            "again.",
        ) from None


def _of_the_file(table: Table, headings: Headings) -> list[str]:
    """Remarks on the file as a whole."""
    warnings = []
    if not any(channel.value in headings for channel in Channel):
        warnings.append("There is no column for a permission: no pupil may be shown")
    if "may_be_named" not in headings:
        warnings.append(
            "There is no column may_be_named: every pupil may be named on pages without pictures "
            "of pupils"
        )
    if "class" not in headings:
        warnings.append("There is no column class: a lost class would not be noticed")
    if table.encoding == "cp1252":
        warnings.append(
            "The file is in an old Windows encoding, which lacks many letters of names (ł, ğ, ệ); "
            "save it as “CSV UTF-8”"
        )
    return warnings
