"""What the site has of a picture: plain data, from the maker to the pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

JPEG, AVIF = "jpg", "avif"
FORMATS = (AVIF, JPEG)
"""In the order of preference; the names are the suffixes."""

FOLDER = "pictures"
"""Where pictures stand in the tree."""

_USUAL_WIDTH = 960


@dataclass(frozen=True, slots=True)
class Encoded:
    """One published picture's bytes, before it has a path. `width` and `height` in pixels."""

    width: int
    height: int
    format: str
    data: bytes
    digest: str
    """SHA-256 (hex) of `data`."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One published file of a picture.

    `path` is relative to the tree, `digest` the SHA-256 (hex) of its bytes. An address that is
    kept free for a picture which may not be published has no digest and no size (0).
    """

    width: int
    height: int
    format: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class RenditionSet:
    """All published files of one picture, and what a page says of it."""

    source: str
    """The original, relative to the content folder."""
    renditions: tuple[Rendition, ...]
    alt: str = ""
    credit: str = ""
    licence: str = ""

    def of(self, kind: str) -> tuple[Rendition, ...]:
        """The renditions of one format, the narrowest first."""
        return tuple(
            sorted((r for r in self.renditions if r.format == kind), key=lambda r: r.width)
        )

    @property
    def usual(self) -> Rendition:
        """The JPEG that a page names: 960 wide, or the largest that there is below."""
        jpegs = self.of(JPEG)
        fitting = [r for r in jpegs if r.width <= _USUAL_WIDTH]
        return fitting[-1] if fitting else jpegs[0]

    @property
    def largest(self) -> Rendition:
        """The JPEG that a link to the picture opens."""
        return self.of(JPEG)[-1]


def stem(source: str, digest: str, recipe: str) -> str:
    """The first part of the published names: 16 hex digits that tell nothing of the original.

    Made of the original's path, bytes and recipe, so that it is known before anything is encoded,
    changes when the pixels may, and keeps two declarations of the same bytes apart: a copy of a
    photo in another album, declared otherwise, is another picture with its own permission.
    """
    return hashlib.sha256(f"{source}\0{digest}\0{recipe}".encode()).hexdigest()[:16]


def path_of(name: str, width: int, kind: str) -> str:
    return f"{FOLDER}/{name}-{width}.{kind}"


def kept_free(source: str, digest: str, why: str) -> Rendition:
    """An address for a picture that is not published, so that its pages can be inspected."""
    path = f"{FOLDER}/{why}-{stem(source, digest, why)}.{JPEG}"
    return Rendition(0, 0, JPEG, path, "")
