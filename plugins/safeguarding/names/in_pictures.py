"""Finds pupils' names in words that were read from a picture: labels, not sentences, and misread.

The lines are given to the finder as they are, and once more with what a reader of pixels typically
gets wrong put right. What is a name in a sentence may be a heading on a wall, so a first name is
judged by what else stands in its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from safeguarding.english_words import word_set
from safeguarding.mentions import Certainty, Mention, Place, ReadName
from safeguarding.names.folding import folded_words
from safeguarding.names.lexicon import Ids, Lexicon, is_english
from safeguarding.names.near import within_one_edit
from safeguarding.names.vocabulary import FUNCTION_WORDS
from safeguarding.private import Private

Find = Callable[[str, Place], tuple[Mention, ...]]

_SHORTEST_MISREAD = 5
"""Letters; shorter names are one misread letter from too many words."""
_SHORTEST_CHANGED = 7
"""The same for a letter read as quite another one, not lost or added."""
_SHORTEST_SURE = 3
_SHORTEST_GLUED = 4
_WORD = re.compile(r"[^\W_](?:[\w|!]*[^\W_|!])?", re.ASCII)
_LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)
_ABOUT_A_NAME = word_set("""
age aged and art artist author awarded belongs book by chosen class designed done drawn fantastic
for from group hello hi illustrated is made me miss mr mrs ms my name of painted pupil reception
signed star the this to us week well written year years
""")
"""What stands beside a name on a label, badge, certificate or piece of work."""
_GLUE = "|".join(sorted(_ABOUT_A_NAME, key=len, reverse=True))
_GLUED = re.compile(f"^((?:{_GLUE})*)(.+?)((?:{_GLUE})*)$", re.IGNORECASE)
_ALIKE = str.maketrans("0134578|!iuq", "oleastblllng")
_PAIRS_ALIKE = (("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"))
_NEXT = re.compile("[ -]([A-Z][A-Za-z]{2,})")


class ReadNames:
    """`find` is the finder's own search, for the same register as `lexicon`."""

    def __init__(self, lexicon: Lexicon, find: Find) -> None:
        self._lexicon = lexicon
        self._find = find
        self._by_looks = _by_looks([*lexicon.given, *lexicon.family])

    def names(self, block: str) -> tuple[ReadName, ...]:
        """Every pupil's name in the lines of a block, each once, at its surest."""
        read = "\n".join(folded_words(line) for line in block.split("\n"))
        mended = "\n".join(self._mended(line) for line in read.split("\n"))
        found = [
            name
            for text in dict.fromkeys((read, mended))
            for mention in self._find(text, Place.LABEL)
            if (name := self._judged(text, mention))
        ]
        found += [name for line in read.split("\n") if (name := self._misread(line))]
        return tuple(_surest(found))

    def _judged(self, text: str, mention: Mention) -> ReadName | None:
        name = ReadName(mention.words, mention.pupils, mention.certainty)
        if mention.certainty is Certainty.CERTAIN:
            return name
        begin = text.rfind("\n", 0, mention.start) + 1
        end = text.find("\n", mention.end)
        before, after = text[begin : mention.start], text[mention.end : end if end >= 0 else None]
        word = mention.words.reveal()
        others = [other for other in _others(before + " " + after) if not self._given(other)]
        if is_english(word.lower()):
            weak = replace(name, certainty=Certainty.POSSIBLE)
            return weak if not others or _stands_out(before, others) else None
        if len(word) < _SHORTEST_SURE or _goes_on(after):
            return replace(name, certainty=Certainty.POSSIBLE)
        return name

    def _mended(self, line: str) -> str:
        """The line with misread and glued words put right; a label has its capital letters."""
        mended = _WORD.sub(lambda found: self._right(found[0]), line)
        if _others(mended)[1:]:
            return mended
        return _LETTERS.sub(lambda found: self._capital(found[0]), mended)

    def _right(self, word: str) -> str:
        letters = word.lower()
        if self._known(letters) or is_english(letters):
            return word
        if right := self._by_looks.get(_looks(letters)):
            return right.title()
        glued = _GLUED.fullmatch(word)
        name = glued[2] if glued else ""
        if glued is None or len(name) < _SHORTEST_GLUED or not self._known(name.lower()):
            return word
        return " ".join(filter(None, (glued[1], self._capital(name), glued[3])))

    def _capital(self, word: str) -> str:
        name = word.islower() and self._known(word) and not is_english(word)
        return word.title() if name else word

    def _given(self, word: str) -> bool:
        """Whether it is a pupil's first name: beside "Grace", "Will" makes no heading."""
        return word.lower() in self._lexicon.given

    def _known(self, letters: str) -> bool:
        return letters in self._lexicon.given or letters in self._lexicon.family

    def _misread(self, line: str) -> ReadName | None:
        """A first name with one letter wrong; only where nothing else stands in its line."""
        words = _others(line)
        if len(words) != 1 or self._known(words[0].lower()) or is_english(words[0].lower()):
            return None
        pupils = self._called_nearly(words[0].lower())
        return ReadName(Private(words[0]), pupils, Certainty.POSSIBLE) if pupils else None

    def _called_nearly(self, word: str) -> Ids:
        near = (
            ids
            for name, ids in self._lexicon.given.items()
            if len(name) >= _SHORTEST_MISREAD
            and not is_english(name)
            and (len(name) != len(word) or len(name) >= _SHORTEST_CHANGED)
            and within_one_edit(word, name)
        )
        return frozenset().union(*near)


def _others(line: str) -> list[str]:
    """The words of a line but those that stand about names anyway."""
    words = _LETTERS.findall(line)
    return [word for word in words if len(word) > 1 and word.lower() not in _ABOUT_A_NAME]


def _stands_out(before: str, others: Iterable[str]) -> bool:
    """Whether the name has a capital inside a line that is written in small letters."""
    return bool(_LETTERS.search(before)) and any(word.islower() for word in others)


def _goes_on(after: str) -> bool:
    """Whether a name may go on after a first name, as "Julia Donaldson" does after a pupil's."""
    following = _NEXT.match(after)
    if following is None:
        return False
    word = following[1].lower()
    return word not in FUNCTION_WORDS and word not in _ABOUT_A_NAME


def _by_looks(names: Iterable[str]) -> Mapping[str, str]:
    """Long names by how they look to a reader who mistakes one letter for another."""
    return {_looks(name): name for name in names if len(name) >= _SHORTEST_MISREAD}


def _looks(letters: str) -> str:
    """The same for all words that look alike: "arnelia", "ame1ia" and "amelia"."""
    letters = letters.translate(_ALIKE)
    for pair, one in _PAIRS_ALIKE:
        letters = letters.replace(pair, one)
    return letters


def _surest(found: Iterable[ReadName]) -> Iterator[ReadName]:
    """Each name once: not again, less surely, for pupils who were found already."""
    told: set[str] = set()
    for name in sorted(found, key=lambda name: -name.certainty):
        if not name.pupils <= told:
            told |= name.pupils
            yield name
