"""Where a child is to be found: the street without a number, the way home, the party.

Of a grown-up or a hedgehog the same words betray nothing, so a rule asks who is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information of a pupil"
"""The kind of its remarks: each begins where the name has been said."""
_STREET = (
    r"(?:[A-Z][\w'’-]+\s){1,3}(?:Road|Street|Lane|Avenue|Close|Crescent|Drive|Grove|Terrace|Court|"
    r"Rise|Hill|Row|Green|Gardens|Mews|Estate|Park|Place|Walk|Way|Rd|St|Ave)\b"
)
_DAY = r"(?:day|morning|afternoon|evening|night|week|(?:Mon|Tues|Wednes|Thurs|Fri)day)"
_OFTEN = (
    rf"(?:\b(?:at|around|about)\s\d|\b(?:each|every)\s{_DAY}|\bon\s\w+days\b|\bdaily\b"
    r"|o['’]clock|\d\s?[ap]\.?m\b)"
)
_LIVES = re.compile(
    r"\b(?:lives?|living|lived|(?:has|have|is|are|just)\s(?:moved|moving))\b[^.!?]{0,50}?"
    rf"(?:\b(?:on|in|at|to|near|off|of|by)\s(?P<street>{_STREET})"
    r"|\b(?:next(?:\sdoor)?\sto|opposite|behind|above|across\sfrom|round\sthe\scorner\sfrom)\s(?:the|our)"
    r"\s\w+)"
    rf"|['’]s?\s(?:house|home|flat)\sis\s[^.!?]{{0,20}}?(?:{_STREET}|opposite|next\s(?:door\s)?to|behind|above)"
)
_FETCHED = re.compile(
    r"\b(?:is|are|gets?|will\sbe)\s(?:always\s|usually\s|now\s)?(?:collected|picked\sup|dropped|fetched|met)\b"
    rf"[^.!?]{{0,90}}?{_OFTEN}",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:walks?|cycles?|goes|comes)\s(?:home|to\sschool)\s(?:\w+\s){0,2}?(?:alone|on\s(?:his|her|their)\sown|by\s(?:himself|"
    r"herself)|along|past|through|across|via|down|up)\b"
    r"|\b(?:catches|gets|takes)\sthe\s(?:number\s)?\d{1,3}[A-Z]?\s(?:bus|tram)\b",
    re.IGNORECASE,
)
_CLUB = re.compile(
    r"(?:\bgoes\sto\s|['’]s?\s)(?:[\w'’-]+\s){1,4}?(?:is\s|are\s)?(?:at|in)\s(?:the\s)?[A-Z]"
    rf"[^.!?]{{0,40}}?\b(?:every|each|on)\s{_DAY}"
)
_AGE = re.compile(
    r"\b(?:will\sbe|is|are)\s(?:[3-9]|1[0-2])\s(?:years\sold\s)?"
    rf"(?:today|tomorrow|(?:on|this|next)\s(?:{_DAY}|(?:Satur|Sun)day|weekend|\d))"
)
_PARTY = re.compile(
    r"\b(?:is|are)\shaving\s(?:an?|his|her|their)\s(?:[\w'’-]+\s){0,3}?party\s(?:\w+\s){0,3}?(?:at|in)\s(?:the\s)?[A-Z]"
    r"|['’]s?\s(?:[\w'’-]+\s){0,2}?party\sis\s(?:\w+\s){0,3}?(?:at|in)\s(?:the\s)?[A-Z]"
)
_WHAT = (
    (_LIVES, "where a pupil lives"),
    (_FETCHED, "where a pupil is each day"),
    (_GOES, "how a pupil gets home"),
    (_CLUB, "where a pupil is each week"),
    (_AGE, "a pupil's date of birth"),
    (_PARTY, "where a pupil's party is"),
)
HABIT_WORDS = frozenset(
    "live lives living lived moved moving house home flat collected picked dropped fetched met "
    "walk walks goes every each cycle cycles bus tram party".split()
)
"""Words without which none of this is said."""
_BETWEEN = re.compile(
    r"(?:,?\s(?:who|and|is|now|also|still|always|usually|often|only|just|has|have|(?-i:[A-Z])[\w'’-]+)\b)*,?\s?",
    re.IGNORECASE,
)


def habits(words: str) -> Iterator[Remark]:
    for pattern, what in _WHAT:
        for match in pattern.finditer(words):
            yield Remark(KIND, *match.span(), what)


def is_said_of(words: str, end: int, start: int) -> bool:
    """Whether what begins at `start` is said of the name that ends at `end`."""
    return end <= start and _BETWEEN.fullmatch(words, end, start) is not None
