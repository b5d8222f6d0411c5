"""A first name in one block of text and its surname in the next: “Rowan” above “Fairclough won”.

Blocks that only happen to follow each other are worse evidence than two words of a sentence. So one
of the words is no English word ("Rose" above "Green" are colours), nor is one that begins a longer
block; and the surname is no first name, as in a list of children.
"""

from __future__ import annotations

import re

from safeguarding.names.commonness import first_names
from safeguarding.names.folding import folded_words
from safeguarding.names.lexicon import Lexicon, is_english

_WORD = re.compile("[A-Za-z]+")
_TAKEN = 3
"""Words of the second block: a name is no longer."""


def joined(one: str, other: str, lexicon: Lexicon) -> str | None:
    """The two blocks as one text, with a space between, if they may share a name."""
    upper, lower = _WORD.findall(_folded(one)), _WORD.findall(_folded(other))
    if not (upper and lower):
        return None
    above, below = upper[-1].lower(), lower[0].lower()
    if not (lexicon.is_name(above) and lexicon.is_name(below)):
        return None
    if is_english(below) and (is_english(above) or len(lower) > 1):
        return None
    if not (_is_surname(above, lexicon) or _is_surname(below, lexicon)):
        return None
    return f"{one} {_beginning(other)}"


def _folded(block: str) -> str:
    beginning = _beginning(block)
    return beginning if beginning.isascii() and "&" not in beginning else folded_words(beginning)


def _beginning(block: str) -> str:
    return " ".join(block.split(maxsplit=_TAKEN)[:_TAKEN])


def _is_surname(word: str, lexicon: Lexicon) -> bool:
    called = word in lexicon.given or word in first_names()
    return word in lexicon.family and not called
