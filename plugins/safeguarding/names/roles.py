"""A first name after a title or a role: "Mr Ali" is a teacher, "Captain Amelia" one of the team.

Only the titles by which a school calls adults, with a surname, explain a first name away. Chefs,
captains, queens and grandmas stand in every post about a dressing-up day, a match or a play.
"""

from __future__ import annotations

import re

from safeguarding.mentions import Certainty
from safeguarding.names.commonness import surnames
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import (
    BY_FIRST_NAME,
    CALLED,
    CHILD_TITLES,
    HONORIFICS,
    OF_ADULTS,
    ROYAL_TITLES,
    SHORT_TITLES,
    SURNAME_WORDS,
    TITLES,
)

_OF_SURNAMES = TITLES - BY_FIRST_NAME
_OF_WHOLE_NAMES = _OF_SURNAMES - CHILD_TITLES
_NUMBER = re.compile("I?[VX]I*|II+")
"""Of a king or queen, from the second on; "I" is also a word."""


def is_titled(tokens: Tokens, i: int) -> bool:
    """Whether word i follows a title: "Mr Ali", "mr ali", "Farmer Dave", "King John"."""
    if i == 0 or i in tokens.split:
        return False
    gap, before = tokens.gap(i), tokens.word(i - 1)
    if gap != " " and not (gap == ". " and before in SHORT_TITLES):
        return False
    return before in HONORIFICS or (
        before in CALLED and tokens.capital(i - 1) and tokens.capital(i)
    )


def is_adult(tokens: Tokens, i: int) -> bool:
    """Whether the titled word i is an adult's name: a surname, or before a surname or a number."""
    title = tokens.word(i - 1)
    if _goes_on(tokens, i):
        numbered = title in ROYAL_TITLES and _NUMBER.fullmatch(tokens.words[i + 1]) is not None
        return numbered or title in _OF_WHOLE_NAMES
    return title in _OF_SURNAMES and _is_surname(tokens, i)


def in_a_role(tokens: Tokens, i: int, *, english: bool) -> Certainty | None:
    """How sure the titled first name i is a pupil's: a role that children play, or an adult's."""
    if is_adult(tokens, i):
        return None
    doubtful = english or tokens.word(i - 1) in OF_ADULTS or _goes_on(tokens, i)
    return Certainty.POSSIBLE if doubtful else Certainty.LIKELY


def _is_surname(tokens: Tokens, i: int) -> bool:
    word, parts = tokens.word(i), tokens.parts.get(i)
    ours = bool(parts and parts.family)
    return ours or word in SURNAME_WORDS or word in surnames()


def _goes_on(tokens: Tokens, i: int) -> bool:
    """As in "Farmer John Brown": another word of the name follows."""
    return i + 1 < len(tokens) and tokens.gap(i + 1) == " " and tokens.capital(i + 1)
