"""The picture that a network shows beside a link: the school's own card, or a photo of the post.

A page without an explicit card lets the network pick any photo of it; so every page has one. It
shows a photo only if everyone in it may be seen on the website and on every network.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from safeguarding.mentions import Place
from safeguarding.names import mixed_script_words
from safeguarding.record import BuildRecord, Made, Origin, Picture, Post
from syndication.card_cache import CardCache, KeptCard
from syndication.card_photos import WIDTH, permitted_photo, photo_card
from syndication.card_school import RECIPE, school_card
from syndication.texts import clean, first

HEIGHT = 630
LONGEST_ALT = 420
"""Characters; networks cut a longer description of a card off."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card in the tree, as the theme names it in `og:image` and `twitter:image`."""

    path: str
    url: str
    """Absolute."""
    alt: str
    """At most 420 characters, of whole words."""
    shows_photo: bool
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(slots=True)
class Cards:
    """Makes the cards of one build and writes them into the tree, each once."""

    record: BuildRecord
    tree: Path
    _known: dict[str, Picture] = field(default_factory=dict)
    _made: dict[str, Card] = field(default_factory=dict)
    """By what is on it: a picture, relative to the content folder, or a title after a colon."""
    _known_for: dict[str, tuple[Post, Card]] = field(default_factory=dict)
    """By source; a post is asked for by its page and by its snippet."""
    _cache: CardCache = field(init=False)

    def __post_init__(self) -> None:
        self._cache = CardCache(self.record.knowledge.project.cache / "cards")

    def of(self, post: Post | None) -> Card:
        """The card of `post`; None asks for the card of a page that is no post."""
        if post is None:
            return self._chosen(None)
        known = self._known_for.get(post.source)
        if known is None or known[0] is not post:
            known = self._known_for[post.source] = (post, self._chosen(post))
        return known[1]

    def _chosen(self, post: Post | None) -> Card:
        photo = None if post is None else self._photo(post)
        if photo is not None and photo.source in self._made:
            return self._made[photo.source]
        kept = photo_card(self.record, self.tree, photo, self._cache) if photo else None
        if photo is None or kept is None:
            return self._of_the_school(self._title_for(post))
        card = self._made[photo.source] = self._write(kept, _alt(photo), photo)
        return card

    def _photo(self, post: Post) -> Picture | None:
        if not self._known:
            self._known = {picture.source: picture for picture in self.record.pictures.values()}
        return permitted_photo(self.record, post, self._known)

    def _title_for(self, post: Post | None) -> str:
        """The title that may be drawn on the card of `post`; "" if none may.

        In pixels no rule sees a name: so a title in which there may be a pupil's, however doubtful,
        in small letters too, and whatever `Not_pupils` says, is not drawn.
        """
        if post is None or post.kind != "post" or post.status != "published":
            return ""
        title = " ".join(clean(post.title).split())
        names = self.record.knowledge.names
        doubtful = any(names.find(title, place) for place in (Place.LABEL, Place.PROSE))
        return "" if doubtful or any(mixed_script_words(title)) else title

    def _of_the_school(self, title: str) -> Card:
        """The neutral card, with `title` on it if it can be drawn there."""
        name = clean(self.record.knowledge.policy.school.name)
        key = f":{title}"
        if key not in self._made:
            made_of = (RECIPE, name, title)
            kept = self._cache.get(made_of, lambda: school_card(name, title))
            if kept is None:
                self._made[key] = self._of_the_school("")
            else:
                alt = f"{title} – {name}" if title else name
                self._made[key] = self._write(kept, alt, None)
        return self._made[key]

    def _write(self, kept: KeptCard, alt: str, photo: Picture | None) -> Card:
        path = f"cards/{kept.digest[:16]}.jpg"
        if not self._made:
            (self.tree / "cards").mkdir(parents=True, exist_ok=True)
        (self.tree / path).write_bytes(kept.data)
        if photo is None:
            self.record.origins[path] = Origin(Made.CARD, digest=kept.digest)
        else:
            source = f"content/{photo.source}"
            self.record.origins[path] = Origin(Made.PICTURE, source, kept.digest)
            self.record.pictures[path] = replace(photo, outputs=(path,))
        school = self.record.knowledge.policy.school
        shown = photo is not None
        return Card(path, f"{school.url}/{path}", _shortened(alt), shows_photo=shown)


def _alt(photo: Picture) -> str:
    return clean(photo.declaration.alt) if photo.declaration else ""


def _shortened(alt: str) -> str:
    """`alt` as far as networks take it, in whole words."""
    if len(alt) <= LONGEST_ALT:
        return alt
    words = alt.split()
    fitting = (first(words, count) for count in range(len(words), 0, -1))
    return next((text for text in fitting if len(text) <= LONGEST_ALT), "")
