"""The day at the school, whatever the clock of the machine that builds the site thinks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

SCHOOL_ZONE = ZoneInfo("Europe/London")


def today() -> dt.date:
    """The day on which a permission is judged: today in Europe/London."""
    return dt.datetime.now(SCHOOL_ZONE).date()
