"""Pairs of short blocks that a reader sees as one: a headline and its paragraph, items of a list.

Cells of one row of a table are one block already, so they are no matter of this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from safeguarding.documents import Text

_SHORT = 3
"""Words: a longer block is a sentence of its own."""
_READ = frozenset({"text", "headline", "label", "caption", "quotation"})
"""Blocks that stand one below the other, unlike alt texts and addresses."""
_SENTENCE_ENDS = (".", "!", "?", ";", ",")


def adjacent(texts: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """Each short block with the one that follows it on the page."""
    for one, other in pairwise(text for text in texts if text.where in _READ):
        if one.words.count(" ") < _SHORT and not one.words.endswith(_SENTENCE_ENDS):
            yield one, other
