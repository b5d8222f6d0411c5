"""The pictures of a PDF are looked at, each by itself, and its pages as they are drawn."""

import hashlib
import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from attachments.look import look_at_pdfs
from attachments.paper_looker import PaperLooker
from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf, pillow
from safeguarding.record import Made, Origin, Picture
from tests import paper_bombs, papers
from tests.school import record_for
from tests.small_school import REPOSITORY


def label(words: str) -> Image.Image:
    """A photo with a label in its lower half."""
    picture = Image.new("RGB", (640, 480), "white")
    face = ImageFont.truetype(papers.FONT, 48)
    ImageDraw.Draw(picture).text((60, 360), words, fill="black", font=face)
    return picture


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def cropped(data: bytes) -> bytes:
    """A page that shows the upper half of the picture only."""
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        image = Stream(pdf, data, Filter=Name.DCTDecode, Width=640, Height=480)
        image.Subtype, image.ColorSpace, image.BitsPerComponent = Name.Image, Name.DeviceRGB, 8
        page.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Contents = Stream(pdf, b"q 0 400 400 150 re W n 400 0 0 300 0 250 cm /I Do Q")
        return papers.saved(pdf)


def seen_in(tmp_path, data: bytes):
    record = record_for(tmp_path)
    path, digest = "downloads/news.pdf", hashlib.sha256(data).hexdigest()
    new = rebuild(data).data
    (tmp_path / "downloads").mkdir(parents=True)
    (tmp_path / path).write_bytes(new)
    record.origins[path] = Origin(Made.PDF, f"content/{path}", hashlib.sha256(new).hexdigest())
    record.pictures[path] = Picture(path, digest, None, outputs=(path,))
    look_at_pdfs(record, tmp_path)
    return record.seen.get(digest)


def test_what_is_cropped_away_is_not_there_to_be_read(tmp_path):
    """The label is below what the page shows; where the page shows it, it is read."""
    picture = label("Zofia Nowak")
    gone = seen_in(tmp_path / "cropped", cropped(jpeg(picture)))
    assert not any("Nowak" in words for words in gone.words)
    shown = seen_in(tmp_path / "whole", papers.newsletter(pictures=[jpeg(picture)]))
    assert any("Nowak" in words for words in shown.words)


def test_all_pictures_are_looked_at_together(tmp_path):
    """What one of them says, the PDF says."""
    pictures = [jpeg(label("Summer fair")), jpeg(label("Zofia Nowak"))]
    seen = seen_in(tmp_path, papers.newsletter(pictures=pictures))
    words = " ".join(seen.words)
    assert "fair" in words
    assert "Nowak" in words


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "P", "1"])
def test_every_kind_of_pixels_is_seen_as_it_is(mode):
    """Grey, colours, inks, palettes and black and white: the picture is the same."""
    picture = Image.linear_gradient("L").resize((96, 80)).convert("RGB")
    kind = picture.convert("P", palette=Image.Palette.ADAPTIVE) if mode == "P" else picture
    kind = kind.convert(mode) if kind.mode != mode else kind
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        colours = {"RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}.get(mode, Name.DeviceGray)
        if mode == "P":
            table = pikepdf.String(bytes(kind.getpalette()))
            last = len(kind.getpalette()) // 3 - 1
            colours = pikepdf.Array([Name.Indexed, Name.DeviceRGB, last, table])
        image = Stream(pdf, kind.tobytes(), Subtype=Name.Image, Width=96, Height=80)
        image.ColorSpace, image.BitsPerComponent = colours, 1 if mode == "1" else 8
        page.Resources = Dictionary(XObject=Dictionary(I=image))
        page.Contents = Stream(pdf, b"q 400 0 0 300 0 250 cm /I Do Q")
        data = papers.saved(pdf)
    (raster,) = inspect_pdf(rebuild(data).data).rasters
    assert pillow(raster).convert("RGB").tobytes() == kind.convert("RGB").tobytes()


@cache
def spaniels() -> Image.Image:
    """Two spaniels, whom the detector takes for two people."""
    with Image.open(REPOSITORY / "content/albums/spring-term/IMG_2251.jpg") as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((900, 900))
    return upright


def image_in(pdf, data, colours, size, **entries):
    image = Stream(pdf, data, Subtype=Name.Image, **entries)
    image.Width, image.Height = size
    image.ColorSpace, image.BitsPerComponent = colours, 8
    return pdf.make_indirect(image)


def shown(make, paint=b"q 400 0 0 600 50 150 cm /I Do Q") -> bytes:
    """A page with the picture that `make` puts into a PDF."""
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Resources = Dictionary(XObject=Dictionary(I=make(pdf)))
        page.Contents = Stream(pdf, paint)
        return papers.saved(pdf)


def as_negative(pdf):
    data = jpeg(ImageOps.invert(spaniels()))
    turned = Array([1, 0] * 3)
    size = spaniels().size
    return image_in(pdf, data, Name.DeviceRGB, size, Filter=Name.DCTDecode, Decode=turned)


def in_printing_inks(pdf):
    """As programs for print shops write it, the other way round than Pillow does."""
    inks = [ImageOps.invert(band) for band in spaniels().convert("CMYK").split()]
    data, size = jpeg(Image.merge("CMYK", inks)), spaniels().size
    return image_in(pdf, data, Name.DeviceCMYK, size, Filter=Name.DCTDecode)


def in_one_ink(pdf):
    """Black ink on paper: a high number is dark."""
    ink = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 0, 0, 1], N=1)
    colours = Array([Name.Separation, Name.Black, Name.DeviceCMYK, ink])
    data = ImageOps.invert(spaniels().convert("L")).tobytes()
    return image_in(pdf, data, colours, spaniels().size)


def in_two_inks(pdf):
    """Nothing in the first ink, the picture in the second."""
    program = b"{exch pop 0 exch 0 exch 0 exch}"
    mixing = Stream(pdf, program, FunctionType=4, Domain=[0, 1] * 2, Range=[0, 1] * 4)
    inks = Array([Name.Cyan, Name.Black])
    colours = Array([Name.DeviceN, inks, Name.DeviceCMYK, mixing])
    black = ImageOps.invert(spaniels().convert("L")).tobytes()
    data = b"".join(bytes((0, value)) for value in black)
    return image_in(pdf, data, colours, spaniels().size)


def squeezed(pdf):
    """Stored with a quarter of its rows, and shown at its height."""
    width, height = spaniels().size
    flat = spaniels().resize((width, height // 4))
    return image_in(pdf, flat.tobytes(), Name.DeviceRGB, flat.size)


@pytest.mark.parametrize("make", [as_negative, in_printing_inks, in_one_ink, in_two_inks, squeezed])
def test_faces_are_found_however_a_picture_is_stored(tmp_path, make):
    """What a reader sees is looked at: as ink, as a negative, or drawn out to its height."""
    assert seen_in(tmp_path, shown(make)).faces


@pytest.mark.parametrize("rows", [16, 40, 80])
def test_a_photo_that_is_cut_into_strips_is_seen_whole(tmp_path, rows):
    """Programs cut photos up; a face in three parts is a face."""
    width, height = spaniels().size
    with pikepdf.Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(width, height)).obj
        strips, paint = Dictionary(), b""
        for number, top in enumerate(range(0, height, rows)):
            strip = spaniels().crop((0, top, width, min(height, top + rows)))
            name = f"/I{number}"
            strips[name] = image_in(pdf, strip.tobytes(), Name.DeviceRGB, strip.size)
            place = (width, strip.height, height - top - strip.height, name.encode())
            paint += b"q %d 0 0 %d 0 %d cm %b Do Q\n" % place
        page.Resources, page.Contents = Dictionary(XObject=strips), Stream(pdf, paint)
        faces = seen_in(tmp_path, papers.saved(pdf)).faces
    assert any(face.strong for face in faces)


def test_a_face_is_counted_once(tmp_path):
    """It is seen in the picture and on the page, and is one face all the same."""
    large = spaniels().resize((958, 1440))
    paper = shown(lambda pdf: image_in(pdf, large.tobytes(), Name.DeviceRGB, large.size))
    assert len(seen_in(tmp_path, paper).faces) == 2


def test_a_pdf_that_takes_too_long_to_draw_is_not_looked_at(tmp_path):
    """Nobody looked, so nothing is known of it, and the rules refuse it."""
    looker = PaperLooker(tmp_path, record_for(tmp_path).knowledge.policy.pictures)
    assert looker.look(paper_bombs.as_if_rebuilt(6)) is None


def through(alpha: Image.Image, colour=(20, 40, 60)):
    """A picture of one colour, of which `alpha` lets as much through as it is light."""

    def make(pdf):
        plain = Image.new("RGB", alpha.size, colour).tobytes()
        mask = image_in(pdf, alpha.tobytes(), Name.DeviceGray, alpha.size)
        return image_in(pdf, plain, Name.DeviceRGB, alpha.size, SMask=mask)

    return make


def test_a_soft_shadow_is_no_face(tmp_path):
    """Programs store the shadow of a heading as a mask, which nobody sees by itself."""
    shadow = Image.new("L", (1563, 129))
    heading = ImageFont.truetype(papers.FONT, 90)
    ImageDraw.Draw(shadow).text((80, 5), "Oak Lane Primary – Newsletter", 220, heading)
    paper = shown(
        through(shadow.filter(ImageFilter.GaussianBlur(6))), b"q 400 0 0 33 50 700 cm /I Do Q"
    )
    assert seen_in(tmp_path, paper).faces == ()


def test_what_shows_through_a_mask_is_seen(tmp_path):
    """The twins: a photo and a label of which there is nothing but the mask."""
    photo = ImageOps.invert(spaniels().convert("L"))
    assert seen_in(tmp_path / "photo", shown(through(photo))).faces
    words = seen_in(tmp_path / "label", shown(through(label("Zofia Nowak").convert("L")))).words
    assert any("Nowak" in block for block in words)


def test_a_photo_with_a_mask_is_one_picture():
    """Rounded corners make no second photo: whoever stands in it stands together."""
    assert not rebuild(shown(through(spaniels().convert("L")))).several
