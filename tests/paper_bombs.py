"""Small PDFs that grow beyond all bounds when they are opened."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from attachments.copying import Copier
from attachments.rebuild import rebuild
from safeguarding.pdf_bytes.canonical import settled
from tests.papers import helvetica, newsletter, photo, saved


def bomb(size=200_000_000) -> bytes:
    """A small file of which one stream grows to `size` bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000))
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Contents = Stream(pdf, packed + packer.flush(), Filter=Name.FlateDecode)
        return saved(pdf, compress_streams=False)


def nested(levels: int, times=30) -> bytes:
    """A few kB that paint a word `times` to the power of `levels` times, and a photo."""
    with pikepdf.open(io.BytesIO(newsletter(pictures=[photo()]))) as pdf:
        page = pdf.pages[0].obj
        part = Stream(pdf, b"BT /F1 5 Tf 10 10 Td (bean) Tj ET")
        part.Resources = Dictionary(Font=Dictionary(F1=helvetica()))
        for level in range(levels + 1):
            part.Type, part.Subtype, part.BBox = Name.XObject, Name.Form, Array([0, 0, 99, 99])
            if level < levels:
                inner = pdf.make_indirect(part)
                part = Stream(pdf, b"/X Do " * times)
                part.Resources = Dictionary(XObject=Dictionary(X=inner))
        pdf.pages[0].contents_coalesce()
        page.Resources.XObject["/X"] = pdf.make_indirect(part)
        page.Contents.write(page.Contents.read_bytes() + b" /X Do")
        return saved(pdf)


def as_if_rebuilt(levels: int) -> bytes:
    """The same bytes as if they had passed the rebuilding, which refuses them."""
    data = rebuild(nested(0)).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.open(io.BytesIO(nested(levels))) as deep:
        drawing = deep.pages[0].obj.Resources.XObject.X
        pdf.pages[0].obj.Resources.XObject.X = Copier(pdf).copy("object", drawing)
        return settled(pdf)
