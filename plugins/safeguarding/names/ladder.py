"""A first name by itself: how sure it is, read from capitals and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.english_words import ENGLISH_NAME_WORDS
from safeguarding.mentions import Certainty, Place
from safeguarding.names.matches import Match
from safeguarding.names.roles import in_a_role, is_titled
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import (
    ADULT_TITLES,
    AFTER_A_DATE,
    AFTER_A_MODAL,
    ARTICLES,
    BEFORE_A_DATE,
    BEFORE_OF,
    CALLED,
    FUNCTION_WORDS,
    IMPERATIVES,
    MODALS,
    MONTHS,
    NUMBERED,
    PERSONAL_DEEDS,
    PLACE_BEFORE,
    PLACE_WORDS,
    ROYAL_TITLES,
    SEASONS,
    SMALL_WORDS,
    STREETS,
    SURNAME_WORDS,
    VIRTUES,
)

_PLACES_AND_SURNAMES = PLACE_WORDS & SURNAME_WORDS
_PLACES = PLACE_WORDS - SURNAME_WORDS
_ENGLISH = ENGLISH_NAME_WORDS | FUNCTION_WORDS
_TITLES = ADULT_TITLES | ROYAL_TITLES
_SAYS_BEFORE = _TITLES | CALLED | PLACE_BEFORE
_NO_SMALL_NAME = ENGLISH_NAME_WORDS | FUNCTION_WORDS | SURNAME_WORDS | SMALL_WORDS
_SHORTEST_SMALL = 3
"""Letters: of fewer, syllables and foreign words would be asked about."""
_ADDRESS = re.compile(r"\S*(?::/+\w|www\.|[^\s@]@)\S*|\S+\.(?:co|com|net|org|sch|uk|html?)\b\S*")
_VALUES = re.compile(
    r"\bvalues?\b[a-z0-9 ]{0,40}(?:\b(?:is|are|was|were|of)|:) (?:[\"'*]?(?:"
    + "|".join(sorted(VIRTUES))
    + r")[\"'*]?(?:,| and|, and) )*[\"'*]?$",
    re.IGNORECASE,
)
_ENDS = tuple(".!?;:)")
_YEAR = re.compile("(?:19|20)[0-9][0-9]")
_SENTENCE_ENDS = frozenset('.!?:"([*|>#')


def single_names(tokens: Tokens) -> dict[int, Certainty]:
    """First names and known-as that stand alone, in prose and labels: by the word, how sure."""
    if tokens.place in (Place.CODE, Place.ADDRESS):
        return {}
    return {
        i: certainty
        for i, parts in tokens.parts.items()
        if parts.alone and (certainty := _certainty(tokens, i))
    }


def lone_names_in_address(tokens: Tokens) -> Iterator[Match]:
    """In an address, the one word of a pupil who has but one name is that pupil's full name."""
    if tokens.place is not Place.ADDRESS:
        return
    for i, parts in tokens.parts.items():
        word = tokens.word(i)
        unusual = len(word) > 4 and word not in ENGLISH_NAME_WORDS
        if parts.single and unusual and parts.single == parts.given:
            yield Match.of_words(tokens, i, i, parts.single)


def starts_sentence(tokens: Tokens, i: int) -> bool:
    """Whether a capital at word i says nothing, as every sentence begins with one."""
    gap = tokens.gap(i)
    return i == 0 or not _SENTENCE_ENDS.isdisjoint(gap) or gap.endswith(" '")


def is_small_word(word: str) -> bool:
    """Whether a word in small letters is another word than a name."""
    return word in _NO_SMALL_NAME


def _certainty(tokens: Tokens, i: int) -> Certainty | None:
    if not tokens.capital(i):
        return _small(tokens, i)
    word = tokens.word(i)
    english = word in _ENGLISH
    nothing_about = tokens.word(i - 1) not in _SAYS_BEFORE and tokens.word(i + 1) not in PLACE_WORDS
    if nothing_about and not english:
        return Certainty.LIKELY
    if _is_place(tokens, i) or (english and _is_another_word(tokens, i)):
        return None
    if is_titled(tokens, i):
        return in_a_role(tokens, i, english=english)
    if _may_be_another(tokens, i):
        return Certainty.POSSIBLE
    return _english(tokens, i) if english else Certainty.LIKELY


def _small(tokens: Tokens, i: int) -> Certainty | None:
    """A name that forgot its capital, as in "well done amelia", where it is no other word."""
    word = tokens.words[i]
    if len(word) < _SHORTEST_SMALL or is_small_word(word) or not word.islower():
        return None
    if _in_address(tokens, i):
        return None
    return in_a_role(tokens, i, english=False) if is_titled(tokens, i) else Certainty.LIKELY


def _in_address(tokens: Tokens, i: int) -> bool:
    """As in "sam@school.example": addresses are written small, and have rules of their own."""
    text = tokens.text
    if "." not in text and "@" not in text and "://" not in text:
        return False
    before = text[: tokens.start(i)].rsplit(maxsplit=1) if tokens.gap(i).strip() else []
    after = text[tokens.end(i) :]
    stuck = "".join(before[-1:]) + tokens.words[i]
    stuck += after.split(maxsplit=1)[0] if after[:1].strip() else ""
    return bool(_ADDRESS.fullmatch(stuck))


def _english(tokens: Tokens, i: int) -> Certainty | None:
    """An English word that is also a name: likely only where a capital has no other reason."""
    shouted = tokens.words[i].isupper() and len(tokens.words[i]) > 1
    inside = tokens.place is Place.PROSE and not (starts_sentence(tokens, i) or i in tokens.split)
    if inside and not shouted:
        return Certainty.LIKELY
    return None if tokens.word(i) in FUNCTION_WORDS - MODALS else Certainty.POSSIBLE


def _may_be_another(tokens: Tokens, i: int) -> bool:
    """As in "the king, John" and "Amelia Wood": another John, or a wood that is called so."""
    titled = i > 0 and tokens.word(i - 1) in _TITLES and i not in tokens.split
    return titled or _is_before(tokens, i, _PLACES_AND_SURNAMES)


def _is_place(tokens: Tokens, i: int) -> bool:
    """As in "Grace Road", "St George": streets and churches, not children."""
    if _is_before(tokens, i, _PLACES):
        return True
    if _is_before(tokens, i, STREETS):
        parts = tokens.parts.get(i + 1)
        return not (parts and parts.family)
    saint = i > 0 and tokens.capital(i - 1) and tokens.word(i - 1) in PLACE_BEFORE
    return saint and tokens.gap(i) in {" ", ". ", "."}


def _is_before(tokens: Tokens, i: int, words: frozenset[str]) -> bool:
    """Whether one of `words` follows with a capital, and only a space stands between."""
    if tokens.word(i + 1) not in words:
        return False
    return tokens.capital(i + 1) and tokens.gap(i + 1).isspace()


def _is_another_word(tokens: Tokens, i: int) -> bool:
    """Whether an English word with a capital is a date, a verb or a value of the school."""
    return _is_date(tokens, i) or _is_article_or_verb(tokens, i) or _is_value(tokens, i)


def _is_date(tokens: Tokens, i: int) -> bool:
    """As in "1 May", "the 1st of May", "May 2026", "in May", "May half term", "last Summer"."""
    word = tokens.word(i)
    if word not in MONTHS and word not in SEASONS:
        return False
    before = tokens.word(i - 1) if tokens.gap(i).isspace() else ""
    after = _after(tokens, i)
    if after in PERSONAL_DEEDS and not before[:1].isdigit():
        return False
    if before == "of":
        earlier = tokens.word(i - 2)
        return earlier in BEFORE_OF or earlier[:1].isdigit()
    return (
        before in BEFORE_A_DATE
        or (before[:1].isdigit() and tokens.word(i - 2) not in NUMBERED)
        or _is_day_or_year(tokens, i + 1)
        or after in AFTER_A_DATE
        or after in MONTHS
        or (after in {"and", "to", "or"} and tokens.word(i + 2) in MONTHS)
        or (before in {"and", "to", "or"} and tokens.word(i - 2) in MONTHS)
    )


def _is_day_or_year(tokens: Tokens, i: int) -> bool:
    """As in "May 5" and "May, 2026"; not in "May, 5, and Tom, 6" and "May 5 years old"."""
    word = tokens.word(i)
    if not word[:1].isdigit():
        return False
    if not tokens.gap(i).isspace():
        return tokens.comma(i) and _YEAR.fullmatch(word) is not None
    return tokens.word(i + 1) not in {"year", "years", "yrs"}


def _is_article_or_verb(tokens: Tokens, i: int) -> bool:
    """As in "the Summer Fair"; "Will you come?", "May the best team win", "Mark your diaries"."""
    if i > 0 and tokens.word(i - 1) in ARTICLES and tokens.gap(i).isspace():
        return True
    word, after = tokens.word(i), _after(tokens, i)
    asks = word in MODALS and after in AFTER_A_MODAL
    orders = after in IMPERATIVES.get(word, ()) and tokens.gap(i + 1).isspace()
    return (asks or orders) and (tokens.place is Place.LABEL or starts_sentence(tokens, i))


def _is_value(tokens: Tokens, i: int) -> bool:
    """As in "our value this month is Hope": a virtue, with nothing said of what it did."""
    if tokens.word(i) not in VIRTUES or not _VALUES.search(tokens.text[: tokens.start(i)]):
        return False
    if i + 1 == len(tokens):
        return True
    gap, after = tokens.gap(i + 1), tokens.word(i + 1)
    if after == "and":
        after = tokens.word(i + 2)
    return gap.lstrip()[:1] in _ENDS if after not in VIRTUES else gap.strip() in {"", ","}


def _after(tokens: Tokens, i: int) -> str:
    """The next word of the same phrase, in lower case."""
    follows = i + 1 < len(tokens) and tokens.gap(i + 1).strip(" \t\n\r,") == ""
    return tokens.word(i + 1) if follows else ""
