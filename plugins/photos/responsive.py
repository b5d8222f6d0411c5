"""Finished HTML -> the same HTML in which each reader's device picks the size it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from photos.markup import start_tag
from photos.renditions import AVIF, FOLDER, JPEG, Rendition, RenditionSet

SIZES = (
    "(min-width: 62rem) 52rem, (min-width: 48rem) 44rem, (min-width: 25rem) 92vw, "
    "calc(100vw - 2rem)"
)
"""How wide the theme shows a picture that stands alone in a post: its column, less the margins."""

_ADDRESS = re.compile(rf"(?P<prefix>(?:.*/)?)(?P<path>{FOLDER}/[^/?#]+\.{JPEG})")


@dataclass(frozen=True, slots=True)
class LeadPicture:
    """The first picture of a post, for a card in a listing. `path` is relative to the tree."""

    path: str
    width: int
    height: int
    alt: str


def responsive(html: str, sets: Mapping[str, RenditionSet], sizes: str = SIZES) -> str:
    """`html` with AVIF and every width offered for each picture that it shows.

    `sets` are by path in the tree. The address before that path is kept as it is, relative or
    absolute; a `sizes` attribute that is there already wins over `sizes`.
    """
    parser = _Images(html)
    parser.feed(html)
    parser.close()
    pieces = []
    at = 0
    for start, end, attributes in parser.found:
        pieces += [html[at:start], _picture(html[start:end], attributes, sets, sizes)]
        at = end
    return "".join((*pieces, html[at:]))


def _picture(
    tag: str, attributes: Mapping[str, str | None], sets: Mapping[str, RenditionSet], sizes: str
) -> str:
    address = _ADDRESS.fullmatch(attributes.get("src") or "")
    offered = sets.get(address["path"]) if address else None
    if address is None or offered is None or "srcset" in attributes:
        return tag
    prefix, shown_at = address["prefix"], attributes.get("sizes") or sizes
    source = start_tag(
        "source",
        {
            "type": "image/avif",
            "srcset": _srcset(prefix, offered.of(AVIF)),
            "sizes": shown_at,
        }.items(),
    )
    image = {**attributes, "srcset": _srcset(prefix, offered.of(JPEG)), "sizes": shown_at}
    return f"<picture>{source}{start_tag('img', image.items())}</picture>"


def _srcset(prefix: str, renditions: Iterable[Rendition]) -> str:
    return ", ".join(f"{prefix}{rendition.path} {rendition.width}w" for rendition in renditions)


class _Images(HTMLParser):
    """The start tags `img`, with their offsets."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self.found: list[tuple[int, int, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            line, column = self.getpos()
            start = self._lines[line - 1] + column
            self.found.append((start, start + len(self.get_starttag_text() or ""), dict(attrs)))
