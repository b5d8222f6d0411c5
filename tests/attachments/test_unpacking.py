"""What scanners and copiers write is unpacked, looks as it did, and is looked at."""

import io
import struct

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

from attachments.rebuild import rebuild
from attachments.rebuilt import PdfRefused
from safeguarding.pdf_bytes import inspect_pdf, pillow
from tests import papers

SIZE = (640, 400)


def scene(mode="RGB") -> Image.Image:
    picture = Image.radial_gradient("L").resize(SIZE).convert("RGB")
    ImageDraw.Draw(picture).rectangle((60, 60, 300, 160), fill=(200, 30, 30))
    return picture.convert(mode)


def page_with(data: bytes, **entries) -> bytes:
    """A page that shows one picture in these bytes."""
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=SIZE).obj
        image = Stream(pdf, data, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1], **entries)
        page.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Contents = Stream(pdf, b"q 640 0 0 400 0 0 cm /I Do Q")
        return papers.saved(pdf)


def jpeg_2000(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG2000", quality_mode="rates", quality_layers=[10])
    return out.getvalue()


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart, of 255 on average."""
    small = [picture.resize((64, 40)).tobytes() for picture in (one, other)]
    return sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0])


@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA"])
@pytest.mark.parametrize("colours", [True, False])
def test_a_jpeg_2000_stays_as_it_looks(mode, colours):
    """In colour and grey, and whether or not the PDF itself says in which colours."""
    named = {"ColorSpace": Name.DeviceGray if mode == "L" else Name.DeviceRGB} if colours else {}
    before = page_with(jpeg_2000(scene(mode)), Filter=Name.JPXDecode, BitsPerComponent=8, **named)
    after = rebuild(before)
    assert apart(papers.shown(before), papers.shown(after.data)) < 4
    (raster,) = inspect_pdf(after.data).rasters
    assert (raster.jpeg, raster.width, raster.height) == (True, *SIZE)
    assert after.pictures


def test_a_jpeg_2000_of_numbered_colours_keeps_its_numbers():
    """A picture whose pixels are numbers of colours is not squeezed into a JPEG."""
    plain = Image.new("L", SIZE, 1)
    table = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\x10\x20\x30\xc8\x1e\x1e")])
    out = io.BytesIO()
    plain.save(out, "JPEG2000", irreversible=False)
    (raster,) = inspect_pdf(
        rebuild(page_with(out.getvalue(), Filter=Name.JPXDecode, ColorSpace=table)).data
    ).rasters
    assert pillow(raster).convert("RGB").getpixel((9, 9)) == (200, 30, 30)


def jbig2(picture: Image.Image) -> bytes:
    """A page as copiers pack it: one region, coded as a fax codes it."""
    out = io.BytesIO()
    # A fax has ink where a picture has a nought.
    picture.convert("L").point(lambda value: 255 - value).convert("1").save(
        out, "TIFF", compression="group4"
    )
    with Image.open(out) as fax:
        at, length = fax.tag_v2[273][0], fax.tag_v2[279][0]
    coded = out.getvalue()[at : at + length]
    width, height = picture.size
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    region = struct.pack(">IIIIB", width, height, 0, 0, 0) + b"\x01" + coded
    return b"".join(
        struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body
        for number, (kind, body) in enumerate(((48, page), (38, region)))
    )


def printed_words(words="Zofia Nowak") -> Image.Image:
    picture = Image.new("L", SIZE, "white")
    ImageDraw.Draw(picture).text((60, 150), words, 0, ImageFont.truetype(papers.FONT, 64))
    return picture.convert("1")


def in_jbig2(**entries) -> bytes:
    entries = {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 1, **entries}
    return page_with(jbig2(printed_words()), Filter=Name.JBIG2Decode, **entries)


@pytest.mark.parametrize("how", [{}, {"Decode": Array([1, 0])}])
def test_a_jbig2_stays_as_it_looks(how):
    """Black stays black, pixel by pixel."""
    before = in_jbig2(**how)
    after = rebuild(before).data
    assert papers.shown(before).tobytes() == papers.shown(after).tobytes()
    (raster,) = inspect_pdf(after).rasters
    assert 0 < pillow(raster).convert("L").histogram()[0] < SIZE[0] * SIZE[1] / 2


@pytest.mark.parametrize(
    "data",
    [
        page_with(jpeg_2000(scene())[:900], Filter=Name.JPXDecode),
        page_with(jbig2(printed_words())[:40], Filter=Name.JBIG2Decode, BitsPerComponent=1),
        page_with(b"nothing of the kind", Filter=Name.JPXDecode),
    ],
)
def test_a_damaged_one_is_refused(data):
    """Nobody could look at it."""
    with pytest.raises(PdfRefused, match="damaged"):
        rebuild(data)
