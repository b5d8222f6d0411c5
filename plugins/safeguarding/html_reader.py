"""HTML -> texts, pictures, links and hazards, parsed as browsers parse it (lexbor)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from safeguarding.addresses import shows_something
from safeguarding.documents import Document, Hazard, Kind, Text
from safeguarding.elements import Attributes, Facts, element_facts, excerpt
from safeguarding.mentions import Place

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q "
    "rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
_SPACED = frozenset(
    "audio br img input meter object picture progress select source td th video".split()
)
"""Elements that stand in a line with their neighbours, but apart: cells of one row, pictures."""
_HEADLINES = {
    "title": "title",
    "figcaption": "caption",
    "caption": "caption",
    **{f"h{n}": "headline" for n in range(1, 7)},
    **dict.fromkeys(("dt", "legend", "option", "summary", "button"), "label"),
}
_ORDINARY = _INLINE | frozenset(
    "article aside body br div figcaption figure footer h1 h2 h3 h4 h5 h6 head header html li main "
    "nav ol p picture pre section table tbody td th thead title tr ul".split()
)
"""Elements that without an attribute say nothing of themselves."""
_DROPPED = re.compile(r"<!doctype\s+(?!html\s*>)[^>]*>|</[a-z][^\s>]*\s+[^>]+>", re.IGNORECASE)
"""What stands in the source and in no parsed page: odd doctypes, end tags with attributes."""


@dataclass(slots=True)
class _Reading:
    """What has been read of one page so far."""

    path: str
    site_url: str
    facts: Facts = field(default_factory=Facts)
    block: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)

    def end_block(self) -> None:
        words = " ".join("".join(self.block).split())
        self.block.clear()
        if words:
            headline = self.headlines[-1] if self.headlines else ""
            place = Place.LABEL if headline else Place.PROSE
            self.facts.texts.append(Text(words, place, headline or "text"))

    def take(self, facts: Facts) -> None:
        mine = self.facts
        mine.texts += facts.texts
        if facts.links:
            mine.links += facts.links
            mine.pictures += facts.pictures
        if facts.anchors:
            mine.anchors += facts.anchors
        if facts.hazards:
            mine.hazards += facts.hazards

    def show(self, address: str) -> None:
        self.facts.show(address, self.path, self.site_url)


def read_html(path: str, html: str, site_url: str, kind: Kind = Kind.PAGE) -> Document:
    """Read one page, or a fragment of one, as the file `path` of the tree."""
    reading = _Reading(path, site_url)
    for source in _DROPPED.findall(html):
        reading.facts.add(source, Place.LABEL, "markup")
    _read_into(reading, html)
    facts = reading.facts
    return Document(
        path,
        kind,
        tuple(facts.texts),
        tuple(facts.pictures),
        tuple(facts.links),
        frozenset(facts.anchors),
        tuple(facts.hazards),
    )


def _read_into(reading: _Reading, html: str) -> None:
    block = reading.block
    for node, tag, entering in _walk(LexborHTMLParser(html).root):
        if not entering:
            if tag not in _INLINE:
                _leave(reading, tag)
        elif tag == "-text":
            block.append(node.text_content or "")
        elif tag == "-comment":
            reading.facts.add(node.comment_content, Place.PROSE, "comment")
        elif tag[0] != "-":
            _enter(reading, node, tag)
    reading.end_block()


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, str, bool]]:
    """Every node on the way in, every element on the way out; no recursion, so no depth to abuse."""
    node = root
    while node is not None and node.prev is not None:  # comments may stand before <html>
        node = node.prev
    open_nodes: list[tuple[LexborNode, str]] = []
    while node is not None:
        tag = node.tag or "-unknown"
        yield node, tag, True
        child = node.child if tag not in ("script", "style") else None
        if child is not None:
            open_nodes.append((node, tag))
            node = child
            continue
        if tag[0] != "-":
            yield node, tag, False
        while node.next is None:
            if not open_nodes:
                return
            node, tag = open_nodes.pop()
            yield node, tag, False
        node = node.next


def _leave(reading: _Reading, tag: str) -> None:
    if reading.block and tag not in _SPACED:
        reading.end_block()
    if tag in _HEADLINES and reading.headlines:
        reading.headlines.pop()


def _enter(reading: _Reading, node: LexborNode, tag: str) -> None:
    if tag in _SPACED:
        reading.block.append(" ")
    elif reading.block and tag not in _INLINE:
        reading.end_block()
    if tag in _HEADLINES:
        reading.headlines.append(_HEADLINES[tag])
    given = node.attributes
    attributes = tuple(given.items()) if given else ()
    if attributes or tag not in _ORDINARY:
        reading.take(element_facts(tag, attributes, reading.path, reading.site_url))
    if tag == "script":
        _read_script(reading, node, attributes)
    elif tag == "style":
        code = node.text() or ""
        reading.facts.add(code, Place.CODE, "style")
        reading.facts.show_style(code, reading.path, reading.site_url)
    elif tag == "template":
        _read_into(reading, _inside(node))


def _inside(node: LexborNode) -> str:
    """The source inside a template, which the parser keeps apart from the page."""
    html = node.html or ""
    return html[html.find(">") + 1 : html.rfind("<")]


def _read_script(reading: _Reading, node: LexborNode, attributes: Attributes) -> None:
    code = node.text() or ""
    given = dict(attributes)
    if (given.get("type") or "").strip().lower() == "application/ld+json":
        _read_json(reading, code)
        allowed = node.parent is not None and node.parent.tag == "head"
    else:
        reading.facts.add(code, Place.CODE, "script")
        allowed = not code.strip() and bool(given.get("src"))
    if not allowed:
        reading.facts.hazards.append(Hazard("<script>", excerpt("script", attributes)))


def _read_json(reading: _Reading, code: str) -> None:
    try:
        values = list(json_strings(json.loads(code)))
    except (ValueError, RecursionError):
        reading.facts.add(code, Place.LABEL, "JSON-LD")
        return
    for value in values:
        if "://" in value:
            reading.facts.add(value, Place.ADDRESS, "address")
            if shows_something(value):
                reading.show(value)
        else:
            reading.facts.add(value, Place.LABEL, "JSON-LD")


def json_strings(value: object) -> Iterator[str]:
    """Every string in a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from json_strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from json_strings(inner)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
