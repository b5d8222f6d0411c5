"""A first name by itself: how sure it is, read from capitals and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.english_words import ENGLISH_NAME_WORDS
from safeguarding.mentions import Certainty, Place
from safeguarding.names.matches import Match
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import (
    ADULT_TITLES,
    AFTER_A_DATE,
    AFTER_A_MODAL,
    ARTICLES,
    BEFORE_A_DATE,
    BEFORE_OF,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    PLACE_BEFORE,
    PLACE_WORDS,
    ROYAL_TITLES,
    SEASONS,
    SURNAME_WORDS,
)

_PLACES_AND_SURNAMES = PLACE_WORDS & SURNAME_WORDS
_PLACES = PLACE_WORDS - SURNAME_WORDS
_ENGLISH = ENGLISH_NAME_WORDS | FUNCTION_WORDS
_TITLES = ADULT_TITLES | ROYAL_TITLES
_SENTENCE_ENDS = frozenset('.!?:"([*|>#')


def single_names(tokens: Tokens) -> Iterator[Match]:
    """First names and known-as that stand alone, in prose and labels."""
    if tokens.place in (Place.CODE, Place.ADDRESS):
        return
    for i, parts in tokens.parts.items():
        if parts.alone and (certainty := _certainty(tokens, i)):
            yield Match.of_words(tokens, i, i, parts.alone, certainty=certainty)


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
    gap = tokens.gaps[i]
    return i == 0 or not _SENTENCE_ENDS.isdisjoint(gap) or gap.endswith(" '")


def _certainty(tokens: Tokens, i: int) -> Certainty | None:
    if not tokens.capital(i) or _is_place(tokens, i):
        return None
    english = _is_english_name(tokens.word(i))
    if english and (_is_date(tokens, i) or _is_article_or_modal(tokens, i)):
        return None
    if _may_be_another(tokens, i):
        return Certainty.POSSIBLE
    return _english(tokens, i) if english else Certainty.LIKELY


def _is_english_name(word: str) -> bool:
    return word in _ENGLISH


def _english(tokens: Tokens, i: int) -> Certainty | None:
    """An English word that is also a name: likely only where a capital has no other reason."""
    shouted = tokens.words[i].isupper() and len(tokens.words[i]) > 1
    inside = tokens.place is Place.PROSE and not (starts_sentence(tokens, i) or i in tokens.split)
    if inside and not shouted:
        return Certainty.LIKELY
    return None if tokens.word(i) in FUNCTION_WORDS - MODALS else Certainty.POSSIBLE


def _may_be_another(tokens: Tokens, i: int) -> bool:
    """As in "Mr Grace", "King John" and "Amelia Wood": an adult, or a wood that is called so."""
    titled = i > 0 and tokens.word(i - 1) in _TITLES and i not in tokens.split
    return titled or _next_name(tokens, i) in _PLACES_AND_SURNAMES


def _is_place(tokens: Tokens, i: int) -> bool:
    """As in "Grace Road", "St George": streets and churches, not children."""
    if _next_name(tokens, i) in _PLACES:
        return True
    saint = i > 0 and tokens.capital(i - 1) and tokens.word(i - 1) in PLACE_BEFORE
    return saint and tokens.gaps[i] in {" ", ". ", "."}


def _next_name(tokens: Tokens, i: int) -> str:
    """The next word, lower-case, if it has a capital and only a space stands before it."""
    follows = i + 1 < len(tokens) and tokens.gaps[i + 1].isspace() and tokens.capital(i + 1)
    return tokens.word(i + 1) if follows else ""


def _is_date(tokens: Tokens, i: int) -> bool:
    """As in "1 May", "the 1st of May", "May 2026", "in May", "May half term", "last Summer"."""
    word = tokens.word(i)
    if word not in MONTHS and word not in SEASONS:
        return False
    before = tokens.word(i - 1) if tokens.gaps[i].isspace() else ""
    after = _after(tokens, i)
    if before == "of":
        earlier = tokens.word(i - 2)
        return earlier in BEFORE_OF or earlier[:1].isdigit()
    return (
        before in BEFORE_A_DATE
        or before[:1].isdigit()
        or after[:1].isdigit()
        or after in AFTER_A_DATE
        or after in MONTHS
        or (after in {"and", "to", "or"} and tokens.word(i + 2) in MONTHS)
        or (before in {"and", "to", "or"} and tokens.word(i - 2) in MONTHS)
    )


def _is_article_or_modal(tokens: Tokens, i: int) -> bool:
    """As in "the Summer Fair"; "Will you come?", "May the best team win"."""
    if i > 0 and tokens.word(i - 1) in ARTICLES and tokens.gaps[i].isspace():
        return True
    asks = tokens.word(i) in MODALS and _after(tokens, i) in AFTER_A_MODAL
    return asks and (tokens.place is Place.LABEL or starts_sentence(tokens, i))


def _after(tokens: Tokens, i: int) -> str:
    """The next word of the same phrase, in lower case."""
    follows = i + 1 < len(tokens) and tokens.gaps[i + 1].strip(" \t\n\r,") == ""
    return tokens.word(i + 1) if follows else ""
