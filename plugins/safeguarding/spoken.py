"""Which texts of a built file are words that a reader sees, or a network shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from safeguarding.documents import SUMMARY, Text
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.record import Made

_SHOWN = frozenset({Place.PROSE, Place.LABEL})
_COLOUR = re.compile(r"#(?:[0-9a-f]{3,4}){1,2}", re.IGNORECASE)


def is_read(page: Page) -> bool:
    """Whether people read the file: a page, a feed entry, a snippet, a text to take away."""
    attached = page.origin is not None and page.origin.made is Made.STATIC
    return page.document.kind.is_page or attached


def spoken(page: Page, sign: str = "", other: str = "") -> Sequence[Text]:
    """The words of a file that people read: no code, no addresses, no data for search engines.

    With signs, only texts that hold one of them: most hold none, and a page has hundreds of texts.
    """
    if not is_read(page):
        return []
    if page.document.texts is not _LastPage.texts:
        _LastPage.spoken = list(filter(_is_spoken, page.document.texts))
        _LastPage.texts = page.document.texts
    if not sign:
        return _LastPage.spoken
    other = other or sign
    return [text for text in _LastPage.spoken if sign in text.words or other in text.words]


class _LastPage:
    """What people read of the page that is being inspected, which each rule asks for in turn."""

    texts: tuple[Text, ...] = ()
    spoken: Sequence[Text] = ()


def _is_spoken(text: Text) -> bool:
    if text.place not in _SHOWN or text.where == "JSON-LD":
        return False
    return text.where != SUMMARY or not _COLOUR.fullmatch(text.words)
