"""Titles as they may be published: in the order of their letters, and with an address."""

from __future__ import annotations

import re

from pelican.contents import Content

NO_ADDRESS = (
    "its title holds no letter or digit of which an address could be made; put a word into the "
    "title, or a line like “Slug: our-beans” into the head"
)
_TURNED = re.compile("[\u202a-\u202e]")
"""Embeddings and overrides. Unicode's isolates do all that Arabic or Hebrew words need, and what a
title turns about beyond its end is the page around it."""


def straighten(content: Content) -> None:
    """Take out of a title what would show its letters in another order."""
    title = getattr(content, "title", None)
    if isinstance(title, str) and _TURNED.search(title):
        content.title = content.metadata["title"] = _TURNED.sub("", title)


def lacks_address(content: Content) -> bool:
    """Whether a text that is to be published would be a file without a name."""
    return content.status not in ("draft", "skip") and not getattr(content, "slug", "x")
