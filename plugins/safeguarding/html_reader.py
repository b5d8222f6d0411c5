"""HTML -> texts, pictures, links and hazards, parsed as browsers parse it (lexbor).

The parsed page is read in one of two ways. Ordinary markup is read from the parser's own, canonical
serialisation, tag by tag, because that takes half the time and a school has thousands of pages.
Where anything unusual is in it (a tag or a spelling that is not on the short list) the page is read
from the tree instead. Tests hold the two ways against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from safeguarding.documents import Document, Kind
from safeguarding.elements import element_facts
from safeguarding.html_tokens import read_tokens
from safeguarding.mentions import Place
from safeguarding.page_reading import ORDINARY, PageReading

_ODD = re.compile(r"<!doctype(?!\s+html\s*>)|</[a-z][^\s>]*\s+[^\s>]", re.IGNORECASE)
"""Odd doctypes and end tags with attributes: words in the source that are in no parsed page."""


def read_html(path: str, html: str, site_url: str, kind: Kind = Kind.PAGE) -> Document:
    """Read one page, or a fragment of one, as the file `path` of the tree."""
    tree = LexborHTMLParser(html)
    canonical = tree.html or ""
    reading = PageReading(path, site_url)
    if not read_tokens(reading, canonical):
        reading = PageReading(path, site_url)
        read_tree(reading, tree)
    if _drops(html, canonical):
        reading.facts.add(html, Place.CODE, "markup")
    return reading.document(kind)


def _drops(html: str, canonical: str) -> bool:
    """Whether the parser may have dropped words: a second `title` of an element, an odd end tag.

    Browsers never show them, but whoever harvests names reads the source.
    """
    return html.count("=") > canonical.count("=") or _ODD.search(html) is not None


def read_tree(reading: PageReading, tree: LexborHTMLParser) -> None:
    """Read every node of a parsed page, however unusual."""
    for node, tag, entering in _walk(tree.root):
        if not entering:
            reading.end(tag)
        elif tag == "-text":
            reading.block.append(node.text_content or "")
        elif tag == "-comment":
            reading.comment((node.comment_content or "").strip())
        elif tag[0] != "-":
            _enter(reading, node, tag)


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, str, bool]]:
    """Every node on the way in, every element on the way out; without recursion, at any depth."""
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


def _enter(reading: PageReading, node: LexborNode, tag: str) -> None:
    given = node.attributes
    attributes = tuple((name, value or "") for name, value in given.items()) if given else ()
    speaks = bool(attributes) or tag not in ORDINARY
    path, site_url = reading.path, reading.site_url
    reading.start(tag, element_facts(tag, attributes, path, site_url) if speaks else None)
    if tag == "script":
        in_head = node.parent is not None and node.parent.tag == "head"
        reading.script(attributes, node.text() or "", in_head=in_head)
    elif tag == "style":
        reading.style(node.text() or "")
    elif tag == "template":
        read_tree(reading, LexborHTMLParser(_inside(node)))
        reading.end_block()


def _inside(node: LexborNode) -> str:
    """The source inside a template, which the parser keeps apart from the page."""
    html = node.html or ""
    return html[html.find(">") + 1 : html.rfind("<")]
