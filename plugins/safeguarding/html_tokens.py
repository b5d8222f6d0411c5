"""Ordinary markup, read from the parser's canonical serialisation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from safeguarding.elements import Attributes, element_facts
from safeguarding.page_reading import INLINE, ORDINARY, PageReading

_ATTRIBUTE = r'\s[a-z][a-z0-9:-]*="[^"]*"'
_TOKEN = re.compile(
    rf"<(?:script|style)(?:{_ATTRIBUTE})*>.*?</(?:script|style)>"
    rf"|[^<]+|</?[a-z][a-z0-9]*(?:{_ATTRIBUTE})*>|<!--.*?-->|<!DOCTYPE html>",
    re.DOTALL,
)
"""A script or style with its code, a text, a tag, a comment, the doctype.

The serialiser closes every element, quotes every value and escapes the quotation marks in it, so
that a tag ends where this says.
"""
_VALUE = re.compile(r'\s([a-z][a-z0-9:-]*)="([^"]*)"')
_NAME = re.compile(r"[a-z0-9]+")
_KNOWN = ORDINARY | frozenset(
    "address blockquote caption col colgroup dd details dl dt hr img link meta source summary "
    "tfoot".split()
)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag as it stands in the serialisation."""

    name: str
    attributes: Attributes = ()
    ends: bool = False
    known: bool = True
    silent: bool = False
    """It neither ends a block nor says anything: `<em>`, `</a>`."""


def read_tokens(reading: PageReading, html: str) -> bool:
    """Read a canonical page; False if anything in it is unusual: then nothing read counts."""
    tokens = _TOKEN.findall(html)
    if sum(map(len, tokens)) != len(html):
        return False
    block = reading.block
    in_head = False
    for token in tokens:
        if token[0] != "<":
            block.append(unescape(token) if "&" in token else token)
            continue
        tag = _tag(token)
        if tag.silent:
            continue
        if tag.ends:
            reading.end(tag.name)
            in_head = in_head and tag.name != "head"
        elif tag.name in ("script", "style"):
            if not _read_code(reading, tag, token, in_head=in_head):
                return False
        elif tag.name == "!":
            reading.comment(token[4:-3].strip())
        elif tag.known:
            _start(reading, tag)
            in_head = in_head or tag.name == "head"
        else:
            return False
    return True


def _start(reading: PageReading, tag: _Tag) -> None:
    speaks = tag.attributes or tag.name not in ORDINARY
    path, site_url = reading.path, reading.site_url
    reading.start(
        tag.name, element_facts(tag.name, tag.attributes, path, site_url) if speaks else None
    )


@lru_cache(maxsize=8192)
def _tag(token: str) -> _Tag:
    """The tag that a token is; a comment is called "!"."""
    if token.startswith("<!"):
        return _Tag("!", silent=not token.startswith("<!--"))
    match = _NAME.search(token)
    name = match[0] if match else ""
    if token.startswith("</"):
        return _Tag(name, ends=True, known=name in _KNOWN, silent=name in INLINE)
    opening = token[: token.find(">") + 1] if name in ("script", "style") else token
    values = tuple((key, unescape(value)) for key, value in _VALUE.findall(opening))
    return _Tag(name, values, known=name in _KNOWN, silent=name in INLINE and not values)


def _read_code(reading: PageReading, tag: _Tag, token: str, *, in_head: bool) -> bool:
    """Read a script or style; False if it may end elsewhere than it seems to."""
    opening, _, rest = token.partition(">")
    code = rest.removesuffix(f"</{tag.name}>")
    if code == rest or "<!--" in token or '">' in rest or opening.count('"') % 2:
        return False
    facts = element_facts(tag.name, tag.attributes, reading.path, reading.site_url)
    reading.start(tag.name, facts)
    if tag.name == "style":
        reading.style(code)
    else:
        reading.script(tag.attributes, code, in_head=in_head)
    reading.end(tag.name)
    return True
