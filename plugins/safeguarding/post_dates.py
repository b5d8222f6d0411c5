"""The dates of posts, day first as they are written in Britain.

Pelican reads 02/03/2026 the American way: a post for December would go out in May.
"""

from __future__ import annotations

import datetime as dt
import re

from pelican.readers import METADATA_PROCESSORS
from pelican.settings import Settings
from pelican.utils import get_date

_FIELDS = ("date", "modified")
_DAY_FIRST = re.compile(r"\s*([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})(?![0-9])(.*)")
_YEAR_FIRST = re.compile(r"\s*[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?![0-9])")
_IN_WORDS = re.compile("[A-Za-z]{3}")
_CENTURY = "20"


def read_days_first() -> None:
    """Have Pelican read the dates of posts so from here on."""
    METADATA_PROCESSORS.update(dict.fromkeys(_FIELDS, _read))


def post_date(text: str) -> dt.datetime:
    """`2026-12-05 15:30`, `05/12/2026`, `5.12.26` or a date in words; the time may be missing.

    Raises ValueError for what is no date.
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year, rest = found.groups()
        text = f"{year if len(year) > 2 else _CENTURY + year}-{month}-{day}{rest}"
    elif not _YEAR_FIRST.match(text) and not _IN_WORDS.search(text):
        raise ValueError("numbers that are no date; a guess could be months out")
    read: dt.datetime = get_date(text.replace("_", " "))
    return read


def _read(text: str, _settings: Settings) -> dt.datetime:
    return post_date(text)
