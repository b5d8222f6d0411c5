"""What stands below a heading: the rows of a table, the items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.documents import Text
from safeguarding.mentions import Place

_LONGEST_ROW = 14
"""Words; a longer block is a paragraph, and the list has ended."""
_MOST_ROWS = 60


def below(texts: Sequence[Text], heading: Text) -> Iterator[Text]:
    """The short blocks that follow a heading, up to the first paragraph."""
    places = (number for number, text in enumerate(texts) if text is heading)
    first = next(places, len(texts)) + 1
    for text in texts[first : first + _MOST_ROWS]:
        if text.place is Place.ADDRESS or text.place is Place.CODE:
            continue
        if len(text.words.split()) > _LONGEST_ROW:
            return
        yield text
