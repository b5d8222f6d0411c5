"""Words within one edit of each other: a letter more, less, other, or two changed about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SHORTEST = 4
"""Shorter names are one edit from too many words."""
LONGEST = 30


def within_one_edit(one: str, other: str) -> bool:
    """Whether `one` becomes `other` by at most one insertion, deletion, change or swap."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    i = next((k for k, letter in enumerate(shorter) if letter != longer[k]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[i:] == longer[i + 1 :]
    swapped = one[i : i + 2] == other[i : i + 2][::-1] and one[i + 2 :] == other[i + 2 :]
    return swapped or one[i + 1 :] == other[i + 1 :]


class NearWords:
    """Finds the words of a vocabulary within one edit of any word, in time of its length.

    Two words are within one edit only if they meet after losing at most one letter each.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_shortened: dict[str, list[str]] = {}
        for word in words:
            if SHORTEST <= len(word) <= LONGEST:
                for shortened in _shortened(word):
                    self._by_shortened.setdefault(shortened, []).append(word)

    def to(self, word: str) -> set[str]:
        """The words one edit from `word`, without itself."""
        if not SHORTEST - 1 <= len(word) <= LONGEST + 1:
            return set()
        met = {near for part in _shortened(word) for near in self._by_shortened.get(part, ())}
        return {near for near in met if near != word and within_one_edit(word, near)}


def _shortened(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
