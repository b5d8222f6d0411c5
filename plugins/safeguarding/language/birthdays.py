"""How old somebody will be on which day, which is a date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SPELT = "three four five six seven eight nine ten eleven twelve".split()
AGE_WORDS = frozenset(_SPELT)
"""Words without which an age is written in figures."""
_AGE = re.compile(
    r"\b(?:(?:who|he|she)(?:['’]s|['’]ll\sbe|\sis|\swas|\swill\sbe)|turns|turned|turning|becomes)\s(?:just\s)?"
    rf"(?:[3-9]|1[0-2]|{'|'.join(_SPELT)})(?:\syears\sold)?,?\s"
    rf"(?:today|tomorrow|yesterday|(?:on|this|next|last)\s(?:coming\s)?(?:{_WEEKDAY}|week|weekend|month)"
    r"|on\s(?:the\s)?\d)",
    re.IGNORECASE,
)
_THING = re.compile(
    r"(?<!from\s)(?<!in\s)(?<!of\s)(?<!at\s)\b(?:our|the|this)\s(?:\w+\s){0,3}"
    r"(?:school|club|library|dog|cat|rabbit|hamster|guinea\spig|tortoise|hen|blog|website|building|"
    r"hall|choir|band|garden|pond|nursery|puppy|church|town|city|country|charity|playgroup)"
    r"(?:,\s\w+,)?\s$",
    re.IGNORECASE,
)
HEADING_WORDS = frozenset("birthday birthdays birth dob".split())
_HEADING = re.compile(r"\b(?:birthdays?|date\sof\sbirth|d\.?o\.?b\.?)", re.IGNORECASE)
LIST = "list of birthdays"
"""The kind of a remark on what may be the heading of one."""
LONGEST_HEADING = 8
"""Words."""


def ages(words: str) -> Iterator[Remark]:
    """“Who turns 8 on Saturday”, but for a school or its dog."""
    for match in _AGE.finditer(words):
        if not _THING.search(words[max(0, match.start() - 60) : match.start()]):
            yield Remark(KIND, *match.span(), "a date of birth")


def birthday_headings(words: str) -> Iterator[Remark]:
    """A short block that speaks of birthdays: the rows below it may be dates of birth."""
    match = _HEADING.search(words) if len(words.split()) <= LONGEST_HEADING else None
    if match:
        yield Remark(LIST, *match.span(), "birthdays")
