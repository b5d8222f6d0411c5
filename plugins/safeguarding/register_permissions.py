"""What an MIS export says of permissions, beside what the register says.

A new pupil takes them from the export, which is the school's own record. For everybody else the
register holds, as the forms do, and a difference is told: it may be a letter nobody entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safeguarding.errors import RegisterError
from safeguarding.headings import WORK, Headings
from safeguarding.people_phrase import full_name
from safeguarding.private import Private, Words
from safeguarding.roll_match import Match, Person
from safeguarding.school import Channel, Pupil
from safeguarding.tables import Row

_CHANNELS = tuple(channel.value for channel in Channel)
_LIMITS = (WORK, "may_be_named", "do_not_publish", "expires_on", "withdrawn_on")
"""Where the register has no such column, nothing would be limited."""
_COLUMNS = (*_CHANNELS, *_LIMITS, "consent_on", "evidence")
_SHOWN = 60


def said_of_permissions(row: Row, headings: Headings) -> Mapping[str, str]:
    """Column -> cell, for those that the export has and fills in."""
    cells = {column: headings.cell(row, column).strip() for column in _COLUMNS}
    return {column: cell for column, cell in cells.items() if cell}


def fresh_permissions(person: Person) -> dict[str, str]:
    """What a new row begins with: a no to everything that the export does not tell."""
    return dict.fromkeys((*_CHANNELS, "may_be_named"), "no") | dict(person.said)


def expect_no_limit_lost(people: Iterable[Person], headings: Headings) -> None:
    """Raises RegisterError where the register has no column for a limit that the export tells."""
    told = {column for person in people for column in person.said}
    lost = [column for column in _LIMITS if column in told and column not in headings]
    if lost:
        raise RegisterError(
            f"The export has {', '.join(lost)}, and the register has no such column, so what "
            "limits these pupils would be lost.",
            "Add the column to the register (blank for everybody who is in it), and try again.",
        )


def new_with_permission(people: Iterable[Person]) -> int:
    """How many of them the export permits something."""
    return sum(
        any(person.said.get(channel, "no").casefold() not in ("no", "n") for channel in _CHANNELS)
        for person in people
    )


def told_otherwise(
    match: Match, rows: Mapping[str, Row], headings: Headings, pupils: Mapping[str, Pupil]
) -> list[Words]:
    """The differences for pupils who are in the register, a line each; `rows` by pupil id."""
    lines = [
        ("  ", full_name(pupils[name]), f": {column} {here or 'blank'}, in the export ", there)
        for person, name in match.known
        for column, here, there in _differences(person, rows[name], headings)
    ]
    more = len(lines) - _SHOWN
    return [*lines[:_SHOWN], *([(f"  … and {more} more",)] if more > 0 else [])]


def _differences(
    person: Person, row: Row, headings: Headings
) -> Iterator[tuple[str, str, Private]]:
    for column, there in person.said.items():
        here = headings.cell(row, column).strip()
        if column != "evidence" and here.casefold() != there.casefold():
            yield column, here, Private(there)
