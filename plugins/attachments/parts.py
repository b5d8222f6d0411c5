"""How many pictures and drawings a rebuilt PDF paints, counted without painting any of them.

A drawing may paint others many times, and those others still: a few kB of it take days to draw.
"""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

MOST_PAINTED = 5_000
_PAINTS = re.compile(rb"^(/\S+) Do$", re.MULTILINE)


def painted_parts(pdf: pikepdf.Pdf) -> int:
    """The parts painted on all pages together. Raises RecursionError for a drawing in itself."""
    known: dict[tuple[int, int], int] = {}
    return sum(_painted(page.obj, page.obj.get("/Contents"), known) for page in pdf.pages)


def _painted(owner: Any, content: Any, known: dict[tuple[int, int], int]) -> int:
    if not isinstance(content, pikepdf.Stream):
        return 0
    drawings = owner.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    many = 0
    for name in _PAINTS.findall(content.read_bytes()):
        part = drawings.get(name.decode("latin-1"))
        many += 1
        if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == Name.Form:
            if part.objgen not in known:
                known[part.objgen] = _painted(part, part, known)
            many += known[part.objgen]
    return many
