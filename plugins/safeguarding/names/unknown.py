"""Full names of people whom nobody listed: a sibling, a visiting school, a new starter.

There is no register of strangers, so this guesses: a capitalised first name out of a list, or of
this school, and a capitalised word behind it that is not plain English; or any capitalised word
before a surname of this school. What titles, places, clubs and the allow-lists explain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.english_words import ENGLISH_NAME_WORDS, word_set
from safeguarding.mentions import Place
from safeguarding.names.allowed import AllowedNames
from safeguarding.names.commonness import first_names, surnames
from safeguarding.names.ladder import starts_sentence
from safeguarding.names.lexicon import NOBODY, Lexicon, is_english
from safeguarding.names.matches import Match
from safeguarding.names.tokens import Tokens, spaced_out
from safeguarding.names.vocabulary import (
    ADULT_TITLES,
    CALLED,
    CHILD_TITLES,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    NEVER_BETWEEN,
    PARTICLES,
    PLACE_BEFORE,
    PLACE_WORDS,
    SEASONS,
    SURNAME_WORDS,
)

_TWO_CAPITALS = re.compile(r"[A-Z][A-Za-z]*[^A-Za-z0-9.!?]{1,3}(?:[a-z]{1,4}[ '-]){0,3}[A-Z]")
_LONGEST_NAME = 5
_NO_SURNAME = word_set("""
monday tuesday wednesday thursday friday saturday sunday
airport airways albion arena arms athletic award awards band bay bible books borough bowl bros
cafe canal charity choir christmas church cinema city class club co collection committee
community company competition concert coronation council county cup day days diaries diary dinner
drive easter english euros eve exhibition fc federation festival film final forest foundation
french games garden german group guides gym half harbour heath hotel hours house inn institute
international jubilee key kingdom league lessons lights limited line ltd mass medal meeting mission
music network north olympic olympics orchestra paralympics parish party people play pool post press
prize project radio rangers reception republic river room rovers royal scheme scouts sea service
series show shop society south spanish sports statue stories story street studios sunday team
term test times tour tower town trail train trophy trust tv united university valley venture view
vs wanderers week weekend west wharf winner winners women workshop world year years zoo
""")
_NOT_CALLED = word_set("""
monday tuesday wednesday thursday friday saturday sunday
angel bank bible castle chapel chester christmas church city easter egypt england english europe
france great greek india jersey jubilee kent king lake lancaster lincoln london manchester mersey
mount nation nations new north paris park prince princess queen republic river roman royal saint
saxon school scotland sea south stockport united victorian viking wales west windsor world year
york
""")


_KINDS = _NO_SURNAME | MONTHS | (PLACE_WORDS - {"hall", "wood", "woods"})
_NO_GIVEN = _NOT_CALLED | PLACE_WORDS | ADULT_TITLES | (CALLED - CHILD_TITLES)
_TIMES = MONTHS | SEASONS | MODALS


class UnknownNames:
    """Finds full names that neither the register nor an allow-list knows."""

    def __init__(self, lexicon: Lexicon, allowed: AllowedNames) -> None:
        self._lexicon = lexicon
        self._allowed = allowed

    def matches(self, text: str, place: Place) -> list[Match]:
        """The names in a folded text, in its order; they name no pupil."""
        if place not in (Place.PROSE, Place.LABEL) or not _TWO_CAPITALS.search(text):
            return []
        spaced = spaced_out(text)
        tokens = Tokens.of(text, spaced, spaced.split(), {}, place)
        found = list(self._names(tokens))
        stretches = [(match.first, match.last) for match in found]
        hidden = self._allowed.hidden(tokens, stretches)
        return [match for match in found if hidden.isdisjoint(range(match.first, match.last + 1))]

    def _names(self, tokens: Tokens) -> Iterator[Match]:
        free = 0
        for i in range(len(tokens) - 1):
            if i < free or not self._may_begin(tokens, i):
                continue
            last = _surname(tokens, i)
            if last and self._is_name(tokens, i, last):
                free = last + 1
                yield Match.of_words(tokens, i, last, NOBODY)

    def _may_begin(self, tokens: Tokens, i: int) -> bool:
        if not _is_capitalised(tokens, i) or len(tokens.words[i]) < 2:
            return False
        word, before = tokens.word(i), tokens.word(i - 1) if i else ""
        if word in _NO_GIVEN or word in FUNCTION_WORDS - MODALS:
            return False
        beside = i > 0 and tokens.gap(i).strip() in {"", "."}
        return not (beside and (before in ADULT_TITLES or before in PLACE_BEFORE))

    def _is_name(self, tokens: Tokens, first: int, last: int) -> bool:
        given, family = tokens.word(first), tokens.word(last)
        if _is_place_or_day(tokens, last):
            return False
        ours = family in self._lexicon.family and not is_english(family)
        plain = not is_english(family) and family not in ENGLISH_NAME_WORDS
        known = family in surnames() or ours
        if given in ENGLISH_NAME_WORDS:
            if given in _TIMES or family in PLACE_WORDS:
                return False
            inside = tokens.place is Place.PROSE and not starts_sentence(tokens, first)
            usual = given in first_names()
            surname = known or (inside and usual and plain and family not in first_names())
            return surname and (plain or (inside and usual))
        if given in first_names() or given in self._lexicon.given:
            return plain or known or family in SURNAME_WORDS
        alone = not starts_sentence(tokens, first) and tokens.place is Place.PROSE
        return ours and alone and not _capital_before(tokens, first)


def _surname(tokens: Tokens, first: int) -> int:
    """The index of the last word of the name that begins at word `first`; 0 if there is none."""
    last = 0
    for j in range(first + 1, min(first + _LONGEST_NAME, len(tokens))):
        word = tokens.word(j)
        if not _close(tokens, j) or word in NEVER_BETWEEN:
            break
        if tokens.words[j].islower() and word in PARTICLES:
            continue
        if not _is_capitalised(tokens, j) or word in FUNCTION_WORDS:
            break
        if len(word) > 1 and word not in PARTICLES:
            last = j
    return last


def _close(tokens: Tokens, j: int) -> bool:
    gap = tokens.gap(j)
    if gap.isspace() or gap in {"-", "'"}:
        return True
    return gap.strip() == "." and tokens.is_letter(j - 1)


def _is_capitalised(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    return word.isalpha() and word[0].isupper() and (len(word) == 1 or not word.isupper())


def _capital_before(tokens: Tokens, i: int) -> bool:
    """As in "Upper Zyler Khan": part of something longer, unless a sentence begins there."""
    before = i > 0 and tokens.capital(i - 1) and tokens.gap(i).isspace()
    return before and not starts_sentence(tokens, i - 1)


def _is_place_or_day(tokens: Tokens, last: int) -> bool:
    """As in "Victoria Road", "Florence Nightingale Ward": the last word says what it is."""
    follows = last + 1 < len(tokens) and tokens.gap(last + 1).isspace()
    after = tokens.word(last + 1) if follows else ""
    return tokens.word(last) in _KINDS or after in _KINDS
