"""Where the HTML of a post names pictures: start tags with Pelican links, and gallery lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_PELICAN_LINK = re.compile(r"\s*[{|](?P<what>filename|static|attach)[|}](?P<address>.*)", re.DOTALL)
_GALLERY = re.compile(r"\[gallery:[ \t]*([^\]\n<]+?)[ \t]*\]")
_LINE = rf"[ \t]*{_GALLERY.pattern}[ \t]*"
_GALLERY_LINES = re.compile(rf"(?:^|(?<=\n)){_LINE}(?:\n{_LINE})*(?=\n|$)")
_VERBATIM = frozenset({"pre", "code", "script", "style", "textarea"})


@dataclass(frozen=True, slots=True)
class Link:
    """A Pelican link. `path` is as written, before "%20" and the like are read."""

    what: str
    path: str

    @property
    def readings(self) -> tuple[str, ...]:
        """The paths that may be meant: as written, and with "%20" read as a space."""
        return tuple(dict.fromkeys((self.path, unquote(self.path))))


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with at least one Pelican link, at html[start:end].

    `links` are by attribute; attribute names are in lower case, values unescaped.
    """

    name: str
    attributes: tuple[tuple[str, str | None], ...]
    links: Mapping[str, Link]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GalleryMark:
    """Lines "[gallery:NAME]" in a paragraph that spans html[paragraph_start:paragraph_end]."""

    names: tuple[str, ...]
    start: int
    end: int
    paragraph_start: int
    paragraph_end: int


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything in the HTML that concerns pictures. `stray` are galleries amid other text."""

    tags: tuple[Tag, ...]
    galleries: tuple[GalleryMark, ...]
    stray: tuple[str, ...]
    paragraphs: tuple[tuple[int, int], ...] = ()
    """Where the text of each plain paragraph begins and ends."""

    def paragraph_of(self, tag: Tag) -> tuple[int, int] | None:
        return next((span for span in self.paragraphs if span[0] <= tag.start < span[1]), None)

    @property
    def links(self) -> Iterator[Link]:
        for tag in self.tags:
            yield from tag.links.values()


def scan(html: str) -> Scan:
    if "[gallery:" not in html and not re.search(r"[{|](?:filename|static|attach)[|}]", html):
        return Scan((), (), ())
    parser = _Parser(html)
    parser.feed(html)
    parser.close()
    marks = tuple(mark for span in parser.paragraphs for mark in _marks(html, *span))
    stray = tuple(_stray(html, marks, parser.verbatim))
    return Scan(tuple(parser.tags), marks, stray, tuple(parser.paragraphs))


def _marks(html: str, start: int, end: int) -> Iterator[GalleryMark]:
    for lines in _GALLERY_LINES.finditer(html[start:end]):
        names = tuple(unescape(name) for name in _GALLERY.findall(lines[0]))
        yield GalleryMark(names, start + lines.start(), start + lines.end(), start, end)


def _stray(
    html: str, marks: tuple[GalleryMark, ...], verbatim: list[tuple[int, int]]
) -> Iterator[str]:
    known = [(mark.start, mark.end) for mark in marks] + verbatim
    for found in _GALLERY.finditer(html):
        if not any(start <= found.start() < end for start, end in known):
            yield unescape(found[1])


class _Parser(HTMLParser):
    """Notes offsets; `getpos` of the standard parser counts lines and columns."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self._paragraph: int | None = None
        self._verbatim: list[int] = []
        self.tags: list[Tag] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.verbatim: list[tuple[int, int]] = []

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset
        text = self.get_starttag_text() or ""
        if tag in _VERBATIM:
            self._verbatim.append(start)
        elif text == "<p>":
            self._paragraph = start + len(text)
        links = {name: link for name, value in attrs if (link := _link(value)) is not None}
        if links:
            self.tags.append(Tag(tag, tuple(attrs), links, start, start + len(text)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VERBATIM and self._verbatim:
            self.verbatim.append((self._verbatim.pop(), self._offset))
        elif tag == "p" and self._paragraph is not None:
            self.paragraphs.append((self._paragraph, self._offset))
            self._paragraph = None

    def handle_comment(self, data: str) -> None:
        self.verbatim.append((self._offset, self._offset + len(data)))


def _link(value: str | None) -> Link | None:
    found = _PELICAN_LINK.match(value or "")
    if found is None:
        return None
    try:
        path = urlsplit(found["address"].strip()).path
    except ValueError:
        return None
    return Link(found["what"], path)
