"""A row of the register -> a pupil. Every doubt about a permission becomes a no."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from safeguarding.dates import parse_date
from safeguarding.headings import WORK, Headings
from safeguarding.notes import Notes
from safeguarding.private import Private
from safeguarding.pupil_names import Names
from safeguarding.school import Channel, Naming, Permission, Pupil
from safeguarding.tables import Row

_PERMISSIONS = {
    "yes": Permission.YES,
    "y": Permission.YES,
    "group": Permission.GROUP,
    "no": Permission.NO,
    "n": Permission.NO,
}
_NAMINGS = {
    "no": Naming.NO,
    "n": Naming.NO,
    "first": Naming.FIRST,
    "full": Naming.FULL,
    "": Naming.NO,
}
NO_DATE = (
    "a permission without consent_on, and policy.toml has no `forms_dated` under [register]: "
    "it counts as no. Write the day of the forms there, or the date into the row"
)


@dataclass(frozen=True, slots=True)
class _Dates:
    consent_on: dt.date | None
    expires_on: dt.date | None
    withdrawn_on: dt.date | None
    doubtful: bool
    """One of them cannot be read, so nothing is permitted."""

    def withdrawn(self, today: dt.date) -> bool:
        if self.withdrawn_on is None or today < self.withdrawn_on:
            return False
        return self.consent_on is None or not self.withdrawn_on < self.consent_on <= today


@dataclass(frozen=True, slots=True)
class PupilReader:
    """Reads rows with the headings of one file."""

    headings: Headings
    forms_dated: dt.date | None
    today: dt.date
    notes: Notes

    def pupil(self, pupil_id: str, names: Names, row: Row) -> Pupil:
        dates = self._dates(row)
        never = self._never(row)
        permissions = self._permissions(row)
        work = self._permission(row, WORK) if WORK in self.headings else None
        if dates.doubtful:
            permissions = MappingProxyType({})
            work = work and Permission.NO
        elif dates.consent_on is None and self._lacks_date(row, (*permissions.values(), work)):
            self.notes.add(NO_DATE, row.number)
        return Pupil(
            pupil_id=pupil_id,
            first_name=Private(names.first),
            last_name=Private(names.last),
            known_as=tuple(map(Private, names.known_as)),
            other_names=tuple(map(Private, names.other)),
            class_name=self.headings.cell(row, "class"),
            permissions=permissions,
            work=work,
            naming=Naming.NO if never else self._naming(row, dates),
            do_not_publish=never,
            consent_on=dates.consent_on,
            expires_on=dates.expires_on,
            withdrawn_on=dates.withdrawn_on,
        )

    def _permissions(self, row: Row) -> Mapping[Channel, Permission]:
        return MappingProxyType(
            {
                channel: self._permission(row, channel.value)
                for channel in Channel
                if channel.value in self.headings
            }
        )

    def _permission(self, row: Row, column: str) -> Permission:
        written = self.headings.cell(row, column)
        permission = _PERMISSIONS.get(written.casefold())
        if permission is not None:
            return permission
        trouble = "cannot be read" if written else "is blank"
        self.notes.add(f"the {column} permission {trouble}: taken as no", row.number)
        return Permission.NO

    def _naming(self, row: Row, dates: _Dates) -> Naming:
        """How fully the pupil may be named today; the dates of the form hold for naming too."""
        if dates.doubtful or dates.withdrawn(self.today):
            return Naming.NO
        if "may_be_named" not in self.headings:
            return Naming.FULL
        if dates.expires_on is not None and dates.expires_on < self.today:
            return Naming.NO
        if dates.consent_on is not None and self.today < dates.consent_on:
            return Naming.NO
        naming = _NAMINGS.get(self.headings.cell(row, "may_be_named").casefold())
        if naming is None:
            self.notes.add("may_be_named cannot be read: taken as no", row.number)
        return naming or Naming.NO

    def _never(self, row: Row) -> bool:
        written = self.headings.cell(row, "do_not_publish").casefold()
        if written in ("", "no", "n"):
            return False
        if written not in ("yes", "y"):
            self.notes.add("do_not_publish cannot be read: taken as yes", row.number)
        return True

    def _dates(self, row: Row) -> _Dates:
        consent_on, sure_of_consent = self._date(row, "consent_on", "its permissions count as no")
        expires_on, sure_of_end = self._date(row, "expires_on", "its permissions count as no")
        withdrawn_on, sure_of_withdrawal = self._date(row, "withdrawn_on", "taken as withdrawn")
        if not self.headings.cell(row, "consent_on"):
            consent_on = self._form_date(withdrawn_on)
        doubtful = not (sure_of_consent and sure_of_end and sure_of_withdrawal)
        return _Dates(consent_on, expires_on, withdrawn_on, doubtful)

    def _form_date(self, withdrawn_on: dt.date | None) -> dt.date | None:
        """The school's date for forms without one; it must not look like a form renewed since."""
        if self.forms_dated and withdrawn_on and self.forms_dated > withdrawn_on:
            return None
        return self.forms_dated

    def _date(self, row: Row, column: str, then: str) -> tuple[dt.date | None, bool]:
        """The date in a cell, and whether the cell could be read."""
        written = self.headings.cell(row, column)
        if not written:
            return None, True
        try:
            return parse_date(written), True
        except ValueError:
            wanted = "write it like 2026-09-01 or 01/09/2026"
            self.notes.add(f"{column} cannot be read: {then}; {wanted}", row.number)
            return None, False

    def _lacks_date(self, row: Row, permissions: Iterable[Permission | None]) -> bool:
        given = any(permission not in (Permission.NO, None) for permission in permissions)
        return given and not self.headings.cell(row, "consent_on") and self.forms_dated is None
