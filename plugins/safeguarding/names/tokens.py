"""A folded text as words and the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

from safeguarding.mentions import Place
from safeguarding.names.lexicon import Parts

_ONLY_WORDS = "".join(chr(c) if chr(c).isalnum() else " " for c in range(128))
"""For `str.translate`: a folded text is ASCII, so this is the fastest way to its words."""
_CUT = re.compile("([A-Za-z0-9]+)").split
_TEXT_JOINS = frozenset(" \t\n\r\f\v-_*~\"'()[]")
_ADDRESS_JOINS = _TEXT_JOINS | frozenset("./+,=:;#?&")
_LONGEST_MARKS = 4


def distinct_words(text: str) -> set[str]:
    """The words of a folded text, each once, as they are written."""
    return set(_words(text))


def _words(text: str) -> list[str]:
    return text.translate(_ONLY_WORDS).split()


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """`words[i]` stands between `gaps[i]` and `gaps[i + 1]`.

    `parts` says, by index and in order, which words may be parts of names. `split`: words that are
    pieces of a longer one ("Khan" of "AmeliaKhan").
    """

    words: Sequence[str]
    gaps: Sequence[str]
    parts: Mapping[int, Parts]
    split: frozenset[int]
    place: Place
    small: Sequence[str]
    """The words in lower case."""
    _ends: list[int] = field(default_factory=list)
    """Where each word ends; counted when first asked for, as most texts name nobody."""

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, text: str, known: Mapping[str, Parts], place: Place) -> Tokens:
        """The tokens of a folded text; `known` are those words that may be parts of names."""
        cut = _CUT(text)
        if any(parts.pieces for parts in known.values()):
            return cls._in_pieces(cut, known, place)
        return cls._from(cut, _words(text.lower()), known, place)

    @classmethod
    def _from(
        cls,
        cut: Sequence[str],
        small: Sequence[str],
        known: Mapping[str, Parts],
        place: Place,
        split: frozenset[int] = frozenset(),
    ) -> Tokens:
        words = cut[1::2]
        parts = {i: known[word] for i, word in enumerate(words) if word in known}
        return cls(words, cut[0::2], parts, split, place, small)

    @classmethod
    def _in_pieces(cls, cut: Sequence[str], known: Mapping[str, Parts], place: Place) -> Tokens:
        finer: list[str] = []
        split: set[int] = set()
        nothing = Parts()
        for gap, word in zip(cut[0::2], cut[1::2], strict=False):
            pieces = known.get(word, nothing).pieces or (word,)
            if len(pieces) > 1:
                split.update(range(len(finer) // 2, len(finer) // 2 + len(pieces)))
            finer.append(gap)
            finer += [part for piece in pieces for part in (piece, "")][:-1]
        of_pieces = {piece: its for parts in known.values() for piece, its in parts.names}
        small = [word.lower() for word in finer[1::2]]
        return cls._from([*finer, cut[-1]], small, {**of_pieces, **known}, place, frozenset(split))

    def start(self, i: int) -> int:
        """Where word i starts in the folded text."""
        return self.end(i) - len(self.words[i])

    def end(self, i: int) -> int:
        """Where word i ends in the folded text."""
        if not self._ends:
            self._ends.extend(accumulate(map(add, map(len, self.gaps), map(len, self.words))))
        return self._ends[i]

    def word(self, i: int) -> str:
        """Word i in lower case; "" beyond either end."""
        return self.small[i] if 0 <= i < len(self.small) else ""

    def capital(self, i: int) -> bool:
        return self.words[i][0].isupper()

    def is_letter(self, i: int) -> bool:
        return 0 <= i < len(self.words) and len(self.words[i]) == 1 and self.words[i].isalpha()

    def joins(self, i: int) -> bool:
        """Whether the gap before word i may stand within one name."""
        gap = self.gaps[i]
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
        return self.gaps[i].strip() == ","
