"""Which column of a register means what, whatever the office or its MIS calls it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from safeguarding.errors import RegisterError
from safeguarding.private import Private, Words
from safeguarding.tables import Row, column_letter, heading_key

COLUMNS = (
    "pupil_id",
    "first_name",
    "last_name",
    "known_as",
    "other_names",
    "class",
    "website",
    "twitter",
    "facebook",
    "youtube",
    "may_be_named",
    "do_not_publish",
    "consent_on",
    "expires_on",
    "withdrawn_on",
    "evidence",
)
"""The register's columns, in the order in which a new one is written."""

WORK = "work"
"""A column that a register may have: whether pictures of the pupil's work may be published."""

OTHER_LAST_NAMES = "other_last_names"
"""A surname in daily use that is not the legal one; not a column of ours, but of most MIS."""

MAPPABLE = (*COLUMNS, "name", WORK, OTHER_LAST_NAMES)
"""What `[register.headings]` of policy.toml may map a heading to."""

_OURS = {heading_key(column): column for column in (*COLUMNS, "name", WORK)}

# In order of preference: of two headings for one column the earlier is the column.
_MIS = {
    "legalforename": "first_name",
    "legalfirstname": "first_name",
    "forename": "first_name",
    "givenname": "first_name",
    "legalsurname": "last_name",
    "legallastname": "last_name",
    "surname": "last_name",
    "familyname": "last_name",
    "preferredforename": "known_as",
    "preferredfirstname": "known_as",
    "knownasfirstname": "known_as",
    "nickname": "known_as",
    "preferredsurname": OTHER_LAST_NAMES,
    "preferredlastname": OTHER_LAST_NAMES,
    "knownaslastname": OTHER_LAST_NAMES,
    "formersurname": OTHER_LAST_NAMES,
    "fullname": "name",
    "legalfullname": "name",
    "pupilname": "name",
    "studentname": "name",
    "preferredname": "other_names",
    "formername": "other_names",
    "previousname": "other_names",
    "alias": "other_names",
    "alsoknownas": "other_names",
    "classname": "class",
    "reg": "class",
    "reggroup": "class",
    "registrationgroup": "class",
    "registrationform": "class",
    "form": "class",
    "year": "class",
    "yeargroup": "class",
}
_CONSENT = ("consent", "photoconsent")

# A second column of names is still names: it is found, though not used.
_SECOND = {"first_name": "known_as", "last_name": OTHER_LAST_NAMES, "name": "other_names"}
_LISTS = frozenset({"known_as", "other_names", OTHER_LAST_NAMES})

_PRIVATE_DATA = {
    "upn": "a unique pupil number",
    "uniquepupil": "a unique pupil number",
    "dob": "a date of birth",
    "birth": "a date of birth",
    "medical": "medical notes",
    "medication": "medical notes",
    "allerg": "medical notes",
    "health": "medical notes",
    "diagnos": "medical notes",
    "nhs": "medical notes",
}

# A column that takes a permission away, whatever the office calls it, may not be left unread.
_RESTRICTS = (
    "withdr",
    "revok",
    "expir",
    "donot",
    "don't",
    "dont",
    "never",
    "optout",
    "opt-out",
    "nophoto",
    "noimage",
    "nopublic",
    "refus",
    "restrict",
    "prohibit",
    "forbid",
    "mustnot",
    "object",
    "nopic",
    "photoban",
    "imageban",
    "courtorder",
)
# So may a column that keeps a name back: without `may_be_named` everybody may be named.
_NAMES = ("named", "naming", "namepermission", "nameconsent", "usename", "usingname", "usesname")
# An office that asks several questions has not answered all of them in the column "consent".
_PICTURES = ("consent", "permission", "photo", "image", "picture", "website", "online", "internet")
_NEARLY = 0.85


@dataclass(frozen=True, slots=True)
class Headings:
    """Where each column of the register stands in a file."""

    places: Mapping[str, tuple[int, ...]]
    """Column -> indexes in a row; several only for lists of names."""
    warnings: tuple[str, ...] = ()

    def __contains__(self, column: str) -> bool:
        return column in self.places

    def cell(self, row: Row, column: str) -> str:
        """The cell of `row`, "" where the file has no such column; lists are joined by `;`."""
        return ";".join(row.cells[index] for index in self.places.get(column, ()))

    def where(self, row: Row, column: str) -> str:
        """A cell as a person finds it: "Row 7, column B (first_name)"."""
        letters = " and ".join(column_letter(index) for index in self.places.get(column, ()))
        return f"Row {row.number}, column {letters} ({column})" if letters else f"Row {row.number}"


def understand_headings(header: Row, mapped: Mapping[str, str]) -> Headings:
    """Finds the register's columns in a header row.

    `mapped` is `[register.headings]` of policy.toml: heading -> our column. Raises RegisterError
    for two headings with one meaning and for one that is nearly ours: a misspelt `withdrawn_on`
    that nobody reads would publish a child.
    """
    keys = [heading_key(heading) for heading in header.cells]
    places = _told(keys, {heading_key(key): column for key, column in mapped.items()}, header)
    _guessed(keys, places)
    if "website" not in places:
        _lone_consent(keys, places)
    left = _left(keys, places)
    warnings = tuple(_unread(index, header, keys[index]) for index in left)
    return Headings({column: tuple(where) for column, where in places.items()}, warnings)


def column_of(heading: str) -> str:
    """The register's column that a heading means by itself; "" if it means none."""
    key = heading_key(heading)
    return _OURS.get(key) or _MIS.get(key, "")


def _told(keys: list[str], mapped: Mapping[str, str], header: Row) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        column = mapped.get(key) or _OURS.get(key)
        if column is None:
            continue
        if column in places and column not in _LISTS:
            both = f"{column_letter(places[column][0])} and {column_letter(index)}"
            raise RegisterError(
                f"Row {header.number}: columns {both} both mean {column}.",
                "Nobody can say which of them holds. Delete or rename one, and save the file.",
            )
        places.setdefault(column, []).append(index)
    return places


def _guessed(keys: list[str], places: dict[str, list[int]]) -> None:
    taken = {index for indexes in places.values() for index in indexes}
    for key, column in _MIS.items():
        for index in (place for place, heading in enumerate(keys) if heading == key):
            if index in taken:
                continue
            if column not in places or column in _LISTS:
                places.setdefault(column, []).append(index)
            elif column in _SECOND:
                places.setdefault(_SECOND[column], []).append(index)


def _left(keys: list[str], places: Mapping[str, Collection[int]]) -> list[int]:
    """The columns that have a heading and no meaning yet."""
    taken = {index for indexes in places.values() for index in indexes}
    return [index for index, key in enumerate(keys) if key and index not in taken]


def _lone_consent(keys: list[str], places: dict[str, list[int]]) -> None:
    """The one column that speaks of consent; where another does too, the doubt is a no."""
    left = _left(keys, places)
    alike = [index for index in left if _asks_for_pictures(keys[index])]
    if len(alike) == 1 and keys[alike[0]] in _CONSENT:
        places["website"] = alike


def _asks_for_pictures(key: str) -> bool:
    dates = key.startswith("date") or key.endswith("date")
    return not dates and any(sign in key for sign in _PICTURES)


def _unread(index: int, header: Row, key: str) -> str:
    where = f"Row {header.number}, column {column_letter(index)}"
    for sign, kind in _PRIVATE_DATA.items():
        if sign in key:
            return (
                f"{where}: looks like {kind}. It is not read; please delete the column, "
                "the register does not need it"
            )
    close = difflib.get_close_matches(key, _OURS, n=1, cutoff=_NEARLY)
    if any(sign in key for sign in (*_RESTRICTS, *_NAMES)) and not close:
        raise RegisterError(
            (f"{where}: the heading “", Private(header.cells[index]), "” sounds like a limit."),
            "The register knows do_not_publish, expires_on, withdrawn_on and may_be_named. Use one "
            "of these, or delete the column: a limit that is not read would protect nobody.",
        )
    if close and key not in _CONSENT:
        wanted: Words = (
            f"{where}: the heading “",
            Private(header.cells[index]),
            f"” is nearly “{_OURS[close[0]]}”, but not quite, so nobody knows what it means.",
        )
        raise RegisterError(wanted, f"Call it “{_OURS[close[0]]}”, or delete the column.")
    return f"{where}: this heading is not one of the register's; the column is not read"
