"""Ordinary markup, read from the parser's canonical serialisation, piece by piece.

A piece goes from one block of text to another, so that what it says depends on nothing but itself
and a few facts of its surroundings. Menus, footers and head tags
come again on every page of a folder: what they say is remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from safeguarding.elements import Attributes, Facts, element_facts
from safeguarding.page_reading import INLINE, ORDINARY, PageReading

_ATTRIBUTE = r'\s[a-z][a-z0-9:-]*="[^"]*"'
_TOKEN = re.compile(
    rf"<(?:script|style)(?:{_ATTRIBUTE})*>.*?</(?:script|style)>"
    rf"|[^<>]+|</?[a-z][a-z0-9]*(?:{_ATTRIBUTE})*>|<!--.*?-->|<!DOCTYPE html>",
    re.DOTALL,
)
"""A script or style with its code, a text, a tag, a comment, the doctype.

The serialiser closes every element, quotes every value and escapes the quotation marks in it, so
that a tag ends where this says.
"""
_VALUE = re.compile(r'\s([a-z][a-z0-9:-]*)="([^"]*)"')
_NAME = re.compile(r"[a-z0-9]+")
_PIECE = re.compile(
    r"<(?:article|aside|body|footer|header|link|main|meta|nav|script|section|title)[ >]"
)
"""Where a piece begins. Each of these ends a block of text, so no text lies in two pieces."""
_LONE = re.compile(rf"<(link|meta)((?:{_ATTRIBUTE})+)>\s*")
"""A piece that is one element of the head."""
_OF_THE_PAGE = re.compile(r'="[#? ](?<!theme-color" content="#)|(?:href|src)=""')
"""Addresses that lead to the page itself, wherever that is."""
_KNOWN = ORDINARY | frozenset(
    "address blockquote caption col colgroup dd details dl dt hr img link meta source summary "
    "tfoot".split()
)


class _Tag(NamedTuple):
    """A tag as it stands in the serialisation."""

    name: str
    attributes: Attributes = ()
    ends: bool = False
    known: bool = True
    silent: bool = False
    """It neither ends a block nor says anything: `<em>`, `</a>`."""


_SHORT = 240
"""Characters."""
_Piece = tuple[Facts, tuple[str, ...], bool] | None
"""What a piece says, and the open headlines and `in_head` after it; None if it is unusual."""


def read_tokens(reading: PageReading, html: str) -> bool:
    """Read a canonical page; False if anything in it is unusual: then nothing read counts."""
    folder = reading.path.rpartition("/")[0]
    folder = f"{folder}/" if folder else ""
    headlines: tuple[str, ...] = ()
    in_head = False
    cuts = [0, *(match.start() for match in _PIECE.finditer(html)), len(html)]
    own = iter([*(match.start() for match in _OF_THE_PAGE.finditer(html)), len(html)])
    next_own = next(own)
    for start, end in pairwise(cuts):
        piece = html[start:end]
        if next_own < end:
            next_own = next(at for at in own if at >= end)
            read = _read(piece, reading.path, reading.site_url, headlines, in_head)
        else:
            remembered = _remembered if end - start > _SHORT else _remembered_short
            read = remembered(piece, folder, reading.site_url, headlines, in_head)
        if read is None:
            return False
        facts, headlines, in_head = read
        reading.facts.take(facts)
    return True


def _read(
    piece: str,
    page: str,
    site_url: str,
    headlines: tuple[str, ...],
    in_head: bool,  # noqa: FBT001 - a part of the cache's key
) -> _Piece:
    if lone := _LONE.fullmatch(piece):
        return element_facts(lone[1], _values(lone[2]), page, site_url), headlines, in_head
    return _read_whole(piece, page, site_url, headlines, in_head=in_head)


def _read_whole(
    piece: str, page: str, site_url: str, headlines: tuple[str, ...], *, in_head: bool
) -> _Piece:
    tokens = _TOKEN.findall(piece)
    if sum(map(len, tokens)) != len(piece):
        return None
    reading = PageReading(page, site_url, headlines=list(headlines))
    block = reading.block
    for token in tokens:
        if token[0] != "<":
            if block or not token.isspace():
                block.append(unescape(token) if "&" in token else token)
            continue
        tag = _tag(token)
        if tag.silent:
            continue
        if tag.name == "head":
            in_head = not tag.ends
        if tag.ends:
            reading.end(tag.name)
        elif tag.name == "!":
            reading.comment(token[4:-3].strip())
        elif not tag.known or not _start(reading, tag, token, in_head=in_head):
            return None
    reading.end_block()
    return reading.facts, tuple(reading.headlines), in_head


# Short pieces are single elements of heads, most of which stand on one page only: they would drive
# the others out.
_remembered = lru_cache(maxsize=4096)(_read)
_remembered_short = lru_cache(maxsize=1024)(_read)


def _start(reading: PageReading, tag: _Tag, token: str, *, in_head: bool) -> bool:
    if tag.name in ("script", "style"):
        return _read_code(reading, tag, token, in_head=in_head)
    speaks = tag.attributes or tag.name not in ORDINARY
    path, site_url = reading.path, reading.site_url
    reading.start(tag.name, _said(tag.name, tag.attributes, path, site_url) if speaks else None)
    return True


_said = lru_cache(maxsize=4096)(element_facts)


@lru_cache(maxsize=4096)
def _tag(token: str) -> _Tag:
    """The tag that a token is; a comment is called "!"."""
    if token.startswith("<!"):
        return _Tag("!", silent=not token.startswith("<!--"))
    match = _NAME.search(token)
    name = match[0] if match else ""
    if token.startswith("</"):
        return _Tag(name, ends=True, known=name in _KNOWN, silent=name in INLINE)
    opening = token[: token.find(">") + 1] if name in ("script", "style") else token
    values = _values(opening)
    return _Tag(
        name,
        values,
        known=name in _KNOWN or name in ("script", "style"),
        silent=name in INLINE and not values,
    )


def _values(opening: str) -> Attributes:
    return tuple(
        (key, unescape(value) if "&" in value else value) for key, value in _VALUE.findall(opening)
    )


def _read_code(reading: PageReading, tag: _Tag, token: str, *, in_head: bool) -> bool:
    """Read a script or style; False if it may end elsewhere than it seems to."""
    opening, _, rest = token.partition(">")
    code = rest.removesuffix(f"</{tag.name}>")
    if code == rest or "<!--" in token or '">' in rest or opening.count('"') % 2:
        return False
    reading.start(tag.name, _said(tag.name, tag.attributes, reading.path, reading.site_url))
    if tag.name == "style":
        reading.style(code)
    else:
        reading.script(tag.attributes, code, in_head=in_head)
    reading.end(tag.name)
    return True
