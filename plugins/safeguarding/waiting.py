"""`Publish_after`: a post that waits for its day is held back like a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from safeguarding.dates import in_words, parse_date

UNREADABLE = "its “Publish_after:” is no date; write it as in “Publish_after: 2026-12-05”"


def waits_until(metadata: Mapping[str, object], today: dt.date) -> dt.date | None:
    """The day to come that a text waits for; None if it waits no longer, or never did.

    Raises ValueError for a date that cannot be read: a guess could publish it too soon.
    """
    given = metadata.get("publish_after")
    if given is None:
        return None
    day = parse_date(str(given).strip())
    return day if day > today else None


def told(waiting: Mapping[str, dt.date]) -> str:
    """The note of a passed build: which sources wait, and for when."""
    listed = "; ".join(f"{source}: {in_words(day)}" for source, day in sorted(waiting.items()))
    count = "1 post waits for its day" if len(waiting) == 1 else f"{len(waiting)} posts wait"
    return f"{count} ({listed})."
