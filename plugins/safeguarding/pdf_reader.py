"""A built PDF -> the document that rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.addresses import resolve
from safeguarding.documents import Document, Kind, Link, NotUnderstood, PictureUse, Text, Unread
from safeguarding.mentions import Place
from safeguarding.pdf_bytes import Contents, inspect_pdf
from safeguarding.pdf_parts import parts_as_pages
from safeguarding.pdf_text import PageText, read_pages

_FEW_LETTERS = 40
"""A page with fewer says nothing: a scan with a page number."""
_MOSTLY = 0.4
"""Share of a page; a picture that covers more of it is the page."""
_MANY_SHAPES = 60
"""Curves on a page; programs that turn letters into shapes make one or more of each."""
_UNREADABLE = 0.2
"""Share of the letters; bullets and ticks of symbol fonts are fewer."""


def read_pdf(path: str, data: bytes, site_url: str) -> Document:
    """The PDF as a page: its words and links, and what nobody can read in it.

    It shows itself: the builder knows whether there is somebody in it.

    A PDF that was not rebuilt is not read: `foreign` says so, and that is refused. Raises
    `NotUnderstood` when the words of one that was cannot be got out.
    """
    contents = inspect_pdf(data)
    if contents.foreign:
        return Document(path, Kind.PDF, data=data, foreign=contents.foreign)
    try:
        pages = tuple(read_pages(data))
        parts = parts_as_pages(data)
        apart = tuple(read_pages(parts)) if parts else ()
    except Exception as error:
        raise NotUnderstood("the words of the PDF cannot be read") from error
    return Document(
        path,
        Kind.PDF,
        (*_texts(pages, contents), *_texts_apart(apart)),
        (PictureUse(path, path),),
        tuple(_links(path, contents, site_url)),
        data=data,
        unread=tuple(_unread(pages)),
    )


def _texts(pages: Iterable[PageText], contents: Contents) -> Iterator[Text]:
    for page in pages:
        for block in page.blocks:
            yield Text(block, Place.PROSE, f"text, page {page.number}")
        # Only full names count here: it joins what is not read together.
        yield Text(page.stored, Place.CODE, f"text as it is stored, page {page.number}")
        if page.lined != page.stored:
            yield Text(page.lined, Place.CODE, f"text line by line, page {page.number}")
    for words in contents.said:
        yield Text(words.removeprefix("/"), Place.CODE, "inside the PDF")
    for words in contents.spoken:
        yield Text(words, Place.LABEL, "what is read aloud")
    for words in contents.bookmarks:
        yield Text(words, Place.LABEL, "bookmark")
    for address in contents.addresses:
        yield Text(address, Place.ADDRESS, "address")


def _texts_apart(parts: Iterable[PageText]) -> Iterator[Text]:
    where = "text in a part of the PDF: a pattern, a mask or a drawing"
    for part in parts:
        for block in part.blocks:
            yield Text(block, Place.PROSE, where)
        yield Text(part.stored, Place.CODE, where)


def _links(path: str, contents: Contents, site_url: str) -> Iterator[Link]:
    for address in contents.addresses:
        target = resolve(address, path, site_url)
        yield Link(address, target.path, target.fragment)


def _unread(pages: Iterable[PageText]) -> Iterator[Unread]:
    for page in pages:
        if page.unknown > page.letters * _UNREADABLE:
            yield Unread(
                f"the letters on page {page.number} cannot be read, because its font does not say "
                "which letters they are"
            )
        elif page.letters < _FEW_LETTERS and page.covered > _MOSTLY:
            why = f"page {page.number} is a picture of a page, so its words cannot be read"
            yield Unread(why, of_pictures=True)
        elif page.letters < _FEW_LETTERS and page.shapes > _MANY_SHAPES:
            yield Unread(f"page {page.number} is drawn with shapes, so its words cannot be read")
