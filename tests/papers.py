"""PDFs as programs write them; the children in them are invented."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import reportlab
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONT = Path(reportlab.__file__).with_name("fonts") / "Vera.ttf"


def plain(content: bytes, **page) -> bytes:
    """A page with these operators; the font F1 is Helvetica."""
    with Pdf.new() as pdf:
        one = pdf.add_blank_page(page_size=(595, 842)).obj
        one.Resources = Dictionary(Font=Dictionary(F1=helvetica()))
        one.Contents = Stream(pdf, content)
        for key, value in page.items():
            one[f"/{key}"] = value
        return saved(pdf)


def helvetica() -> Dictionary:
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
    )


def lines(*words: str) -> bytes:
    """The words, each on a line of its own, as operators."""
    shown = " 0 -14 Td ".join(f"({word}) Tj" for word in words)
    return f"BT /F1 12 Tf 72 700 Td {shown} ET".encode("cp1252")


def shown(data: bytes) -> Image.Image:
    """The first page as a reader sees it, without notes."""
    return (
        pypdfium2.PdfDocument(data)[0].render(scale=1.5, draw_annots=False).to_pil().convert("RGB")
    )


def saved(pdf: Pdf, **how) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        return saved(pdf)


def name_it(pdf: Pdf, title: str) -> None:
    pdf.docinfo.Title = title


def photo(width=160, height=120, **how) -> bytes:
    """A small photo as JPEG, without metadata unless it is asked for."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80, **how)
    return out.getvalue()


def newsletter(*words: str, pictures=(), size=200) -> bytes:
    """A newsletter in an embedded font with these lines and pictures (JPEG), by ReportLab."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Vera", 12)
    for number, line in enumerate(words or ("Our beans have grown as high as the window.",)):
        canvas.drawString(72, 780 - 16 * number, line)
    for number, data in enumerate(pictures):
        canvas.drawImage(ImageReader(io.BytesIO(data)), 72, 400 - 210 * number, size, size * 0.75)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    """A page that is a photograph of a page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.drawImage(ImageReader(io.BytesIO(photo(600, 840))), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn() -> bytes:
    """A page whose letters were turned into shapes."""
    shape = b"%d 700 m %d 710 %d 690 %d 700 c S\n"
    return plain(b"".join(shape % (n, n + 1, n + 2, n + 3) for n in range(100, 300, 2)))


def around(before: bytes, after: bytes = b""):
    def hide(pdf: Pdf) -> None:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.obj.Contents.write(before + page.obj.Contents.read_bytes() + after)

    return hide


def structured(pdf: Pdf, root=None, kind="/P", **entries) -> None:
    """Make the page one element of a structure, with these entries."""
    page = pdf.pages[0].obj
    around(b"/P <</MCID 0>> BDC ", b" EMC")(pdf)
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), Pg=page, K=0))
    for key, value in entries.items():
        part[f"/{key}"] = value
    tree = Dictionary(Type=Name.StructTreeRoot, K=Array([part]), **(root or {}))
    pdf.Root.StructTreeRoot = pdf.make_indirect(tree)
    part.P = pdf.Root.StructTreeRoot
    pdf.Root.MarkInfo = Dictionary(Marked=True)
