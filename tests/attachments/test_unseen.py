"""What no page shows of a picture is not in the published file either."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf, pillow
from tests import papers

SIZE = (320, 240)


def halves() -> Image.Image:
    """Red on the left, where somebody stands, and blue on the right."""
    picture = Image.new("RGB", SIZE, (20, 40, 200))
    picture.paste((200, 30, 30), (0, 0, SIZE[0] // 2, SIZE[1]))
    return picture


def page_with(paint: bytes, *, raw=False, **entries) -> bytes:
    """A page that paints the picture, called I, with these operators."""
    out = io.BytesIO()
    halves().save(out, "JPEG", quality=90)
    data = halves().tobytes() if raw else out.getvalue()
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 300)).obj
        image = Stream(pdf, data, Subtype=Name.Image, Width=SIZE[0], Height=SIZE[1])
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        if not raw:
            image.Filter = Name.DCTDecode
        mask = Image.new("L", SIZE, 255)
        mask.paste(0, (0, 0, SIZE[0] // 2, SIZE[1]))
        if entries.pop("masked", False):
            image.SMask = Stream(
                pdf,
                mask.tobytes(),
                Subtype=Name.Image,
                Width=SIZE[0],
                Height=SIZE[1],
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
            )
        faint = Dictionary(ca=0.3)
        form = Stream(pdf, b"/I Do", Subtype=Name.Form, BBox=Array([0.5, 0, 1, 1]))
        form.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Resources = Dictionary(
            XObject=Dictionary(I=image, F=form), ExtGState=Dictionary(G=faint)
        )
        page.Contents = Stream(pdf, paint)
        for key, value in entries.items():
            page[f"/{key}"] = value
        return papers.saved(pdf)


WHOLE = b"q 320 0 0 240 40 30 cm /I Do Q "
HIDING = {
    "cropped": (b"q 200 0 200 300 re W n 320 0 0 240 40 30 cm /I Do Q", {}),
    "under a white box": (WHOLE + b"1 g 30 20 170 270 re f", {}),
    "under a black box": (WHOLE + b"0 g 30 20 170 270 re f", {}),
    "beside the page": (b"q 320 0 0 240 -160 30 cm /I Do Q", {}),
    "cut off with the edge of the page": (WHOLE, {"CropBox": Array([200, 0, 400, 300])}),
    "through a mask": (WHOLE, {"masked": True}),
    "in a drawing": (b"q 320 0 0 240 40 30 cm /F Do Q", {}),
    "turned": (b"q 0 240 -320 0 360 -120 cm /I Do Q", {}),
}


def half(data: bytes, side: str) -> tuple[int, int, int]:
    """The colour in the middle of one half of the picture that is stored."""
    (raster,) = (r for r in inspect_pdf(data).rasters if not r.mask)
    x = SIZE[0] // 4 if side == "left" else SIZE[0] * 3 // 4
    return pillow(raster).convert("RGB").getpixel((x, SIZE[1] // 2))


def is_grey(colour: tuple[int, int, int]) -> bool:
    return max(colour) - min(colour) < 12


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize("how", HIDING)
def test_what_is_hidden_on_the_page_is_not_stored(how, raw):
    """The left half is gone from the file, the right one stays, and the page looks as before."""
    paint, entries = HIDING[how]
    before = page_with(paint, raw=raw, **entries)
    after = rebuild(before).data
    assert is_grey(half(after, "left"))
    assert not is_grey(half(after, "right"))
    assert looks_alike(before, after)
    assert rebuild(after).data == after


SHOWING = {
    "as it is": WHOLE,
    "faintly": b"/G gs " + WHOLE,
    "under words": WHOLE + b"BT 0 g /F1 12 Tf 60 60 Td (Beans) Tj ET",
    "under a thin frame": WHOLE + b"2 w 0 g 40 30 320 240 re S",
    "once cropped and once whole": b"q 0 0 9 9 re W n /I Do Q " + WHOLE,
    "very small": b"q 8 0 0 6 40 30 cm /I Do Q",
    "turned round": b"q -320 0 0 -240 360 270 cm /I Do Q",
    "on a dark ground": b"0 g 0 0 400 300 re f " + WHOLE,
}


@pytest.mark.parametrize("how", SHOWING)
def test_what_is_seen_stays_as_it_was(how):
    """The twin: of a picture that is seen not one pixel changes."""
    before = page_with(SHOWING[how])
    (raster,) = inspect_pdf(rebuild(before).data).rasters
    out = io.BytesIO()
    halves().save(out, "JPEG", quality=90)
    assert pillow(raster).tobytes() == Image.open(out).tobytes()


def looks_alike(one: bytes, other: bytes) -> bool:
    pixels = [papers.shown(data).convert("L").resize((80, 60)).tobytes() for data in (one, other)]
    return sum(abs(a - b) for a, b in zip(*pixels, strict=True)) / len(pixels[0]) < 2
