"""The picture that a network shows beside a link: the school's own card, or a photo of the post.

A page without an explicit card lets the network pick any photo of it; so every page has one. It
shows a photo only if everyone in it may be seen on the website, on Twitter and on Facebook.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from safeguarding.record import BuildRecord, Made, Origin, Picture, Post
from syndication.card_photos import permitted_photo, photo_card
from syndication.card_school import school_card

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """A card in the tree, as the theme names it in `og:image` and `twitter:image`."""

    path: str
    url: str
    """Absolute."""
    alt: str
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
    """By the picture shown, relative to the content folder; "" is the school's own card."""

    def of(self, post: Post | None) -> Card:
        """The card of `post`; None asks for the card of a page that is no post."""
        photo = None if post is None else self._photo(post)
        if photo is None:
            return self._school()
        if photo.source not in self._made:
            data = photo_card(self.record.knowledge.project, photo)
            if data is None:
                return self._school()
            self._made[photo.source] = self._write(data, photo)
        return self._made[photo.source]

    def _photo(self, post: Post) -> Picture | None:
        if not self._known:
            self._known = {picture.source: picture for picture in self.record.pictures.values()}
        return permitted_photo(self.record, post, self._known)

    def _school(self) -> Card:
        if "" not in self._made:
            data = school_card(self.record.knowledge.policy.school.name)
            self._made[""] = self._write(data, None)
        return self._made[""]

    def _write(self, data: bytes, photo: Picture | None) -> Card:
        digest = hashlib.sha256(data).hexdigest()
        path = f"cards/{digest[:16]}.jpg"
        target = self.tree / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if photo is None:
            self.record.origins[path] = Origin(Made.CARD, digest=digest)
        else:
            source = f"content/{photo.source}"
            self.record.origins[path] = Origin(Made.PICTURE, source, digest)
            self.record.pictures[path] = replace(photo, outputs=(path,))
        school = self.record.knowledge.policy.school
        alt = photo.declaration.alt if photo and photo.declaration else school.name
        return Card(path, f"{school.url}/{path}", alt, shows_photo=photo is not None)
