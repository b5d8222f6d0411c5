"""A folded text as words and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from safeguarding.mentions import Place
from safeguarding.names.lexicon import Parts

_ONLY_WORDS = "".join(chr(c) if chr(c).isalnum() else " " for c in range(128))
"""For `str.translate`: a folded text is ASCII, so this is the fastest way to its words."""
_CUT = re.compile("([A-Za-z0-9]+)").split
_TEXT_JOINS = frozenset(" \t\n\r\f\v-_*~\"'()[]")
_ADDRESS_JOINS = _TEXT_JOINS | frozenset("./+,=:;#?&")
_LONGEST_MARKS = 4
_MOST_SOUGHT = 12
_LONG = 1_000
"""Words; of a longer text all places are counted at once, so that time grows with its length."""


def spaced_out(text: str) -> str:
    """A folded text with a space for each character that is not of a word."""
    return text.translate(_ONLY_WORDS)


@dataclass(slots=True, repr=False, eq=False)
class Tokens:
    """The words of a folded text and the gaps between them.

    `parts` says, by index and in order, which words may be parts of names. `split`: words that are
    pieces of a longer one ("Khan" of "AmeliaKhan").
    """

    text: str
    spaced: str
    """The text, spaced out."""
    words: Sequence[str]
    parts: Mapping[int, Parts]
    place: Place
    split: frozenset[int] = frozenset()
    _starts: dict[int, int] = field(default_factory=dict)
    """Where words start, as far as asked for: most texts name nobody, or one child."""
    _sought: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(
        cls, text: str, spaced: str, words: Sequence[str], parts: Mapping[int, Parts], place: Place
    ) -> Tokens:
        """The tokens of a folded text; `parts` are those of its `words` that may be of names."""
        for its in parts.values():
            if its.pieces:
                return cls._in_pieces(text, spaced, words, parts, place)
        return cls(text, spaced, words, parts, place)

    @classmethod
    def _in_pieces(
        cls, text: str, spaced: str, words: Sequence[str], parts: Mapping[int, Parts], place: Place
    ) -> Tokens:
        finer: list[str] = []
        starts: list[int] = []
        split: set[int] = set()
        nothing = Parts()
        for i, (word, start) in enumerate(zip(words, _all_starts(text), strict=True)):
            pieces = parts.get(i, nothing).pieces or (word,)
            if len(pieces) > 1:
                split.update(range(len(finer), len(finer) + len(pieces)))
            starts += accumulate(map(len, pieces[:-1]), initial=start)
            finer += pieces
        known = {piece: its for whole in parts.values() for piece, its in whole.names}
        known |= {words[i]: its for i, its in parts.items()}
        found = {i: known[word] for i, word in enumerate(finer) if word in known}
        placed = dict(enumerate(starts))
        return cls(text, spaced, finer, found, place, frozenset(split), placed)

    def start(self, i: int) -> int:
        """Where word i starts in the folded text."""
        start = self._starts.get(i)
        return self._seek(i) if start is None else start

    def end(self, i: int) -> int:
        """Where word i ends in the folded text."""
        return self.start(i) + len(self.words[i])

    def gap(self, i: int) -> str:
        """What stands before word i; the gap of the number of words is the end of the text."""
        if not 0 < i < len(self.words):
            return self.text[self.end(i - 1) :] if i and self.words else self._before_all()
        start = self.start(i)
        if self.spaced[start - 1] != " ":
            return ""  # between two pieces of a word
        if self.spaced[start - 2] != " ":
            return self.text[start - 1]
        return self.text[self.end(i - 1) : start]

    def _before_all(self) -> str:
        return self.text[: self.start(0)] if self.words else self.text

    def _seek(self, i: int) -> int:
        """From a neighbour whose place is known, or from the beginning of the text."""
        word = self.words[i]
        if (before := self._starts.get(i - 1)) is not None:
            start = self.spaced.index(word, before + len(self.words[i - 1]))
        elif (after := self._starts.get(i + 1)) is not None:
            start = self.spaced.rindex(word, 0, after)
        elif len(self._sought) < _MOST_SOUGHT and len(self.words) < _LONG:
            self._sought.append(i)
            start = self._first(word, self.words[:i].count(word))
        else:
            self._starts.update(enumerate(_all_starts(self.text)))
            return self._starts[i]
        self._starts[i] = start
        return start

    def _first(self, word: str, earlier: int) -> int:
        """Where `word` stands as a whole word, not counting the `earlier` times before."""
        spaced, whole = f" {self.spaced} ", f" {word} "
        at = spaced.index(whole)
        for _ in range(earlier):
            at = spaced.index(whole, at + len(word) + 1)
        return at

    def word(self, i: int) -> str:
        """Word i in lower case; "" beyond either end."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        return self.words[i][0].isupper()

    def is_letter(self, i: int) -> bool:
        return 0 <= i < len(self.words) and len(self.words[i]) == 1 and self.words[i].isalpha()

    def joins(self, i: int) -> bool:
        """Whether the gap before word i may stand within one name."""
        gap = self.gap(i)
        if gap in (" ", ""):
            return True
        marks = gap.strip()
        if len(marks) > _LONGEST_MARKS:
            return False
        if self.place is Place.ADDRESS:
            return _ADDRESS_JOINS.issuperset(marks)
        if marks.startswith("."):
            if self.is_letter(i - 1):
                marks = marks[1:]
            elif gap == ".":
                return True
        if gap[0] == "'" and len(gap) == 1:
            return self.is_letter(i - 1)
        return _TEXT_JOINS.issuperset(marks)

    def comma(self, i: int) -> bool:
        """Whether the gap before word i is a comma, as in "Last, First"."""
        return self.gap(i).strip() == ","


def _all_starts(text: str) -> Iterator[int]:
    """Where each word of a folded text starts."""
    cut = _CUT(text)
    ends = accumulate(map(len, cut))
    return islice(ends, 0, len(cut) - 1, 2)
