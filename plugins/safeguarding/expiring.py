"""Permissions that end soon, of pupils whose pictures are online: told before they do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeguarding.dates import in_words
from safeguarding.record import BuildRecord
from safeguarding.register_view import SOON
from safeguarding.school import Channel, Permission


def ends_soon(record: BuildRecord) -> Iterator[str]:
    """One sentence without names if permissions end within 60 days; none otherwise."""
    known = record.knowledge
    shown = {
        pupil_id
        for picture in record.pictures.values()
        if picture.declaration is not None
        for pupil_id in picture.declaration.people
    }
    ends = sorted(end for one in shown if (end := _end(one, record)) is not None)
    if ends:
        days = f"{(ends[0] - known.today).days} days"
        whose = "pupil whose pictures are" if len(ends) == 1 else "pupils whose pictures are"
        yield (
            f"The permission of {len(ends)} {whose} published ends within 60 days, the first on "
            f"{in_words(ends[0])} (in {days}). Whose, says: invoke register"
        )


def _end(pupil_id: str, record: BuildRecord) -> dt.date | None:
    """The last day of a permission that is in force and ends soon."""
    today = record.knowledge.today
    pupil = record.knowledge.register.get(pupil_id)
    if pupil is None or pupil.expires_on is None:
        return None
    in_force = any(pupil.permission(channel, today) is not Permission.NO for channel in Channel)
    soon = today <= pupil.expires_on <= today + SOON
    return pupil.expires_on if in_force and soon else None
