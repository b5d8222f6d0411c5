"""What a build knows of itself: written by the builders, read by the inspector.

The gate makes one `BuildRecord` for a build and hands it to the plugins as `settings["GATE"]`.
Whatever is in the tree and not in the record was not meant to be there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from safeguarding.findings import Finding
from safeguarding.mentions import Mention, Place, ReadName
from safeguarding.policy import Policy
from safeguarding.private import Words
from safeguarding.project import Project
from safeguarding.school import Channel, Declaration, Register, Video


class Finder(Protocol):
    """Finds pupils' names in a text (safeguarding.names.NameFinder)."""

    ids: frozenset[str]
    """All pupil ids."""
    surnames: frozenset[str]
    """The words of all surnames that are no English words, in lower case."""

    def find(self, text: str, place: Place) -> tuple[Mention, ...]: ...

    def find_unknown(self, text: str, place: Place) -> tuple[Mention, ...]: ...

    def find_loose(
        self, text: str, place: Place, pupils: frozenset[str]
    ) -> tuple[Mention, ...]: ...

    def find_across(self, one: str, other: str) -> tuple[str, tuple[Mention, ...]]: ...

    def find_read(self, block: str) -> tuple[ReadName, ...]: ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was known when the build began; every part of the build sees the same."""

    project: Project
    policy: Policy
    register: Register
    declarations: Mapping[str, Declaration]
    """By picture, relative to the content folder."""
    names: Finder
    today: dt.date
    """The build day in Europe/London."""
    videos: Mapping[str, Video] = field(default_factory=dict)
    """The school's films on YouTube, by id."""


class Made(StrEnum):
    """Which part of the build meant to write a file."""

    PAGE = "page"
    FEED = "feed"
    PICTURE = "picture"
    PDF = "pdf"
    """A PDF of the content folder, rebuilt."""
    CARD = "card"
    """A card for the networks that shows no photo: drawn from words."""
    THEME = "theme"
    STATIC = "static"
    """A file from the content folder, copied as it is."""
    EXTRA = "extra"
    """Another file that a plugin announced: a sitemap, a search index."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file of the tree comes from.

    `source` is relative to the project, or "" when the file comes from no single source.
    `digest` is the SHA-256 (hex) that the bytes must have, or "" when they are made by a template.
    """

    made: Made
    source: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the content folder that the site uses.

    `source` is relative to the content folder. `digest` is the SHA-256 (hex) of the original.
    `declaration` is None when photos.csv has no row; `changed` when the bytes differ from the
    row's fingerprint. Nothing is published of a picture that is undeclared or changed: its
    `outputs` are then addresses that were kept free, so that pages can be inspected all the same.
    """

    source: str
    digest: str
    declaration: Declaration | None
    changed: bool = False
    outputs: tuple[str, ...] = ()
    """Paths in the tree, e.g. "pictures/3f2a…-960.jpg"."""
    told_place: bool = False
    """The original said where it was taken."""
    channels: tuple[Channel, ...] = (Channel.WEBSITE,)
    """Where these outputs may be seen: a card travels to the networks."""
    several: bool = False
    """It is a PDF with more than one picture: who stands beside whom is not known."""

    @property
    def name(self) -> str:
        return self.source.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Face:
    """A face that a detector found; where it is and how large, never whose.

    `left`, `top`, `width` and `height` are shares (0 to 1) of the picture's own width and height.
    `strong` tells a certain face from a possible one.
    """

    left: float
    top: float
    width: float
    height: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found by looking at the pixels of one picture: facts, never verdicts.

    None says that nobody looked for it, because policy.toml switches that off.
    """

    faces: tuple[Face, ...] | None = None
    words: tuple[str, ...] | None = None
    """Blocks of lines as they were read, misreadings left in: "Amelia\\nKhan" on a label in two
    rows. The lines of a block are parted by line feeds."""
    codes: tuple[str, ...] | None = None
    """What each QR or bar code says."""


TO_WRITE = "Write the post here."
"""What stands in a new post until somebody has written it."""


@dataclass(frozen=True, slots=True)
class Post:
    """One source text, as Pelican read it.

    `source` is relative to the project, `output` to the tree ("" for a draft). `summary` is plain
    text. `fields` are all metadata values as plain text, by lower-case key, for the name rules.
    """

    source: str
    output: str
    url: str
    """Relative to the site's address."""
    title: str
    summary: str = ""
    kind: str = "post"
    """"post" or "page"."""
    status: str = "published"
    category: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    """Who signs it; several are parted by semicolons."""
    date: dt.datetime | None = None
    event: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    not_pupils: Mapping[str, str] = field(default_factory=dict)
    """`Not_pupils`: word as written -> who or what it is."""
    not_understood: tuple[str, ...] = ()
    """Entries of `Not_pupils` that do not say who or what a word is."""
    body: str = ""
    """The text as HTML, links resolved; kept only for posts with `Not_pupils`."""
    pictures: tuple[str, ...] = ()
    """Pictures of the post, relative to the content folder, in order."""
    of_theme: tuple[str, ...] = ()
    """Pictures in the tree that the text itself shows though they are the theme's."""
    links: tuple[str, ...] = ()
    """Files in the tree to which the text itself links, menus and neighbours aside."""
    videos: tuple[str, ...] = ()
    """Ids of the films that the post shows, or to which its text leads, in order."""
    unwritten: bool = False
    """Whether it still asks to be written, as `invoke new` left it."""


@dataclass(frozen=True, slots=True)
class SnippetRecord:
    """What one post would say on the networks: inspected like a page before it is handed out.

    `source` is the post's, relative to the project; `url` the absolute public address. `texts` are
    by network ("twitter", "facebook"). `card` is a path in the tree.
    """

    slug: str
    title: str
    url: str
    source: str
    texts: Mapping[str, str]
    card: str
    card_alt: str
    card_shows_photo: bool = False


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What became of the outbox once the site was in place.

    `trouble` says why it is not new, and what to do; `safe` whether nothing of a former one is left
    that somebody might post.
    """

    trouble: tuple[Words, ...] = ()
    safe: bool = True


@dataclass(slots=True)
class BuildRecord:
    """Filled while the site is built."""

    knowledge: Knowledge
    posts: dict[str, Post] = field(default_factory=dict)
    """By source."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """By path in the tree, forward slashes."""
    pictures: dict[str, Picture] = field(default_factory=dict)
    """By path in the tree: every rendition points to its picture."""
    papers: dict[str, Picture] = field(default_factory=dict)
    """By path in the tree: the PDFs that show nobody, so that no row is asked for. What is read on
    their pages counts all the same."""
    seen: dict[str, Seen] = field(default_factory=dict)
    """What was found in the pixels of each picture that is published, by the digest of its
    original. A picture that is not in here was not looked at."""
    kept_free: set[str] = field(default_factory=set)
    """Paths in the tree of PDFs that could not be rebuilt, which `problems` tells: links to them
    lead to nothing else that is wrong."""
    confirmed: set[str] = field(default_factory=set)
    """Paths in the tree of PDFs of which a person said that words like names in them are none:
    `checked` in photos.csv holds "name-unconfirmed", for these very bytes."""
    unread: dict[str, str] = field(default_factory=dict)
    """Sources that could not be read, relative to the project -> why, without private text."""
    problems: list[Finding] = field(default_factory=list)
    """What a builder found itself: a damaged picture, a picture that is not there."""
    online: frozenset[str] = frozenset()
    """Paths of the pictures that the last accepted build put online."""
    snippets: list[SnippetRecord] = field(default_factory=list)
    """What the networks would be told of each published post."""
    handed_out: HandedOut | None = None
    """None while the snippets were not put into the outbox."""
    notes: list[str] = field(default_factory=list)
    """For the last lines of a passed build: plain sentences, no names."""
    drafts: bool = False
    """Drafts are in the tree, which is only looked at and never put in place."""
    only_in_drafts: set[str] = field(default_factory=set)
    """The drafts in such a tree, and the files that nothing but them shows or links to; relative
    to the project."""
    there_with_drafts: set[str] = field(default_factory=set)
    """Pages that a draft leads to and that come to be with it: of its category, tags, author."""
