"""Misspelt full names: both words near those of one pupil, at most one letter out each."""

from __future__ import annotations

from collections.abc import Iterable

from safeguarding.mentions import Certainty, Place
from safeguarding.names.commonness import first_names, surnames
from safeguarding.names.lexicon import NOBODY, Ids, is_english
from safeguarding.names.near import SHORTEST
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import FUNCTION_WORDS

_SHORTEST_IN_ADDRESS = 4


def misspelt(tokens: Tokens, i: int, j: int) -> Ids:
    """Pupils whose own first name is within one edit of word i and surname of word j.

    A word that is good English is a misspelling only beside a name that is not.
    """
    a, b = tokens.parts.get(i), tokens.parts.get(j)
    if a is None or b is None or not _capitals_for_near(tokens, i, j):
        return NOBODY
    words = tokens.word(i), tokens.word(j)
    english = [is_english(word) for word in words]
    if all(english) or not FUNCTION_WORDS.isdisjoint(words):
        return NOBODY
    long = min(map(len, words)) >= SHORTEST
    ids = NOBODY
    if long or not english[0]:
        ids |= a.given & b.near_family
    if long or not english[1]:
        ids |= (a.near_given | a.heard) & b.family
    if long and tokens.place is not Place.ADDRESS and not (any(english) and _is_name(words)):
        ids |= a.near_given & b.near_family
    return ids - (a.called & b.family)


def misspelt_reversed(tokens: Tokens, i: int, j: int) -> Ids:
    """The same for surname i and first name j, one of them exact and no other name."""
    family, given = tokens.parts.get(i), tokens.parts.get(j)
    words = tokens.word(i), tokens.word(j)
    if family is None or given is None or family.called or is_english(words[0]):
        return NOBODY
    plain = FUNCTION_WORDS.isdisjoint(words) and min(map(len, words)) >= SHORTEST
    if not (plain and tokens.capital(i) and tokens.capital(j)):
        return NOBODY
    return given.given & family.near_family | (given.near_given | given.heard) & family.family


def sureness(tokens: Tokens, i: int, j: int, near: Ids) -> Certainty:
    """Two misspelt words may be chance if they are short or one is good English.

    "Ning Nang" is not Ming Wang, and "Bill Gupa" perhaps not Bilal Gupta.
    """
    if not near.isdisjoint(tokens.parts[i].given | tokens.parts[j].family):
        return Certainty.CERTAIN
    words = tokens.word(i), tokens.word(j)
    chance = max(map(len, words)) <= SHORTEST or any(map(is_english, words))
    return Certainty.LIKELY if chance else Certainty.CERTAIN


def _is_name(words: Iterable[str]) -> bool:
    """Whether one of the words is a common name, as in "Bill Peters"; not in "Bill Gupa"."""
    return any(
        word in surnames() or word in first_names() for word in words if not is_english(word)
    )


def _capitals_for_near(tokens: Tokens, i: int, j: int) -> bool:
    if tokens.place is Place.ADDRESS:
        return min(len(tokens.words[i]), len(tokens.words[j])) >= _SHORTEST_IN_ADDRESS
    return tokens.capital(i) and tokens.capital(j)
