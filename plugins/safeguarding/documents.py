"""A built file as the inspector sees it: its texts, pictures, links and hazards."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from safeguarding.mentions import Place


class Kind(StrEnum):
    """What a document is, which decides the rules that look at it."""

    PAGE = "page"
    ENTRY = "entry"
    """One entry of a feed."""
    SNIPPET = "snippet"
    """The texts and card for the networks."""
    TEXT = "text"
    """Any other file of text: feed heads, sitemap, JSON, style sheets, scripts."""
    PICTURE = "picture"
    PDF = "pdf"

    @property
    def is_page(self) -> bool:
        """Whether the rules for pages apply: something that a reader sees as a whole."""
        return self in (Kind.PAGE, Kind.ENTRY, Kind.SNIPPET, Kind.PDF)


SUMMARY = "the summary, which networks and search engines show"
"""Where the words are that a page gives to networks and search engines."""


class Text(NamedTuple):
    """One block of text: inline tags joined, entities resolved."""

    words: str
    place: Place
    where: str
    """In words for people: "text", "headline", "alt text", "address"."""


class PictureUse(NamedTuple):
    """A picture, film or PDF that a page loads or links.

    `path` is the file in the tree, "" when it lies elsewhere. `alt` is None where the element
    cannot have one.
    """

    address: str
    path: str
    alt: str | None = None
    needs_alt: bool = False


class Link(NamedTuple):
    """A link; `path` is the file in the tree, "" when it leaves the site."""

    address: str
    path: str
    fragment: str = ""
    loads: bool = False
    """The page needs it to be shown: a style sheet, a picture."""


class Hazard(NamedTuple):
    """An element that a school's page has no use for: a script, a form, a frame."""

    what: str
    excerpt: str


class Unread(NamedTuple):
    """What of a PDF is no text that can be read. `why` is part of a sentence."""

    why: str
    of_pictures: bool = False
    """Its words stand in a picture, where they can be looked for."""


@dataclass(frozen=True, slots=True)
class Document:
    """One built file, or one entry of a feed."""

    path: str
    kind: Kind
    texts: tuple[Text, ...] = ()
    pictures: tuple[PictureUse, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    hazards: tuple[Hazard, ...] = ()
    data: bytes = field(default=b"", repr=False)
    """The bytes of a picture or a PDF; empty for everything else."""
    foreign: tuple[str, ...] = ()
    """What a PDF holds that no page needs, for people, without quoting it."""
    unread: tuple[Unread, ...] = ()


class NotUnderstood(ValueError):  # noqa: N818 - it is a verdict on a file, not a fault of ours
    """No inspector understands this file; it must not be published. The text says why."""
