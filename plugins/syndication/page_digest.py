"""What of a post's page a sign-off covers, as one digest.

The Headteacher signs a post, not its neighbours: the menu, the foot and the links to the story
before and after belong to other people's work and change with every new post. So the digest is made
of what is the post's own: the page's title, what a network reads in its head, and its `<article>`;
of a theme without one, its `<main>`; else the whole page. The article reaches to the last mark of
its end, which the theme writes: one in the text of the post ends nothing here. Addresses are
resolved, so that both configurations give the same digest, and a picture counts as the photo that
it was made from, so that a better encoder changes nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from safeguarding.addresses import resolve
from syndication.canonical import canonical

_READ_BY_NETWORKS = frozenset(
    "description og:title og:description og:url og:image og:image:alt twitter:title "
    "twitter:description twitter:image twitter:image:alt".split()
)
_TAG = re.compile(r'<([a-z][^\s<>"=]*)((?:\s[^\s<>"=]+="[^"]*")+)>')
"""A start tag with attributes, as the parser writes it. What it writes otherwise stays as it is."""
_ATTRIBUTE = re.compile(r'\s([^\s<>"=]+)="([^"]*)"')
_SETS = ("srcset", "imagesrcset")
_LEADING = frozenset({"href", "src", "poster", "cite", "data", *_SETS})
_LEADS = re.compile(rf'\s(?:{"|".join(sorted(_LEADING))})="')
_OF_THE_RENDITION = frozenset({"width", "height", "sizes", "loading", "decoding", "fetchpriority"})
"""How large a picture is encoded and when it is fetched: the encoder's business."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What a page has of its own post: the digest of it, and of the photos that it shows."""

    digest: str
    photos: tuple[str, ...]


def own_part(path: str, html: str, site_url: str, photos: Mapping[str, str]) -> OwnPart:
    """What a sign-off covers of the page at `path` in the tree; all digests are SHA-256 in hex.

    `photos` tells of each picture of the tree (by path) the digest of the photo that it shows.
    """
    head = LexborHTMLParser(html[: html.rfind("</head>")] if "</head>" in html else html)
    title = head.css_first("title")
    reading = _Reading(path, site_url, photos)
    seen = {
        "title": title.text() if title else "",
        "head": [list(pair) for pair in sorted(reading.told(head))],
        "body": reading.body(_own_markup(html)),
    }
    digest = hashlib.sha256(canonical(seen)).hexdigest()
    return OwnPart(digest, tuple(reading.shown))


def _own_markup(html: str) -> str:
    begins = html.find("<article", max(html.find("<main"), 0))
    ends = html.rfind("</article>")
    if 0 <= begins < ends:
        region = LexborHTMLParser(html[begins:ends]).body
    else:
        tree = LexborHTMLParser(html)
        region = tree.css_first("main") or tree.body
    return (region.html if region else None) or ""


class _Reading:
    def __init__(self, path: str, site_url: str, photos: Mapping[str, str]) -> None:
        self._path = path
        self._site_url = site_url
        self._photos = photos
        self.shown: dict[str, None] = {}

    def told(self, tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
        """What the head tells networks: name and content."""
        for meta in tree.css("head meta"):
            known = meta.attributes
            name = known.get("property") or known.get("name") or ""
            if name in _READ_BY_NETWORKS:
                yield name, known.get("content") or ""

    def body(self, html: str) -> str:
        """The markup with addresses resolved and white space evened out."""
        return " ".join(_TAG.sub(self._tag, html).split())

    def _tag(self, found: re.Match[str]) -> str:
        name, attributes = found[1], found[2]
        if not _LEADS.search(attributes):
            return found[0]
        kept: list[str] = []
        shown: set[str] = set()
        for attribute in _ATTRIBUTE.finditer(attributes):
            if attribute[1] in _LEADING:
                shown.update(self._leads_to(attribute[1], unescape(attribute[2])))
            elif name not in ("img", "source") or attribute[1] not in _OF_THE_RENDITION:
                kept.append(attribute[0])
        return f"<{name}{''.join(kept)} {' '.join(sorted(shown))}>"

    def _leads_to(self, name: str, value: str) -> Iterator[str]:
        parts = value.split(",") if name in _SETS else [value]
        for address in (part.strip().split(" ")[0] for part in parts):
            target = resolve(address, self._path, self._site_url)
            photo = self._photos.get(target.path)
            if target.outside:
                yield f"to={address}"
            elif photo:
                self.shown[photo] = None
                yield f"photo={photo}"
            else:
                yield f"to={target.path}#{target.fragment}"
