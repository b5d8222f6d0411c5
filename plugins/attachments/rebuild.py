"""A PDF as a program wrote it -> a new one with its pages and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

from attachments.bookmarks import bookmarks_of, write_bookmarks
from attachments.copying import Copier
from attachments.destinations import Places, Spot, written
from attachments.parts import MOST_PAINTED, painted_parts
from attachments.rebuilt import PdfRefused, Rebuilt
from attachments.structure import (
    Marks,
    ObjectNumber,
    marks_of,
    structure_of,
    write_structure,
)
from attachments.unseen import without_unseen
from safeguarding.pdf_bytes import inspect_pdf, show_something
from safeguarding.pdf_bytes.canonical import MOST_BYTES, MOST_OBJECTS, settled

MOST_PAGES = 60
_SAVE_AGAIN = (
    "Open the document in the program that it was written with (Word, Publisher) and save it as a "
    "PDF again."
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
_ADDRESS = re.compile(rb"(?:https?://|mailto:|tel:)[\x21-\x7e]{1,2000}", re.IGNORECASE)
_WHILE_HIDDEN = (Name.AllOff, Name.AnyOff)
_MANY_SHAPES = 1_000
"""The least of which a face can be put together; tables and charts have fewer."""
_HIGHEST = 40
"""Levels of the tree of pages; an entry may stand above the page itself."""


def rebuild(data: bytes, *, begun: Callable[[int], None] = lambda _pages: None) -> Rebuilt:
    """A new PDF with the pages of `data`; the same bytes give the same bytes.

    Forms and notes become part of their pages. `begun` hears how many pages there are, which are at
    most MOST_PAGES, before any of them is made. Raises PdfRefused.
    """
    if len(data) > MOST_BYTES:
        raise PdfRefused(
            f"The PDF is larger than {MOST_BYTES // 1_000_000} MB. Make its pictures smaller "
            "(Word: “Compress Pictures”) and save it as a PDF again."
        )
    try:
        with _opened(data) as source:
            _refuse_closed(source)
            begun(len(source.pages))
            new = _seen_only(_pages_alone(source))
    except PdfRefused:
        raise
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - damaged bytes make parsers raise anything at all
        raise PdfRefused(f"The PDF is damaged, or built in a rare way. {_SAVE_AGAIN}") from None
    contents = inspect_pdf(new)
    if contents.foreign:
        raise PdfRefused(f"The PDF holds a part that cannot be cleaned. {_SAVE_AGAIN}")
    pictures = show_something(list(contents.rasters))
    seen = [raster for raster in contents.rasters if raster.is_picture and not raster.mask]
    return Rebuilt(new, pictures, len(seen) != 1, contents.shapes >= _MANY_SHAPES)


def _opened(data: bytes) -> pikepdf.Pdf:
    if b"%PDF-" not in data[:1024]:
        raise PdfRefused(f"The file is called PDF, but is none. {_SAVE_AGAIN}")
    try:
        source = pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True)
    except pikepdf.PasswordError:
        raise _protected() from None
    if source.is_encrypted:
        raise PdfRefused(
            "The PDF is locked against copying or changing, as some scanners and programs do it, "
            "so it cannot be made anew. Switch that off where it was made; or open it and print it "
            "as a PDF (Print, and as the printer “Microsoft Print to PDF” or “Save as PDF”)."
        )
    return source


def _protected() -> PdfRefused:
    return PdfRefused(
        "The PDF is protected, so nobody can look inside. Save it without a password."
    )


def _refuse_closed(source: pikepdf.Pdf) -> None:
    """Raises PdfRefused for what cannot be rebuilt without changing what it is."""
    if len(source.objects) > MOST_OBJECTS or len(source.pages) > MOST_PAGES:
        raise PdfRefused(
            f"The PDF is too large: at most {MOST_PAGES} pages. Publish it in parts, or the few "
            "pages that families need."
        )
    if not len(source.pages):
        raise PdfRefused(f"The PDF has no pages. {_SAVE_AGAIN}")
    form = source.Root.get("/AcroForm", Dictionary())
    if "/Perms" in source.Root or form.get("/SigFlags", 0) != 0 or _signed(source):
        raise PdfRefused(
            "The PDF is signed, and a signature cannot outlive the cleaning. Save it as a PDF "
            "again, without a signature."
        )
    if "/XFA" in form:
        raise PdfRefused("The PDF is a form that only Adobe’s program shows. Print it as a PDF.")
    if _hides_layers(source.Root.get("/OCProperties", Dictionary())) or _shows_in_turn(source):
        raise PdfRefused(
            "The PDF has layers that are hidden, and nobody sees what stands on them. Delete them "
            "in the program that it was drawn with, and save it as a PDF again."
        )


def _signed(source: pikepdf.Pdf) -> bool:
    return any(
        isinstance(thing, Dictionary) and thing.get("/FT") == Name.Sig and "/V" in thing
        for thing in source.objects
    )


def _hides_layers(layers: pikepdf.Object) -> bool:
    """Whether anything is not shown as the file is opened, or may come and go."""
    usual = layers.get("/D", Dictionary())
    return (
        len(usual.get("/OFF", Array())) > 0
        or usual.get("/BaseState", Name.ON) != Name.ON
        or len(usual.get("/AS", Array())) > 0
    )


def _shows_in_turn(source: pikepdf.Pdf) -> bool:
    """Whether anything is seen only while a layer is hidden: while none is, nobody sees it."""
    return any(
        isinstance(one, Dictionary) and (one.get("/P") in _WHILE_HIDDEN or "/VE" in one)
        for one in _memberships(source)
    )


def _memberships(source: pikepdf.Pdf) -> Iterator[Any]:
    """What says to which layers something belongs, wherever that may stand."""
    for thing in source.objects:
        if isinstance(thing, Dictionary | pikepdf.Stream):
            yield thing
            yield thing.get("/OC")
            for holder in (thing, thing.get("/Resources")):
                named = holder.get("/Properties") if isinstance(holder, Dictionary) else None
                yield from named.as_dict().values() if isinstance(named, Dictionary) else ()


def _pages_alone(source: pikepdf.Pdf) -> pikepdf.Pdf:
    places = Places(source)
    links = [list(_links(page.obj, places)) for page in source.pages]
    bookmarks = bookmarks_of(source, places)
    elements = structure_of(source, _LANGUAGE.fullmatch)
    marks = [Marks(wanted) for wanted in marks_of(elements, len(links))]
    _flatten(source)
    target = pikepdf.new()
    copier = Copier(target)
    for number, page in enumerate(source.pages):
        new = _page(page, copier, marks[number] if elements else None)
        target.pages.append(pikepdf.Page(target.make_indirect(new)))
    kept = _write_links(target, links)
    write_structure(target, elements, [its.given for its in marks], kept)
    write_bookmarks(target, bookmarks)
    language = source.Root.get("/Lang")
    if isinstance(language, pikepdf.String) and _LANGUAGE.fullmatch(str(language)):
        target.Root.Lang = str(language)
    return target


def _seen_only(target: pikepdf.Pdf) -> bytes:
    """The new file, without what no page shows of its pictures."""
    if painted_parts(target) > MOST_PAINTED:
        raise PdfRefused(f"The PDF paints more parts than any school's paper. {_SAVE_AGAIN}")
    return without_unseen(settled(target))


def _flatten(source: pikepdf.Pdf) -> None:
    """What is filled in and noted becomes part of the page, as it is seen on a screen."""
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
    source.flatten_annotations("screen")
    for page in source.pages:
        page.contents_coalesce()
        page.externalize_inline_images()


def _page(page: pikepdf.Page, copier: Copier, marks: Marks | None) -> Dictionary:
    """The page as readers show it: its crop box is all that there is of it."""
    new = Dictionary(Type=Name.Page, MediaBox=copier.copy("numbers", page.cropbox))
    resources = _inherited(page.obj, "/Resources")
    new.Resources = copier.copy("resources", Dictionary() if resources is None else resources)
    rotation = _inherited(page.obj, "/Rotate")
    if rotation:
        new.Rotate = copier.copy("number", rotation)
    for key, part in (("/UserUnit", "number"), ("/Group", "group")):
        if key in page.obj:
            new[key] = copier.copy(part, page.obj[key])
    if "/Contents" in page.obj:
        properties = Dictionary() if resources is None else resources.get("/Properties")
        new.Contents = copier.page_content(page.obj.Contents, marks, properties)
    return new


def _inherited(node: Any, key: str) -> Any:
    for _ in range(_HIGHEST):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    raise PdfRefused(f"The PDF is damaged. {_SAVE_AGAIN}")


class _Link(NamedTuple):
    """A link of the source, by its object."""

    number: ObjectNumber
    place: list[Decimal]
    opens: bytes | Spot


def _links(page: Any, places: Places) -> Iterator[_Link]:
    """Each link to the web and to a page of the file; other links and actions are left out."""
    for note in page.get("/Annots", Array()):
        if not isinstance(note, Dictionary) or note.get("/Subtype") != Name.Link:
            continue
        opens = _address(note.get("/A")) or places.spot(note)
        place = [Decimal(str(number)) for number in note["/Rect"].as_list()]
        if opens is not None and len(place) == 4:
            yield _Link(note.objgen, place, opens)


def _address(action: Any) -> bytes | None:
    if not isinstance(action, Dictionary) or action.get("/S") != Name.URI:
        return None
    address = action.get("/URI")
    found = bytes(address) if isinstance(address, pikepdf.String) else b""
    return found if _ADDRESS.fullmatch(found) else None


def _write_links(
    target: pikepdf.Pdf, links: Sequence[Sequence[_Link]]
) -> dict[ObjectNumber, tuple[int, pikepdf.Object]]:
    """Give each page its links; gives each new one and its page, by its object in the source."""
    kept: dict[ObjectNumber, tuple[int, pikepdf.Object]] = {}
    for number, old in enumerate(links):
        made = [_link(target, link) for link in old]
        kept.update((link.number, (number, new)) for link, new in zip(old, made, strict=True))
        if made:
            target.pages[number].obj.Annots = Array(made)
    return kept


def _link(target: pikepdf.Pdf, link: _Link) -> pikepdf.Object:
    new = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array(link.place), Border=Array([0, 0, 0])
    )
    if isinstance(link.opens, Spot):
        new.Dest = written(link.opens, target.pages)
    else:
        new.A = Dictionary(S=Name.URI, URI=pikepdf.String(link.opens.decode("ascii")))
    return target.make_indirect(new)
