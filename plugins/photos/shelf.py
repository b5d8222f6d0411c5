"""The pictures of the site that is being built, where the theme finds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from photos.renditions import RenditionSet
from photos.responsive import SIZES, LeadPicture, responsive

_KEY = "PHOTOS_SHELF"


@dataclass(frozen=True, slots=True)
class Use:
    """A picture in a post. `alt` is the text that the post or else the album gives it."""

    source: str
    alt: str


@dataclass(slots=True)
class Shelf:
    """One build's published pictures, by original and by path in the tree."""

    by_source: dict[str, RenditionSet] = field(default_factory=dict)
    by_path: dict[str, RenditionSet] = field(default_factory=dict)

    @classmethod
    def of(cls, context: dict[str, Any]) -> Shelf:
        """The shelf of the build whose generators share `context`."""
        shelf: Shelf = context.setdefault(_KEY, cls())
        return shelf

    def add(self, picture: RenditionSet) -> None:
        self.by_source[picture.source] = picture
        for rendition in picture.renditions:
            self.by_path[rendition.path] = picture

    def responsive(self, html: object, sizes: str = SIZES) -> Markup:
        """The Jinja filter: every picture in `html` in the size that the reader needs."""
        return Markup(responsive(str(html), self.by_path, sizes))  # noqa: S704 - it was HTML before

    def lead_picture(self, content: object) -> LeadPicture | None:
        """The Jinja function: the first picture of a post that may be published, or None."""
        for use in uses_of(content):
            picture = self.by_source.get(use.source)
            if picture is not None:
                usual = picture.usual
                return LeadPicture(usual.path, usual.width, usual.height, use.alt)
        return None


def uses_of(content: object) -> tuple[Use, ...]:
    """The pictures of a Pelican article or page, in order, once the plugin has looked at it."""
    uses: tuple[Use, ...] = getattr(content, "photo_uses", ())
    return uses


def pictures_of(content: object) -> tuple[str, ...]:
    """Their sources, relative to the content folder, each once."""
    return tuple(dict.fromkeys(use.source for use in uses_of(content)))
