"""Frequent misspellings and American spellings, from a list of our own; no dictionary.

A whole dictionary of British English flags every name and half of a newsletter. A short list of
what people really get wrong is right nearly always, and costs one look into a set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark
from safeguarding.language.word_files import lines

BETTER = {
    wrong: right.strip()
    for line in lines("misspellings.txt")
    for wrongs, _, right in [line.partition("=")]
    for wrong in wrongs.split()
}
"""Word as it is misspelt -> as it is spelt in Britain."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def misspellings(words: str) -> Iterator[Remark]:
    """Words with a capital inside a sentence are somebody's or something's name."""
    for match in _WORD.finditer(words):
        word = match[0]
        right = BETTER.get(word.lower().replace("’", "'"))
        if right and (word.islower() or (match.start() == 0 and word.istitle())):
            yield Remark("spelling", *match.span(), word, right)
