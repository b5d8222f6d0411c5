"""The parts of a PDF that are painted apart from its pages, each as a page of its own.

Patterns, soft masks, letters that are drawings, and parts that no page paints hold words as pages
do; whoever opens the file finds them. Read as pages, they are read like all other text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from safeguarding.pdf_bytes.canonical import reopened, written

_ROOM = Array([0, 0, 1000, 1000])


def parts_as_pages(data: bytes) -> bytes:
    """A PDF with a page for each part of a rebuilt PDF; b"" if there are none.

    Raises as `reopened` does.
    """
    with reopened(data) as pdf:
        fonts = _all_fonts(pdf)
        pages = [_page(*part, fonts) for part in _parts(pdf)]
        if not pages:
            return b""
        kids = Array([pdf.make_indirect(page) for page in pages])
        tree = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=kids, Count=len(kids)))
        for page in kids:
            page.Parent = tree
        for key in pdf.Root.keys() - {"/Type"}:
            del pdf.Root[key]
        pdf.Root.Pages = tree
        return written(pdf)


def _parts(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, Any]]:
    """Each stream of operators beside those of the pages, and the resources that it names."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Subtype") == Name.Form or thing.get("/PatternType") == 1:
                yield thing, thing.get("/Resources")
        elif isinstance(thing, Dictionary) and "/CharProcs" in thing:
            for drawing in thing.CharProcs.as_dict().values():
                yield drawing, thing.get("/Resources")


def _page(content: pikepdf.Object, resources: Any, fonts: Dictionary) -> Dictionary:
    own = resources if isinstance(resources, Dictionary) else Dictionary(Font=fonts)
    return Dictionary(Type=Name.Page, MediaBox=_ROOM, Resources=own, Contents=content)


def _all_fonts(pdf: pikepdf.Pdf) -> Dictionary:
    """Those of all pages: a part without resources of its own borrows from who paints it."""
    fonts = Dictionary()
    for page in pdf.pages:
        for name, font in page.obj.get("/Resources", Dictionary()).get("/Font", {}).items():
            fonts[name] = font
    return fonts
