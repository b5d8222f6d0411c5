"""Looser forms of the few who are pictured: a surname alone, a first name as it sounds.

In a text about the whole school they would be found in every other sentence. Beside a picture of
two children they are questions worth asking, about these two. What is found is *possible*; in the
address of the page itself a first name counts as *likely*, as nobody writes one there by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from safeguarding.mentions import Certainty, Place
from safeguarding.names.allowed import AllowedNames
from safeguarding.names.commonness import first_names, surnames
from safeguarding.names.forms import name_words
from safeguarding.names.ladder import is_small_word, starts_sentence
from safeguarding.names.lexicon import NOBODY, Ids, Lexicon, is_english
from safeguarding.names.matches import Match
from safeguarding.names.near import within_one_edit
from safeguarding.names.roles import is_titled
from safeguarding.names.sounds import sound
from safeguarding.names.tokens import Tokens, spaced_out
from safeguarding.names.vocabulary import (
    CHILD_TITLES,
    DEEDS,
    FUNCTION_WORDS,
    MONTHS,
    OF_ADULTS,
    PLACE_WORDS,
    SEASONS,
)
from safeguarding.school import Register

_SHORTEST_MISSPELT = 5
_SHORTEST_SMALL = 4
_SHORTEST_IN_ADDRESS = 3
_REMEMBERED = 20_000
_PRAISE = frozenset("birthday bravo congratulations congrats done hooray little thanks".split())
"""Words after which a name stands, though it is written as an ordinary word."""


@dataclass(frozen=True, slots=True, repr=False)
class _Few:
    """The words of the pupils who are pictured together, with their ids."""

    given: Mapping[str, Ids]
    family: Mapping[str, Ids]
    near: dict[str, Ids] = field(default_factory=dict)
    """Words that were looked at before -> whose first name they may be, misspelt."""
    dull: set[str] = field(default_factory=set)
    """Words as they are written that were looked at before and are nothing."""


class LooseNames:
    """Finds looser forms of chosen pupils' names, which `allowed` does not explain."""

    def __init__(self, register: Register, lexicon: Lexicon, allowed: AllowedNames) -> None:
        self._pupils = register.pupils
        self._lexicon = lexicon
        self._allowed = allowed
        self._few = lru_cache(maxsize=512)(self._few_of)

    def matches(self, text: str, place: Place, pupils: Ids) -> list[Match]:
        """What may name one of `pupils` in a folded text, in its order."""
        if place is Place.CODE:
            return []
        few = self._few(pupils)
        spaced = spaced_out(text)
        words = spaced.split()
        whose = self._in_address if place is Place.ADDRESS else self._whose
        unknown = [i for i, word in enumerate(words) if word not in few.dull]
        hints = [i for i in unknown if self._hint(words[i], few)]
        if not hints:
            return []
        tokens = Tokens.of(text, spaced, words, {}, place)
        found = [(i, ids) for i in hints if (ids := whose(tokens, i, few))]
        hidden = self._allowed.hidden(tokens, [(i, i) for i, _ in found])
        sure = Certainty.LIKELY if place is Place.ADDRESS else Certainty.POSSIBLE
        return [
            Match.of_words(tokens, i, i, ids, certainty=sure) for i, ids in found if i not in hidden
        ]

    def _few_of(self, pupils: Ids) -> _Few:
        given: dict[str, Ids] = {}
        family: dict[str, Ids] = {}
        for one in pupils:
            if pupil := self._pupils.get(one):
                words = name_words(pupil)
                for index, its in ((given, words.alone), (family, words.family)):
                    for word in its:
                        index[word] = index.get(word, NOBODY) | {one}
        return _Few(given, family)

    def _hint(self, written: str, few: _Few) -> bool:
        """Whether a word may be any of it, whatever stands around it."""
        word = written.lower()
        if _of(few.family, word) or _of(few.given, word) or self._misspelt(word, few):
            return True
        if len(few.near) >= _REMEMBERED:
            few.near.clear()
            few.dull.clear()
        few.dull.add(written)
        return False

    def _misspelt(self, word: str, few: _Few) -> Ids:
        """Whose first name the word may be, with one letter wrong or as it sounds."""
        known = few.near.get(word)
        if known is None:
            known = few.near[word] = self._nearly(word, few) if word.isalpha() else NOBODY
        return known

    def _nearly(self, word: str, few: _Few) -> Ids:
        if len(word) < _SHORTEST_MISSPELT - 1 or self._lexicon.is_name(word) or _is_word(word):
            return NOBODY
        alike = (
            ids
            for name, ids in few.given.items()
            if len(name) >= _SHORTEST_MISSPELT
            and word not in (name, f"{name}s")
            and (within_one_edit(name, word) or sound(name) == sound(word))
            and (not is_english(name) or word in first_names())
        )
        return NOBODY.union(*alike)

    @staticmethod
    def _in_address(tokens: Tokens, i: int, few: _Few) -> Ids:
        """In an address words that are English too are fair: "roman-roads"."""
        word = tokens.word(i)
        plain = len(word) >= _SHORTEST_IN_ADDRESS and not _is_word(word)
        return _of(few.given, word) if plain else NOBODY

    def _whose(self, tokens: Tokens, i: int, few: _Few) -> Ids:
        word = tokens.word(i)
        if is_titled(tokens, i):
            return self._in_a_role(tokens, i, few)
        if _begins_a_place(tokens, i):
            return NOBODY
        if (ids := few.given.get(word, NOBODY)) and tokens.words[i].islower():
            return ids if is_small_word(word) and self._is_meant(tokens, i) else NOBODY
        if ids := few.given.get(word.removesuffix("s"), NOBODY):
            plain = not _is_word(word) and word not in surnames()
            return ids if plain and tokens.capital(i) else NOBODY
        if ids := _of(few.family, word):
            return ids if self._is_surname(tokens, i) else NOBODY
        ids = self._misspelt(word, few)
        return ids if ids and _stands_as_name(tokens, i) else NOBODY

    def _in_a_role(self, tokens: Tokens, i: int, few: _Few) -> Ids:
        """As in "Queen Darcey" and "Miss Rose": beside her picture she may be one of ours."""
        word, title = tokens.word(i), tokens.word(i - 1)
        if title in OF_ADULTS - CHILD_TITLES or word in few.family:
            return NOBODY
        return few.given.get(word, NOBODY) or self._misspelt(word, few)

    def _is_meant(self, tokens: Tokens, i: int) -> bool:
        """As in "well done roman", "darcie and roman"; not in "spring and summer"."""
        if tokens.word(i) in MONTHS | SEASONS:
            return False
        if tokens.gap(i) == " " and tokens.word(i - 1) in _PRAISE:
            return True
        after = tokens.word(i + 1) == "and" and self._calls(tokens.word(i + 2))
        return after or (tokens.word(i - 1) == "and" and self._calls(tokens.word(i - 2)))

    def _calls(self, word: str) -> bool:
        return word in self._lexicon.given and not _is_word(word)

    def _is_surname(self, tokens: Tokens, i: int) -> bool:
        """Not as in "Sam Davies", who is somebody else, and not a word that is English too."""
        before = tokens.word(i - 1) if i and tokens.gap(i) in (" ", ". ", "-") else ""
        somebody = before in first_names() or before in self._lexicon.given
        if tokens.is_letter(i - 1) or (somebody and tokens.capital(i - 1)):
            return False
        word = tokens.word(i)
        if not _is_word(word):
            return tokens.capital(i) or len(word) >= _SHORTEST_SMALL
        inside = tokens.place is Place.PROSE and not starts_sentence(tokens, i)
        alone = tokens.capital(i) and not tokens.words[i].isupper()
        follows = i + 1 < len(tokens) and tokens.capital(i + 1) and tokens.gap(i + 1) == " "
        goes_on = i > 0 and tokens.capital(i - 1) and tokens.word(i - 1) not in FUNCTION_WORDS
        return inside and alone and not (follows or goes_on)


def _of(index: Mapping[str, Ids], word: str) -> Ids:
    """The ids of a word, or of what it is the plural or possessive of: "the Khans"."""
    return index.get(word, NOBODY) or index.get(word.removesuffix("s"), NOBODY)


def _is_word(word: str) -> bool:
    """Whether it, or what it is the plural of, is an English word."""
    return any(is_small_word(one) for one in (word, word.removesuffix("s")))


def _stands_as_name(tokens: Tokens, i: int) -> bool:
    """A misspelt name has its capital for no other reason, unless it is a name as it stands.

    At the start of a sentence it does what people do: "Amellia was proud".
    """
    if tokens.word(i) in first_names():
        return True
    if not tokens.capital(i) or tokens.words[i].isupper():
        return False
    return _does_something(tokens, i) or (
        tokens.place is Place.PROSE and not starts_sentence(tokens, i)
    )


def _does_something(tokens: Tokens, i: int) -> bool:
    """As in "Amellia won", "Amellia's poem", "Amellia and Tom"."""
    if i + 1 >= len(tokens):
        return False
    after, gap = tokens.word(i + 1), tokens.gap(i + 1)
    if gap == "'":
        return after == "s"
    return gap == " " and (
        after in DEEDS
        or (len(after) > 4 and after.endswith("ed"))
        or (after == "and" and i + 2 < len(tokens) and tokens.capital(i + 2))
    )


def _begins_a_place(tokens: Tokens, i: int) -> bool:
    follows = i + 1 < len(tokens) and tokens.gap(i + 1) == " "
    return follows and tokens.capital(i + 1) and tokens.word(i + 1) in PLACE_WORDS
