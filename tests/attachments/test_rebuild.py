"""PDFs that cannot be rebuilt are refused with a reason, at once."""

import io
import re
import time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from attachments.rebuild import MOST_PAGES, rebuild
from attachments.rebuilt import PdfRefused
from safeguarding.pdf_bytes import inspect_pdf
from safeguarding.pdf_reader import read_pdf
from tests import hiding_places, paper_bombs, papers


def changed(change, data=None, **how):
    with pikepdf.open(io.BytesIO(data or papers.newsletter())) as pdf:
        change(pdf)
        return papers.saved(pdf, **how)


def encrypted(user, owner):
    lock = pikepdf.Encryption(user=user, owner=owner)
    return changed(lambda _pdf: None, encryption=lock)


def sign(pdf):
    field = pdf.make_indirect(Dictionary(FT=Name.Sig, T="a", V=Dictionary(Type=Name.Sig)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def hide_a_layer(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def member(*, direct=False, **how):
    """A picture that belongs to a layer, which is shown."""

    def change(pdf):
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))
        group = Dictionary(Type=Name.OCMD, OCGs=Array([layer]))
        for key, value in how.items():
            group[f"/{key}"] = value(layer) if callable(value) else value
        image = next(iter(pdf.pages[0].get_images().values()))
        image.OC = group if direct else pdf.make_indirect(group)
        pdf.pages[0].obj.Resources.Properties = Dictionary(M=image.OC)

    return changed(change, papers.newsletter(pictures=[papers.photo()]))


def add_pages(pdf):
    for _ in range(MOST_PAGES):
        pdf.add_blank_page()


def odd_picture(pdf):
    image = next(iter(pdf.pages[0].get_images().values()))
    image.write(b"\0\0\0\x0cjP  ", filter=Name.JPXDecode)


REFUSED = {
    "a password": (encrypted("x", "y"), "protected"),
    "restrictions": (encrypted("", "y"), "Microsoft Print to PDF"),
    "a signature": (changed(sign), "signed"),
    "a hidden layer": (changed(hide_a_layer), "hidden"),
    "a picture that a shown layer hides": (member(P=Name.AllOff), "hidden"),
    "the same in the picture itself": (member(direct=True, P=Name.AnyOff), "hidden"),
    "a layer by a formula": (
        member(VE=lambda layer: Array([Name.Not, layer])),
        "hidden",
    ),
    "too many pages": (changed(add_pages), "60 pages"),
    "no PDF at all": (b"PK\x03\x04", "is none"),
    "half a PDF": (papers.newsletter()[:900], "damaged"),
    "an old kind of picture": (
        changed(odd_picture, papers.newsletter(pictures=[papers.photo()])),
        "rare way",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_rebuilt_is_refused_with_a_reason(what):
    """The reason is a sentence for a teacher."""
    data, reason = REFUSED[what]
    with pytest.raises(PdfRefused, match=re.escape(reason)):
        rebuild(data)


def test_a_layer_that_is_shown_is_no_reason():
    """The twin: programs that draw in layers are fine while all of them are seen."""
    for data in (hiding_places.with_secret("shown layer's name"), member(P=Name.AnyOn), member()):
        assert inspect_pdf(rebuild(data).data).foreign == ()


@pytest.mark.parametrize(
    ("language", "kept"), [("en-GB", True), ("zh-Hant-TW", True), ("en-Zofia", False)]
)
def test_a_language_is_kept_and_no_more(language, kept):
    """What calls itself a language may be a name."""
    data = changed(lambda pdf: pdf.Root.__setattr__("Lang", language))
    with pikepdf.open(io.BytesIO(rebuild(data).data)) as pdf:
        assert ("/Lang" in pdf.Root) is kept


def test_what_is_filled_in_becomes_text():
    """A form's value that is seen on the page is read as a part of the page."""
    out = io.BytesIO()
    canvas = papers.Canvas(out)
    canvas.acroForm.textfield(name="a", value="Zofia Nowak", x=100, y=700)
    canvas.showPage()
    canvas.save()
    document = read_pdf("a.pdf", rebuild(out.getvalue()).data, "https://s.example")
    assert any("Zofia Nowak" in text.words for text in document.texts)


def test_links_to_the_web_stay_and_nothing_else():
    """An address is kept as a plain link, so that the rules judge it; a script is not."""
    out = io.BytesIO()
    canvas = papers.Canvas(out)
    canvas.drawString(72, 700, "Five a day")
    canvas.linkURL("https://beans.example/x", (72, 690, 200, 720))
    canvas.linkURL("javascript:alert(1)", (72, 590, 200, 620))
    canvas.showPage()
    canvas.save()
    document = read_pdf("a.pdf", rebuild(out.getvalue()).data, "https://s.example")
    assert [link.address for link in document.links] == ["https://beans.example/x"]


def test_small_pictures_are_no_pictures():
    """An icon needs no declaration; a photo cut into strips does."""
    icon = rebuild(papers.newsletter(pictures=[papers.photo(40, 40)]))
    strips = rebuild(papers.newsletter(pictures=[papers.photo(640, 32 + n) for n in range(2)]))
    assert (icon.pictures, strips.pictures) == (False, True)


def test_a_photo_that_is_said_to_be_an_icon_is_a_photo():
    """What counts is the size of the picture itself, not what the PDF says of it."""

    def understate(pdf):
        image = next(iter(pdf.pages[0].get_images().values()))
        image.write(papers.photo(), filter=Name.DCTDecode)
        image.Width, image.Height = 8, 8

    assert rebuild(changed(understate, papers.newsletter(pictures=[papers.photo()]))).pictures


def _with_jpeg(data):
    def put(pdf):
        next(iter(pdf.pages[0].get_images().values())).write(data, filter=Name.DCTDecode)

    return changed(put, papers.newsletter(pictures=[papers.photo()]))


def test_tables_that_nothing_uses_do_not_stay():
    """A camera's surplus table is left out, at the cost of encoding the picture anew."""
    photo = papers.photo()
    table = b"\xff\xdb\x00\x43\x03" + b"Zofia Nowak".ljust(64, b"\x01")
    (raster,) = inspect_pdf(rebuild(_with_jpeg(photo[:2] + table + photo[2:])).data).rasters
    assert b"Zofia" not in raster.data
    assert (raster.width, raster.height) == (160, 120)


def test_a_picture_without_its_tables_is_refused():
    """Nobody could look at it."""
    photo = papers.photo()
    broken = photo[: photo.index(b"\xff\xdb")] + photo[photo.index(b"\xff\xc0") :]
    with pytest.raises(PdfRefused, match="damaged"):
        rebuild(_with_jpeg(broken))


def test_a_bomb_is_refused_at_once():
    """A file that grows a thousandfold costs neither time nor memory."""
    data = paper_bombs.bomb()
    start = time.process_time()
    with pytest.raises(PdfRefused):
        rebuild(data)
    assert time.process_time() - start < 2


def faxed(*, mask: bool, **how) -> bytes:
    """A page with a black and white picture, packed as copiers and FPDF do."""
    picture = Image.linear_gradient("L").resize((200, 100)).convert("1")
    out = io.BytesIO()
    picture.save(out, "TIFF", compression="group4")
    at, length = (Image.open(out).tag_v2[tag][0] for tag in (273, 279))
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 100)).obj
        image = Stream(pdf, out.getvalue()[at : at + length], Subtype=Name.Image)
        image.Width, image.Height, image.BitsPerComponent = 200, 100, 1
        turned = how.pop("Decode", None)
        image.Filter = Name.CCITTFaxDecode
        image.DecodeParms = Dictionary(K=-1, Columns=200, Rows=100, **how)
        if turned:
            image.Decode = Array(turned)
        if mask:
            image.ImageMask = True
        else:
            image.ColorSpace = Name.DeviceGray
        page.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Contents = Stream(pdf, b"q 200 0 0 100 0 0 cm /I Do Q")
        return papers.saved(pdf)


@pytest.mark.parametrize("mask", [False, True])
@pytest.mark.parametrize("how", [{}, {"BlackIs1": True}, {"Decode": [1, 0]}])
def test_a_black_and_white_picture_stays_as_it_looks(how, mask):
    """A copier's way of packing is unpacked, and black stays black."""
    before = faxed(mask=mask, **how)
    pictures = [papers.shown(data) for data in (before, rebuild(before).data)]
    assert pictures[0].tobytes() == pictures[1].tobytes()
    assert len(set(pictures[0].convert("1").tobytes())) > 1
