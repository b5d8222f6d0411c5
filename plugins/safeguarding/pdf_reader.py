"""A built PDF -> the document that rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.addresses import resolve
from safeguarding.documents import Document, Kind, Link, NotUnderstood, PictureUse, Text, Unread
from safeguarding.mentions import Place
from safeguarding.pdf_bytes import Contents, inspect_pdf, show_something
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
    """The PDF as a page: its words, links and pictures, and what nobody can read in it.

    A PDF that was not rebuilt is not read: `foreign` says so, and that is refused. Raises
    `NotUnderstood` when the words of one that was cannot be got out.
    """
    contents = inspect_pdf(data)
    if contents.foreign:
        return Document(path, Kind.PDF, data=data, foreign=contents.foreign)
    try:
        pages = tuple(read_pages(data))
    except Exception as error:
        raise NotUnderstood("the words of the PDF cannot be read") from error
    return Document(
        path,
        Kind.PDF,
        tuple(_texts(pages, contents)),
        _shown(path, contents),
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
    for address in contents.addresses:
        yield Text(address, Place.ADDRESS, "address")


def _shown(path: str, contents: Contents) -> tuple[PictureUse, ...]:
    """A PDF shows what its pictures show; one row of photos.csv tells it for all of them."""
    return (PictureUse(path, path),) if show_something(list(contents.rasters)) else ()


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
