"""Dates as a school office writes them."""

from __future__ import annotations

import datetime as dt
import re

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BRITISH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def parse_date(text: str) -> dt.date:
    """`yyyy-mm-dd` or `dd/mm/yyyy`.

    Raises ValueError for anything else: a guess could be months out.
    """
    if iso := _ISO.fullmatch(text):
        year, month, day = map(int, iso.groups())
    elif british := _BRITISH.fullmatch(text):
        day, month, year = map(int, british.groups())
    else:
        raise ValueError("not a date that we read")
    return dt.date(year, month, day)


def in_words(day: dt.date) -> str:
    """The date as people read it: "1 September 2026"."""
    return f"{day.day} {day:%B %Y}"
