"""Full names without spaces inside longer strings, and names with spaces between all letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
_SHORTEST_HALF = 3
_SHORTEST_BROKEN = 5
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
    for first, last in _runs(tokens):
        letters = "".join(tokens.words[first : last + 1]).lower()
        if last - first + 1 >= _SHORTEST_SPACED:
            for found in _inside(letters, lexicon, _SHORTEST_SPACED):
                yield Match.of_words(tokens, first + found.start, first + found.end - 1, found.ids)
        if last - first + 1 >= _SHORTEST_HALF:
            yield from _half(tokens, lexicon, first, last, letters)


def _half(tokens: Tokens, lexicon: Lexicon, first: int, last: int, letters: str) -> Iterator[Match]:
    """As in "A m e l i a Khan" and "Amelia K h a n": one of the names is written as ever."""
    called, family = lexicon.called.get(letters, NOBODY), lexicon.family.get(letters, NOBODY)
    before, after = tokens.parts.get(first - 1), tokens.parts.get(last + 1)
    if before and (ids := before.called & family | before.family & called):
        yield Match.of_words(tokens, first - 1, last, ids)
    if after and (ids := after.called & family | after.family & called):
        yield Match.of_words(tokens, first, last + 1, ids)


def broken_names(tokens: Tokens, lexicon: Lexicon) -> Iterator[Match]:
    """As in "Ame lia Khan" and "Amelia Kh an": one of the names in two, by a space or a line."""
    words = tokens.words
    for i, parts in tokens.parts.items():
        if parts.family and i > 1 and words[i - 1].islower() and tokens.capital(i - 2):
            ids = parts.family & lexicon.called.get(_joined(tokens, i - 2), NOBODY)
            if ids and tokens.joins(i):
                yield Match.of_words(tokens, i - 2, i, ids)
        if parts.called and i + 2 < len(words) and words[i + 2].islower() and tokens.capital(i + 1):
            ids = parts.called & lexicon.family.get(_joined(tokens, i + 1), NOBODY)
            if ids and tokens.joins(i + 1):
                yield Match.of_words(tokens, i, i + 2, ids)


def _joined(tokens: Tokens, i: int) -> str:
    """Words i and i + 1 as one; "" where a reader would not take them for one."""
    word = tokens.word(i) + tokens.word(i + 1)
    whole = len(word) >= _SHORTEST_BROKEN and not is_english(word)
    return word if whole and tokens.gap(i + 1).isspace() else ""


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First and last of the single letters that stand beside each other."""
    first = last = -2
    for i in (i for i, word in enumerate(tokens.words) if word in _LETTERS):
        if i != last + 1 or not _narrow(tokens, i):
            yield first, last
            first = i
        last = i
    yield first, last


def may_be_spaced(words: Iterable[str]) -> bool:
    """A quick no for ordinary text: a spaced name leaves three single letters or more."""
    return len(_LETTERS.intersection(words)) > 2


def _is_label(tokens: Tokens, i: int) -> bool:
    return tokens.place is Place.ADDRESS or tokens.gap(i).endswith(("#", "@"))


def _narrow(tokens: Tokens, i: int) -> bool:
    return len(tokens.gap(i)) <= _WIDEST_GAP


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
