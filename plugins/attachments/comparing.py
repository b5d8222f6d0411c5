"""What is seen on a page, held against what its text says: the words that are seen only.

Letters that were turned into shapes are seen, and not in the text; a font that lies says other
letters than it draws. A letter of a font is believed when it was once read where the text says it
stands. The eye misreads at times: where the text says something a little different, in letters
that are believed, the text is right.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from attachments.letters import Letter, folded

_MOSTLY = 0.8
"""Share of a line that is as the text says; then two letters on end are no chance."""
_ON_END, _BY_ITSELF = 2, 5
"""Letters that must be right on end, in a line that is mostly right and in any other."""
_MISREAD = 2
"""Letters on end that an eye may read wrongly."""
_ABOUT = 2
"""Words on either side of a word that belong to it: a name has several."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Compared:
    """A line as it was read, and the letters of the text that stand at its place, in its order."""

    read: str
    letters: tuple[Letter, ...]

    def believable(self) -> Iterator[Hashable]:
        """The glyphs that were read as the text has them."""
        glyphs, matcher = self._stored(), self._matcher()
        right = matcher.ratio() >= _MOSTLY
        for _, at, length in matcher.get_matching_blocks():
            if length >= (_ON_END if right else _BY_ITSELF):
                yield from glyphs[at : at + length]

    def only_seen(self, believed: frozenset[Hashable]) -> str:
        """The words that the text does not have, each with its neighbours; "" if there are none."""
        words = _WORD.findall(self.read)
        owners = [number for number, word in enumerate(words) for _ in folded(word)]
        alone = {owners[at] for at in self._unsaid(believed)}
        return _with_neighbours(words, alone)

    def _unsaid(self, believed: frozenset[Hashable]) -> Iterator[int]:
        """The letters, by number, that are seen and cannot be misread ones of the text."""
        glyphs = self._stored()
        for kind, begin, end, at, until in self._matcher().get_opcodes():
            if kind == "equal":
                continue
            few = end - begin <= _MISREAD and end - begin <= until - at + 1
            if not (few and believed.issuperset(glyphs[at:until])):
                yield from range(begin, end)

    def _matcher(self) -> SequenceMatcher[str]:
        stored = "".join(letter.text for letter in self.letters)
        return SequenceMatcher(None, folded(self.read), stored, autojunk=False)

    def _stored(self) -> list[Hashable]:
        return [letter.glyph for letter in self.letters for _ in letter.text]


def believed(lines: Iterable[Compared]) -> frozenset[Hashable]:
    return frozenset(glyph for line in lines for glyph in line.believable())


def _with_neighbours(words: Sequence[str], alone: Iterable[int]) -> str:
    kept = {near for at in alone for near in range(at - _ABOUT, at + _ABOUT + 1)}
    text, before = "", -1
    for number in sorted(kept & set(range(len(words)))):
        text += f" {words[number]}" if number == before + 1 or before < 0 else f" / {words[number]}"
        before = number
    return text.strip()
