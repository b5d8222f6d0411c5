"""Bytes of the built tree -> documents, by the kind of file. What has no reader is refused."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from safeguarding.addresses import PICTURE_SUFFIXES
from safeguarding.calendar_reader import read_calendar
from safeguarding.closed_formats import closed
from safeguarding.documents import Document, Kind, NotUnderstood
from safeguarding.html_reader import read_html
from safeguarding.text_reader import (
    decode,
    decode_attached,
    read_code,
    read_json,
    read_plain,
    read_xml,
)

_READABLE_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_PLAIN = frozenset({".txt", ".ics"})
_CODE = frozenset({".css", ".js", ".mjs"})
_XML = frozenset({".atom", ".rss", ".xml"})
_JSON = frozenset({".json", ".webmanifest"})
_FONTS = {".woff": b"wOFF", ".woff2": b"wOF2"}


def is_attachment(path: str) -> bool:
    """Whether a file of the content folder may be published as it is, after inspection."""
    return posixpath.splitext(path)[1].lower() in _PLAIN


def is_page_address(path: str) -> bool:
    """Whether a browser takes the file for a page, as the inspector does."""
    return path.lower().endswith((".html", ".htm"))


def is_feed_address(path: str) -> bool:
    """Whether a reader takes the file for a feed, as the inspector does."""
    return posixpath.splitext(path)[1].lower() in _XML


def is_pdf(path: str) -> bool:
    return path.lower().endswith(".pdf")


def read_document(path: str, data: bytes, site_url: str, *, theme: bool) -> Iterable[Document]:
    """The documents in one built file.

    `theme` says that the bytes are a file of the theme: its fonts, icons and drawings are shown as
    they are. Raises `NotUnderstood` for a file that no inspector can read.
    """
    ending = posixpath.splitext(path)[1].lower()
    if is_page_address(path):
        return (read_html(path, decode(data), site_url),)
    if ending in _READABLE_PICTURES:
        return (Document(path, Kind.PICTURE, data=data),)
    if theme and ending == ".svg":
        return (read_html(path, decode(data), site_url, Kind.TEXT),)
    if theme and ending in _FONTS and data.startswith(_FONTS[ending]):
        return (Document(path, Kind.TEXT),)
    if is_pdf(path) or ending in _PLAIN:
        return (_read_attached(path, ending, data, site_url),)
    _refuse_closed_formats(path, ending)
    return _read_text(path, ending, decode(data), site_url)


def _read_attached(path: str, ending: str, data: bytes, site_url: str) -> Document:
    if is_pdf(path):
        from safeguarding.pdf_reader import read_pdf  # noqa: PLC0415 - few sites have PDFs

        return read_pdf(path, data, site_url)
    text = decode_attached(data)
    return read_calendar(path, text, site_url) if ending == ".ics" else read_plain(path, text)


def _refuse_closed_formats(path: str, ending: str) -> None:
    """Raises `NotUnderstood` for pictures and papers that nothing here can look inside."""
    if ending in PICTURE_SUFFIXES:
        raise NotUnderstood(f"pictures of the kind “{ending}” cannot be checked")
    if refused := closed(path):
        raise NotUnderstood(refused.why)


def _read_text(path: str, ending: str, text: str, site_url: str) -> Iterable[Document]:
    """Whatever has no reader of its own is read as plain words."""
    if ending in _XML:
        return tuple(read_xml(path, text, site_url))
    if ending in _JSON:
        return (read_json(path, text),)
    if ending in _CODE:
        return (read_code(path, text),)
    return (read_plain(path, text),)
