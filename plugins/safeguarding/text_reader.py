"""Feeds, JSON, sitemaps and plain text -> documents."""

from __future__ import annotations

import codecs
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from safeguarding.addresses import resolve
from safeguarding.documents import Document, Kind, Link, NotUnderstood, Text
from safeguarding.html_reader import read_html
from safeguarding.mentions import Place
from safeguarding.page_reading import json_strings

_ENTRY_TAGS = frozenset({"entry", "item"})
_HTML_TAGS = frozenset({"content", "summary", "description", "encoded"})
_LABEL_TAGS = frozenset({"title", "name", "category", "subtitle", "author", "creator"})
_DECLARES_TYPE = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""How a text begins that says itself in which letters it is written."""
_BEGINNING = 2_048
"""Letters among which programs look for the mark of a PDF."""
_PARAGRAPH = re.compile(r"\n\s*\n")


def decode(data: bytes) -> str:
    """The text of a file; only UTF-8 is ever written, so anything else is not ours."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUnderstood("it is not text in UTF-8") from error


def decode_attached(data: bytes) -> str:
    """The text of a file that somebody wrote with any program: UTF-8, UTF-16 or Windows letters."""
    marked = (encoding for mark, encoding in _MARKS.items() if data.startswith(mark))
    encoding = next(marked, "utf-8" if _is_utf8(data) else "cp1252")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotUnderstood("it is no text that can be read") from error
    if "\0" in text:
        raise NotUnderstood("it is no text that can be read")
    if "%PDF-" in text[:_BEGINNING]:  # one may be written in plain letters, pictures and all
        raise NotUnderstood("it is a PDF under another name")
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_plain(path: str, text: str) -> Document:
    """A text or calendar file, paragraph by paragraph."""
    blocks = (" ".join(block.split()) for block in _PARAGRAPH.split(text))
    texts = tuple(Text(words, Place.PROSE, "text") for words in blocks if words)
    return Document(path, Kind.TEXT, texts)


def read_code(path: str, text: str) -> Document:
    """A style sheet or a script of the theme."""
    return Document(path, Kind.TEXT, (Text(text, Place.CODE, "code"),))


def read_json(path: str, text: str) -> Document:
    """A JSON file: every key and every string stands alone."""
    try:
        values = tuple(json_strings(json.loads(text)))
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("it is not valid JSON") from error
    return Document(path, Kind.TEXT, tuple(_value(value) for value in values if value.strip()))


def _value(value: str) -> Text:
    address = "://" in value and not any(character.isspace() for character in value)
    return Text(value, Place.ADDRESS if address else Place.LABEL, "value")


def read_xml(path: str, text: str, site_url: str) -> Iterator[Document]:
    """A feed: a document for each entry and one for the rest; any other XML: one document."""
    if _DECLARES_TYPE.search(text):
        raise NotUnderstood("it declares entities of its own")
    try:
        root = ET.fromstring(text)  # noqa: S314 - no DTD, so no entity to expand
    except ET.ParseError as error:
        raise NotUnderstood("it is not well-formed XML") from error
    entries = [element for element in root.iter() if _local(element) in _ENTRY_TAGS]
    inside = {id(inner) for entry in entries for inner in entry.iter()}
    for entry in entries:
        yield _read_entry(path, entry, site_url)
    rest = (element for element in root.iter() if id(element) not in inside)
    yield Document(path, Kind.TEXT, tuple(_element_texts(rest)))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _element_texts(elements: Iterator[ET.Element]) -> Iterator[Text]:
    for element in elements:
        tag = _local(element)
        for words in (element.text, element.tail, *element.attrib.values()):
            if words and words.strip():
                yield _xml_text(tag, words.strip())


def _xml_text(tag: str, words: str) -> Text:
    if "://" in words and " " not in words:
        return Text(words, Place.ADDRESS, "address")
    return Text(unescape(words), Place.LABEL if tag in _LABEL_TAGS else Place.PROSE, tag)


def _read_entry(path: str, entry: ET.Element, site_url: str) -> Document:
    """One entry: its texts, and the HTML that feed readers will show."""
    html, texts, links = [], [], []
    for element in entry.iter():
        tag = _local(element)
        if tag in _HTML_TAGS and element.text:
            html.append(element.text)
        elif element.text and element.text.strip():
            texts.append(_xml_text(tag, element.text.strip()))
        texts.extend(_xml_text(tag, value) for value in element.attrib.values() if value.strip())
        address = (
            element.get("href") or element.get("url") or (element.text if tag == "link" else "")
        )
        if address:
            target = resolve(address, path, site_url)
            links.append(Link(address, target.path, target.fragment))
    shown = read_html(path, "\n".join(html), site_url, Kind.ENTRY)
    return replace(shown, texts=(*texts, *shown.texts), links=(*links, *shown.links))
