"""The YouTube films to which a document leads, in its links and in its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from safeguarding.documents import Document
from safeguarding.mentions import Place
from safeguarding.trust import page_of, referred
from safeguarding.youtube import SIGN, video_of


def films_of(document: Document, own_pages: Collection[str]) -> dict[str, str]:
    """The address of each film by its id, as the document has it.

    `own_pages` are those of the school's accounts (`Trust.addresses`): they are no films.
    """
    return {
        video_id: address
        for address in _outside(document)
        if (video_id := video_of(address)) and page_of(address) not in own_pages
    }


def _outside(document: Document) -> Iterator[str]:
    """Every address of another website that may be one of a film."""
    for link in document.links:
        if not link.path:
            yield link.address
    for text in document.texts:
        if text.place in (Place.PROSE, Place.LABEL) and SIGN.search(text.words):
            yield from referred(text.words).addresses
