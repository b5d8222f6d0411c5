"""PDFs on which words are seen that their text does not have, and pictures that are none."""

from __future__ import annotations

import cv2
import numpy as np
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw, ImageFont

from tests import papers

ARTICLE = (
    "Our beans have grown as high as the window of the library.",
    "The kitchen serves vegetable soup and warm bread on Thursday.",
    "Every family is invited to the quiz, which the choir opens.",
    "Jackets, gloves, hats and boxes of lost property wait at the office.",
    "Please bring a named water bottle and a coat for the walk.",
)
"""Lines in which every letter of the alphabet stands."""


def inked(words: str, height=120) -> Image.Image:
    """The words in black on white, as large as they must be."""
    font = ImageFont.truetype(papers.FONT, height)
    left, top, right, bottom = font.getbbox(words)
    picture = Image.new("L", (int(right - left) + 20, int(bottom - top) + 20), 255)
    ImageDraw.Draw(picture).text((10 - left, 10 - top), words, 0, font)
    return picture


def outlines(words: str, x=72, y=400, size=0.15) -> bytes:
    """The words as shapes, the way programs turn letters into paths."""
    picture = np.asarray(inked(words))
    found, _ = cv2.findContours(255 - picture, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    path = []
    for contour in found:
        first, *points = (f"{x + a * size:.2f} {y - b * size:.2f}" for a, b in contour[:, 0])
        path += [f"{first} m", *(f"{point} l" for point in points), "h"]
    return " ".join((*path, "f*")).encode()


def squares(words: str, x=72, y=400, size=0.4) -> bytes:
    """The words as some thousand little squares."""
    picture = np.asarray(inked(words, 48))
    dots = np.argwhere(picture < 128)
    cells = (f"{x + c * size:.2f} {y - r * size:.2f} {size} {size} re" for r, c in dots)
    return " ".join((*cells, "f")).encode()


def article(more: bytes, **resources) -> bytes:
    """A page of text in Helvetica, and what else is painted on it."""
    return with_resources(papers.lines(*ARTICLE) + b" " + more, **resources)


def with_resources(content: bytes, **resources) -> bytes:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Resources = Dictionary(Font=Dictionary(F1=papers.helvetica()))
        for key, make in resources.items():
            if key == "F2":
                page.Resources.Font.F2 = make(pdf)
            else:
                page.Resources[f"/{key}"] = make(pdf)
        page.Contents = Stream(pdf, content)
        return papers.saved(pdf)


def says(shown: str, said: str) -> bytes:
    """A font that draws the letters of `shown` and says that they are those of `said`."""
    pairs = dict(zip(shown, said, strict=True))
    rows = "".join(f"<{ord(a):02X}> <{ord(b):04X}>\n" for a, b in pairs.items())
    code_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Lie def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{rows}endbfchar endcmap end end"
    )

    def font(pdf):
        lie = papers.helvetica()
        lie.ToUnicode = Stream(pdf, code_map.encode())
        return pdf.make_indirect(lie)

    line = f" BT /F2 14 Tf 72 500 Td ({shown}) Tj ET".encode()
    return article(line, F2=font)


def letters_of_shapes(words: str) -> bytes:
    """A Type 3 font of one letter, which is a drawing of all these words and calls itself "n"."""

    def font(pdf):
        drawing = b"9000 0 0 -200 9000 1000 d1 " + outlines(words, 0, 900, 8)
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, -200, 9000, 1000]),
                FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
                CharProcs=Dictionary(n=Stream(pdf, drawing)),
                Encoding=Dictionary(Type=Name.Encoding, Differences=Array([110, Name.n])),
                FirstChar=110,
                LastChar=110,
                Widths=Array([9000]),
                Resources=Dictionary(),
            )
        )

    return article(b" BT /F2 20 Tf 72 500 Td (n) Tj ET", F2=font)


def in_line(picture: Image.Image, wide=400, high=300) -> bytes:
    """A picture that stands among the operators themselves."""
    small = picture.convert("RGB").resize((wide, high))
    data = small.tobytes()
    head = f" q 300 0 0 {300 * high // wide} 72 300 cm BI /W {wide} /H {high} /CS /RGB /BPC 8 ID "
    return article(head.encode() + data + b" EI Q")


def meshed(picture: Image.Image, wide=220) -> bytes:
    """A picture made of a mesh of coloured triangles: no picture in the file at all."""
    high = round(picture.height * wide / picture.width)
    small = picture.convert("RGB").resize((wide, high))
    data = b"".join(
        round(x / (wide - 1) * 65535).to_bytes(2, "big")
        + round((1 - y / (high - 1)) * 65535).to_bytes(2, "big")
        + bytes(small.getpixel((x, y)))
        for y in range(high)
        for x in range(wide)
    )

    def mesh(pdf):
        shading = Stream(pdf, data, ShadingType=5, ColorSpace=Name.DeviceRGB)
        shading.BitsPerCoordinate, shading.BitsPerComponent = 16, 8
        shading.VerticesPerRow = wide
        shading.Decode = Array([72, 472, 60, 60 + 400 * high // wide, 0, 1, 0, 1, 0, 1])
        return Dictionary(S=pdf.make_indirect(shading))

    return article(b" /S sh", Shading=mesh)


def tiled(picture: Image.Image, wide=150) -> bytes:
    """A picture made of many little rectangles of one colour each."""
    high = round(picture.height * wide / picture.width)
    small = picture.convert("RGB").resize((wide, high))
    side = 400 / wide
    cells = []
    for y in range(high):
        for x in range(wide):
            colour = " ".join(f"{value / 255:.2f}" for value in small.getpixel((x, y)))
            place = f"{72 + x * side:.1f} {650 - y * side:.1f} {side + 0.1:.2f} {side + 0.1:.2f}"
            cells.append(f"{colour} rg {place} re f")
    return article(" ".join(cells).encode())


def _form(pdf, words: str, **entries):
    part = Stream(pdf, f"1 g BT /F1 12 Tf 72 600 Td ({words}) Tj ET".encode(), **entries)
    part.BBox = Array([0, 0, 595, 842])
    part.Resources = Dictionary(Font=Dictionary(F1=papers.helvetica()))
    return pdf.make_indirect(part)


def _in_nothing(words: str) -> bytes:
    def make(pdf):
        return Dictionary(X=_form(pdf, words, Type=Name.XObject, Subtype=Name.Form))

    return article(b"", XObject=make)


def _in_a_pattern(words: str) -> bytes:
    def make(pdf):
        how = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 600, "YStep": 900}
        return Dictionary(P=_form(pdf, words, **how))

    return article(b" /Pattern cs /P scn 72 400 200 300 re f", Pattern=make)


def _in_a_mask(words: str) -> bytes:
    def make(pdf):
        mask = _form(pdf, words, Type=Name.XObject, Subtype=Name.Form)
        mask.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        return Dictionary(G=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)))

    return article(b" /G gs 72 400 200 300 re f", ExtGState=make)


def _in_a_letter(words: str) -> bytes:
    def font(pdf):
        letter = Stream(pdf, f"900 0 d0 BT /F1 1 Tf ({words}) Tj ET".encode())
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, 9, 9]),
                FontMatrix=Array([1, 0, 0, 1, 0, 0]),
                CharProcs=Dictionary(n=letter),
                Encoding=Dictionary(Type=Name.Encoding, Differences=Array([110, Name.n])),
                FirstChar=110,
                LastChar=110,
                Widths=Array([9]),
                Resources=Dictionary(Font=Dictionary(F1=papers.helvetica())),
            )
        )

    return article(b" BT /F2 12 Tf 72 500 Td (n) Tj ET", F2=font)


PARTS = {
    "what nothing paints": _in_nothing,
    "a pattern": _in_a_pattern,
    "a mask": _in_a_mask,
    "a letter that is a drawing": _in_a_letter,
}
"""By where the words stand: what writes them there."""
STYLES = {
    "plain": "body{font:11pt 'Liberation Sans'} .columns{columns:2}",
    "small": "body{font:8pt 'DejaVu Sans'} .columns{columns:3} h2{background:#246;color:white}",
    "serif": "body{font:13pt 'Liberation Serif';text-align:justify}",
}
_NEWS = (
    "Year 3 have been growing beans in the greenhouse, and the tallest plant has now reached the "
    "window sill. Thank you to everybody who helped us to water them during the holiday.",
    "Our choir sang in the market hall last Saturday. The audience clapped for a long time and "
    "asked for another song, which we had fortunately practised beforehand.",
    "Swimming lessons begin next week. Every child needs a costume, a towel and a cap in a named "
    "bag. Jewellery and earrings have to be taken out at home before the lesson.",
    "In assembly we talked about kindness, patience and joy; we hope that everybody finds the time "
    "to write, to draw or to make a quiz, come summer or winter.",
)
_DATES = (
    ("Monday 3 November", "Flu vaccinations", "Hall"),
    ("Wednesday 5 November", "Year 6 trip to the museum", "Manchester"),
    ("Friday 14 November", "Non-uniform day for charity", "School"),
)


def newsletter(style: str, *, long=False) -> str:
    """A school newsletter as a page of HTML: headings, columns, a table, a list, a link."""
    paper = "@page{size:200mm 1200mm}" if long else ""
    parts = "".join(
        f"<h3>Part {n + 1}</h3><p>{_NEWS[n % 4]}</p>" for n in range(24 if long else 12)
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _DATES)
    return (
        f'<!doctype html><html lang="en-GB"><head><title>News</title><style>{STYLES[style]}{paper}'
        "td,th{border:1px solid grey;padding:4px}</style></head><body>"
        "<h1>Oak Lane Primary – Autumn newsletter</h1><p>Dear families, welcome back. Please "
        '<a href="https://www.nhs.uk/live-well/">eat five a day</a>.</p>'
        f'<h2>What has been going on</h2><div class="columns">{parts}</div><h2>Dates</h2>'
        f"<table><tr><th>Day</th><th>Event</th><th>Where</th></tr>{rows}</table>"
        "<ul><li>Bring a coat</li><li>Bring a water bottle</li></ul></body></html>"
    )


def svg_path(words: str, size=0.3) -> str:
    """The words as the path of an SVG, from its upper left corner."""
    found, _ = cv2.findContours(
        255 - np.asarray(inked(words)), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE
    )
    shapes = (" L".join(f"{x * size:.1f} {y * size:.1f}" for x, y in one[:, 0]) for one in found)
    return " ".join(f"M{shape}Z" for shape in shapes)
