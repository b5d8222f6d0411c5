"""The YouTube films to which a document leads, in its links and in its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from safeguarding.documents import Link, Text
from safeguarding.mentions import Place
from safeguarding.trust import page_of, referred
from safeguarding.youtube import SIGN, video_of


def films_of(
    links: Iterable[Link], texts: Iterable[Text], own_pages: Collection[str]
) -> dict[str, str]:
    """The address of each film by its id, as the links and texts of a document have it.

    `own_pages` are those of the school's accounts (`Trust.addresses`): they are no films.
    """
    return {
        video_id: address
        for address in _outside(links, texts)
        if (video_id := video_of(address)) and page_of(address) not in own_pages
    }


def may_tell_a_film(text: Text) -> bool:
    """Whether the words may hold the address of a film."""
    return text.place in (Place.PROSE, Place.LABEL) and SIGN.search(text.words) is not None


def _outside(links: Iterable[Link], texts: Iterable[Text]) -> Iterator[str]:
    """Every address of another website that may be one of a film."""
    for link in links:
        if not link.path:
            yield link.address
    for text in filter(may_tell_a_film, texts):
        yield from referred(text.words).addresses
