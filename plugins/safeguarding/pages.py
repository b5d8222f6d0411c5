"""A document together with what the school knows of it: this is what rules look at."""

from __future__ import annotations

from dataclasses import dataclass

from safeguarding.documents import Document, Kind, Link, PictureUse, Text
from safeguarding.findings import Around
from safeguarding.mentions import Certainty, Mention
from safeguarding.private import Private
from safeguarding.record import Origin, Picture, Post
from safeguarding.school import Shows, Video, says_pupils

_NEAR = 120
"""Characters; enough to know a place in a source again."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A pupil's name in a text of the page.

    `cleared` says that the post whose text this is lists the word in `Not_pupils`, and that the
    rules allow it to.
    """

    text: Text
    mention: Mention
    cleared: bool = False
    told_there: bool = False
    """On a list of posts: a doubt about nobody who is pictured there, in the title or summary of a
    post whose own page tells it, if that page shows pupils at all."""

    @property
    def around(self) -> Around:
        return around(self.text.words, self.mention)

    @property
    def certain(self) -> bool:
        return self.mention.certainty is Certainty.CERTAIN


def around(words: str, mention: Mention) -> Around:
    """What stands about a name in the text that it was found in."""
    before = words[max(0, mention.start - _NEAR) : mention.start]
    return Around(Private(before), Private(words[mention.end : mention.end + _NEAR]))


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the page. `picture` is None for one of the theme or one that is not known."""

    use: PictureUse
    picture: Picture | None
    theme: bool = False

    @property
    def pupils(self) -> bool:
        """Whether this may be a picture of pupils; whatever nobody declared may be.

        Somebody in the column `people` is a pupil who is to be seen, unless the picture shows work:
        then it is whose work it is.
        """
        if self.theme:
            return False
        if self.picture is None or self.picture.declaration is None or self.picture.changed:
            return True
        declaration = self.picture.declaration
        named = bool(declaration.people) and declaration.shows is not Shows.WORK
        return declaration.shows.pupils or named


@dataclass(frozen=True, slots=True)
class Film:
    """A YouTube film to which the page leads. `video` is None when nobody declared it."""

    address: str
    """As the page has it."""
    video_id: str
    video: Video | None

    @property
    def pupils(self) -> bool:
        """Whether this may be a film of pupils, by the same measure as for pictures."""
        if self.video is None:
            return True
        return says_pupils(self.video)


@dataclass(frozen=True, slots=True)
class Page:
    """One document, with names found, pictures looked up and the posts that it shows.

    `posts` begins with the page's own post, if it has one; the others are those it links to.
    `origin` is None for a file that the build did not mean to write.
    """

    document: Document
    digest: str = ""
    """SHA-256 (hex) of the whole built file."""
    origin: Origin | None = None
    posts: tuple[Post, ...] = ()
    own_post: Post | None = None
    shown: tuple[Shown, ...] = ()
    films: tuple[Film, ...] = ()
    """Each once."""
    sightings: tuple[Sighting, ...] = ()
    strangers: tuple[Sighting, ...] = ()
    """Full names of people whom nobody listed; looked for only where pupils are shown."""
    unreadable_words: tuple[str, ...] = ()
    """Words that mix the letters of two scripts."""

    @property
    def shows_pupils(self) -> bool:
        return any(shown.pupils for shown in self.shown) or any(film.pupils for film in self.films)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The known pictures, each once, though a page may load three sizes of one."""
        known = (shown.picture for shown in self.shown if shown.picture is not None)
        return tuple({(picture.source, picture.channels): picture for picture in known}.values())

    @property
    def pictured(self) -> frozenset[str]:
        """The ids of everybody declared in a picture or film on this page."""
        declared = [shown.picture.declaration for shown in self.shown if shown.picture is not None]
        films = [film.video for film in self.films]
        return frozenset(
            pupil for row in (*declared, *films) if row is not None for pupil in row.people
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """What is kept of a file when the next one is read: enough for the site rules, and small."""

    path: str
    kind: Kind
    digest: str
    source: str = ""
    not_understood: str = ""
    """Why no inspector understood the file; "" when one did."""
    unreadable_words: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    """Every link within the site, each once."""
    anchors: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Ids of the pupils named on the page, certain or likely, not cleared."""
    shows_pupils: bool = False
    pictured: frozenset[str] = frozenset()
    """Ids of everybody declared in a picture or film on the page."""
    mentions: tuple[Mention, ...] = ()
    """The names in a file that may be attached to posts, certain or likely, not cleared."""


def outline(page: Page) -> Outline:
    document = page.document
    counting = tuple(
        sighting.mention
        for sighting in page.sightings
        if sighting.mention.certainty >= Certainty.LIKELY and not sighting.cleared
    )
    return Outline(
        document.path,
        document.kind,
        page.digest,
        source=page.origin.source if page.origin else "",
        unreadable_words=page.unreadable_words,
        links=tuple(dict.fromkeys(link for link in document.links if link.path)),
        anchors=document.anchors,
        names=frozenset(pupil for mention in counting for pupil in mention.pupils),
        shows_pupils=page.shows_pupils,
        pictured=page.pictured,
        mentions=counting if document.kind in (Kind.TEXT, Kind.PDF) else (),
    )
