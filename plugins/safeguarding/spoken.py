"""Which texts of a built file are words that a reader sees, or a network shows."""

from __future__ import annotations

import re

from safeguarding.documents import Text
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.record import Made

_SHOWN = frozenset({Place.PROSE, Place.LABEL})
_COLOUR = re.compile(r"#(?:[0-9a-f]{3,4}){1,2}", re.IGNORECASE)


def is_read(page: Page) -> bool:
    """Whether people read the file: a page, a feed entry, a snippet, a text to take away."""
    attached = page.origin is not None and page.origin.made is Made.STATIC
    return page.document.kind.is_page or attached


def spoken(page: Page, sign: str = "", other: str = "") -> list[Text]:
    """The words of a file that people read: no code, no addresses, no data for search engines.

    With signs, only texts that hold one of them: most hold none, and a page has hundreds of texts.
    """
    if not is_read(page):
        return []
    other = other or sign
    return [
        text
        for text in page.document.texts
        if (sign in text.words or other in text.words) and _is_spoken(text)
    ]


def _is_spoken(text: Text) -> bool:
    if text.place not in _SHOWN or text.where == "JSON-LD":
        return False
    return text.where != "content of <meta>" or not _COLOUR.fullmatch(text.words)
