"""Full names without spaces inside longer strings, and names with spaces between all letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_letters

from safeguarding.mentions import Place
from safeguarding.names.lexicon import NOBODY, Ids, Lexicon, is_english
from safeguarding.names.matches import Match
from safeguarding.names.tokens import Tokens

_SHORTEST_INSIDE = 8
"""Shorter strings hold two short names by chance ("p-ali-sin-g")."""
_SHORTEST_WHOLE = 5
_SHORTEST_SPACED = 5
_WIDEST_GAP = 5
_LETTERS = frozenset(ascii_letters)
_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    ids: Ids


class SqueezedNames:
    """As in "welldoneameliakhan", in addresses, hashtags and handles; "akhan" too.

    Remembers words, within bounds: a site's addresses hold the same ones again and again.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, tuple[_Found, ...]] = {}

    def names(self, tokens: Tokens) -> Iterator[Match]:
        """Names within the words of an address, or of a hashtag or handle in a text."""
        for i, word in enumerate(tokens.words):
            if len(word) >= _SHORTEST_SPACED and _is_label(tokens, i):
                start = tokens.start(i)
                for found in self._within(word.lower()):
                    yield Match(i, i, start + found.start, start + found.end, found.ids)

    def _within(self, letters: str) -> tuple[_Found, ...]:
        known = self._seen.get(letters)
        if known is None:
            inside = _inside(letters, self._lexicon, _SHORTEST_INSIDE)
            known = (*inside, *_whole(letters, self._lexicon))
            if len(letters) <= _LONGEST_REMEMBERED:
                if len(self._seen) >= _REMEMBERED:
                    self._seen.clear()
                self._seen[letters] = known
        return known


def spaced_names(tokens: Tokens, lexicon: Lexicon) -> Iterator[Match]:
    """As in "A m e l i a  K h a n": runs of single letters, read as one string."""
    first = 0
    while first < len(tokens):
        last = first
        while tokens.is_letter(last) and _narrow(tokens, last + 1) and tokens.is_letter(last + 1):
            last += 1
        if last - first + 1 >= _SHORTEST_SPACED:
            letters = "".join(tokens.words[first : last + 1]).lower()
            for found in _inside(letters, lexicon, _SHORTEST_SPACED):
                yield Match.of_words(tokens, first + found.start, first + found.end - 1, found.ids)
        first = last + 1


def may_be_spaced(words: set[str]) -> bool:
    """A quick no for ordinary text: a spaced name leaves three single letters or more."""
    return len(_LETTERS & words) > 2


def _is_label(tokens: Tokens, i: int) -> bool:
    return tokens.place is Place.ADDRESS or tokens.gaps[i].endswith(("#", "@"))


def _narrow(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and len(tokens.gaps[i]) <= _WIDEST_GAP


def _inside(letters: str, lexicon: Lexicon, shortest: int) -> Iterator[_Found]:
    """Names in `letters`, first name and surname side by side; linear in its length."""
    for start in range(len(letters) - shortest + 1):
        yield from _at(letters, start, lexicon, shortest)


def _at(letters: str, start: int, lexicon: Lexicon, shortest: int) -> Iterator[_Found]:
    orders = (
        (lexicon.called, lexicon.given_lengths, lexicon.family, lexicon.family_lengths),
        (lexicon.family, lexicon.family_lengths, lexicon.called, lexicon.given_lengths),
    )
    for one, one_lengths, two, two_lengths in orders:
        for length in one_lengths:
            middle = start + length
            ids = one.get(letters[start:middle], NOBODY) if middle < len(letters) else NOBODY
            if not ids:
                continue
            for other in two_lengths:
                end = middle + other
                if length + other < shortest or end > len(letters):
                    continue
                both = ids & two.get(letters[middle:end], NOBODY)
                if both:
                    yield _Found(start, end, both)


def _whole(letters: str, lexicon: Lexicon) -> Iterator[_Found]:
    """As in "rosehill" from end to end, and "akhan": an initial and a surname that is no word."""
    if _SHORTEST_WHOLE <= len(letters) < _SHORTEST_INSIDE:
        for found in _at(letters, 0, lexicon, _SHORTEST_WHOLE):
            if found.end == len(letters):
                yield found
    surname = letters[1:]
    if len(surname) > 3 and not is_english(surname):
        initial = lexicon.given_initials.get(letters[0], NOBODY)
        if ids := lexicon.family.get(surname, NOBODY).intersection(initial):
            yield _Found(0, len(letters), ids)
