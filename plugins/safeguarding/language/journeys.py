"""Where a class will be, and when: dates, places and groups of pupils in a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from safeguarding.language.remark import Remark
from safeguarding.language.sentences import sentences

KIND = "whereabouts"

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
_MONTH = _MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?P<m>{_MONTH})\b\.?(?:,?\s(?P<y>20\d\d)\b)?"
    rf"|(?P<m2>{_MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<y2>20\d\d)\b)?"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>(?:20)?\d\d)\b"
    r"|(?P<y4>20\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)\b"
    r"|(?P<soon>tomorrow|next\s(?:week|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
    rf"(?:this|every|each)\s(?:coming\s)?{_WEEKDAY}|{_WEEKDAY}['’]s(?=\s(?:[\w-]+\s){{1,5}}(?:is|are|will|"
    r"takes?|starts?|leaves?)\b)|(?:in|within)\s(?:a|one|two|three)\s(?:days?|weeks?|fortnight)))",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(
    rf"\b(?:on|until|till|from|by|between)\s(?:the\s)?(?P<soon>{_WEEKDAY})\b(?!\s(?:the\s)?\d)"
    r"(?!\s(?:January|February|March|April|May|June|July|August|September|October|November|December))",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|we['’]ll|they['’]ll|is|are|am|we['’]re|they['’]re|going\sto|leaves?|leaving|meets?|"
    r"sets?\soff|visits?|visiting|travels?|departs?|returns?|until|till)\b",
    re.IGNORECASE,
)
_BYGONE = re.compile(
    r"\b(?:was|were|went|had|did|visited|came|saw|took|enjoyed|spent|walked|travelled|left|met|last)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:Years?\s[1-6]|Y[1-6]|[1-6][A-Z]|Reception|Nursery|KS[12]|Key\sStage\s[12]|Early\sYears|"
    r"(?:[Oo]ur|[Tt]he|[Ss]chool)\s(?:[\w-]+\s){0,2}(?:choir|team|teams|orchestra|council|class|classes|pupils|children|"
    r"squad|club|band)|[A-Z]\w+\s[Cc]lass|P[1-7]|"
    r"(?:[Ff]ootball|[Nn]etball|[Cc]ricket|[Rr]ugby|[Cc]hess|[Hh]ockey|[Ss]wimming|[Qq]uiz)\s(?:team|squad)|"
    r"[Tt]he\s(?:boys\sand\sgirls|girls\sand\sboys|children)|[Ww]alking\s[Bb]us|^Choir)\b"
)
_KIND = (
    "Zoo|Museum|Theatre|Farm|Castle|Park|Beach|Pool|Baths|Church|Cathedral|Mosque|Temple|Synagogue|"
    "Gurdwara|Library|Stadium|Gallery|Aquarium|Gardens?|Woods?|Forest|Centre|Cinema|Hall|Arena|"
    "Station|Abbey|Priory|Fort|Reserve|Lake|Reservoir|Village|Observatory|Planetarium|Ground|Hostel|"
    "Academy|School|College|University|Town\\sHall|Sports\\sCentre"
)
_PLACE = re.compile(
    rf"(?:\b(?:at|to|in|visit(?:s|ing)?|from|outside|tour(?:ing)?)|:)\s(?:the\s)?(?:[A-Z][\w'’&-]+\s){{0,3}}(?P<named>[A-Z][\w'’&-]+\s(?:{_KIND}))\b"
    rf"|\b(?:at|to|visit(?:s|ing)?|outside)\s(?:the|a)\s(?:local\s|nearby\s|\w+\s)?(?P<plain>(?i:{_KIND}))\b"
    r"|\b(?:at|to|visit(?:s|ing)?|in)\s(?:the\s)?(?P<proper>[A-Z][a-z][\w'’-]+)(?![\w'’])"
    r"|\bleav(?:es?|ing)\sfor\s(?P<bound>[A-Z][a-z][\w'’-]+)"
    r"|^(?P<trip>[A-Z][a-z][\w'’-]+)\s(?:trip|visit|residential)\b"
)
_STREET = re.compile(
    r"\b(?:at|to|outside|by)\s(?:the\s)?(?P<street>(?:[\w'’-]+\s){0,3}(?:on|in)\s"
    r"(?:[A-Z][\w'’-]+\s){1,2}(?:Road|Street|Lane|Avenue))\b"
)
_HOME_GROUND = re.compile(
    r"\b(?:school\s(?:hall|library|field|playground|garden|office|gate|kitchen)|(?:in|to|at)\s(?:the|our)\s"
    r"(?:hall|library|playground|studio|gate|office|garden|school|classroom)|in\s(?:school|class)|parents['’]?\sevening)\b",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(
    "Year Years Reception Nursery Key Early Monday Tuesday Wednesday Thursday Friday Saturday "
    "Sunday January February March April May June July August September October November December "
    "Christmas Easter English Maths Science History Geography School Assembly Autumn Spring Summer "
    "Winter Mr Mrs Ms Miss Dr Parents Harvest Science World Class PE ICT Art Music French Spanish "
    "Term Phonics Computing Santa Father Him God Jesus This That Our The Their Your His Her".split()
)


_DAYS = tuple(f"{day}day" for day in "mon tues wednes thurs fri satur sun".split())
DATE_WORDS = frozenset(
    {
        *_MONTHS,
        *(month[:3] for month in _MONTHS),
        *_DAYS,
        *(f"{day}{s}" for day in _DAYS for s in ("'s", "’s")),
        *"sept tomorrow next coming day days week weeks fortnight".split(),
    }
)
"""Words without which a date is written in figures."""


class Day(NamedTuple):
    """A day as it is written; a `year` or `month` of 0 is not said. `month` 0 means soon."""

    day: int
    month: int
    year: int
    words: str


class Journey(NamedTuple):
    """What a block of text says of a journey; each part may be missing."""

    days: tuple[Day, ...]
    place: str
    group: str


def days(words: str) -> Iterator[Remark]:
    """A remark for a block that has a date, so that it is looked at as a journey."""
    match = _DATE.search(words) or _WEEKDAY_ALONE.search(words)
    if match:
        yield Remark(KIND, *match.span(), "a day")


@lru_cache(maxsize=2_000)
def journey(words: str) -> Journey:
    """What a block says of when, where and who."""
    group = _GROUP.search(words)
    place = _place(words)
    written = tuple(map(_day, _DATE.finditer(words)))
    return Journey((*written, *_weekdays_to_come(words)), place, group[0] if group else "")


def _weekdays_to_come(words: str) -> Iterator[Day]:
    """“On Friday” is the next one where its sentence speaks of what has not happened yet."""
    for start, end in sentences(words) if _WEEKDAY_ALONE.search(words) else ():
        sentence = words[start:end]
        if _TO_COME.search(sentence) and not _BYGONE.search(sentence):
            yield from map(_day, _WEEKDAY_ALONE.finditer(sentence))


def _place(words: str) -> str:
    if (street := _STREET.search(words)) is not None:
        return street["street"]
    if _HOME_GROUND.search(words):
        return ""
    for match in _PLACE.finditer(words):
        found = match[match.lastgroup or 0]
        if match.lastgroup != "proper" or found not in _NO_PLACE:
            return found
    return ""


def _day(match: re.Match[str]) -> Day:
    if soon := match["soon"]:
        return Day(0, 0, 0, soon)
    day = match["d"] or match["d2"] or match["d3"] or match["d4"]
    month = match["m"] or match["m2"]
    number = (
        1 + [name[:3] for name in _MONTHS].index(month[:3].lower())
        if month
        else int(match["m3"] or match["m4"])
    )
    year = int(match["y"] or match["y2"] or match["y3"] or match["y4"] or 0)
    return Day(int(day), number, year + 2000 if 0 < year < 100 else year, match[0])


def resolve(day: Day, written: dt.date) -> dt.date | None:
    """The date that is meant in a text of the day `written`; None if there is no such date.

    A date without a year is the nearest one to the day of writing. Words ("tomorrow", "next week",
    "this Friday", "in a fortnight") count from that day, as the earliest day that can be meant.
    """
    if not day.month:
        return written + dt.timedelta(days=_days_on(day.words.lower(), written))
    years = (day.year,) if day.year else (written.year - 1, written.year, written.year + 1)
    dates = [found for year in years if (found := _date(year, day.month, day.day))]
    return min(dates, key=lambda found: abs(found - written), default=None)


def _days_on(words: str, written: dt.date) -> int:
    for number, weekday in enumerate(_DAYS):
        if weekday in words:
            return (number - written.weekday() - 1) % 7 + 1
    if words.startswith(("in", "within")):
        length = 14 if "fortnight" in words else 7 if "week" in words else 1
        return length * (3 if "three" in words else 2 if "two" in words else 1)
    return 7 if "next" in words else 1


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
