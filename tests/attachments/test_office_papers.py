"""A newsletter as LibreOffice Writer saves it: it looks as it did, and nothing hides in it."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from xml.sax.saxutils import escape

import pikepdf
import pytest
from PIL import Image

from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf, pillow
from safeguarding.pdf_reader import read_pdf
from tests import papers
from tests.small_school import phone_photo

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
    }.items()
)
SECRET = "Zofia Nowak"
SAVING = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"IsAddStream":{"type":"boolean","value":"true"}}'
)


def paragraph(words: str, more: str = "") -> str:
    return f"<text:p>{escape(words)}{more}</text:p>"


def document() -> str:
    """Headings, a link, a table, a comment, hidden words, and a photo of which half is shown."""
    photo = base64.b64encode(phone_photo(1, (800, 600))).decode()
    frame = (
        '<draw:frame draw:style-name="half" draw:name="Photo" text:anchor-type="as-char" '
        'svg:width="4cm" svg:height="6cm"><draw:image draw:mime-type="image/jpeg">'
        f"<office:binary-data>{photo}</office:binary-data></draw:image></draw:frame>"
    )
    note = (
        "<office:annotation><dc:creator>Mrs Elm</dc:creator><text:p>"
        f"{SECRET} was late</text:p></office:annotation>"
    )
    hidden = f'<text:span text:style-name="hidden">{SECRET}</text:span>'
    link = '<text:a xlink:type="simple" xlink:href="https://www.nhs.uk/live-well/">apples</text:a>'
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string">{paragraph(day)}'
        "</table:table-cell></table:table-row>"
        for day in ("Monday", "Friday")
    )
    parts = "".join(
        f'<text:h text:outline-level="1">Part {n}</text:h>{paragraph("Our beans have grown.")}'
        for n in range(1, 4)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta><dc:title>{SECRET}</dc:title><dc:creator>{SECRET}</dc:creator></office:meta>"
        '<office:automatic-styles><style:style style:name="half" style:family="graphic">'
        '<style:graphic-properties fo:clip="rect(0cm, 10.6cm, 0cm, 0cm)"/></style:style>'
        '<style:style style:name="hidden" style:family="text">'
        '<style:text-properties text:display="none"/></style:style></office:automatic-styles>'
        f"<office:body><office:text>{parts}{paragraph('Please eat ', link)}"
        f"<table:table>{rows}</table:table>{paragraph('', frame)}"
        f"{paragraph('The end.', note + hidden)}</office:text></office:body></office:document>"
    )


@pytest.fixture(scope="module")
def newsletter(tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("office")
    (folder / "news.fodt").write_text(document(), encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", SAVING, "news.fodt"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "news.pdf").read_bytes()


def test_what_families_need_stays(newsletter):
    """It looks as it did; words, link, headings and bookmarks are there."""
    after = rebuild(newsletter).data
    assert inspect_pdf(after).foreign == ()
    assert sorted(inspect_pdf(after).bookmarks) == ["Part 1", "Part 2", "Part 3"]
    read = read_pdf("a.pdf", after, "https://s.example")
    assert [link.address for link in read.links] == ["https://www.nhs.uk/live-well/"]
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    looks = [
        papers.shown(data).convert("L").resize((60, 84)).tobytes() for data in (newsletter, after)
    ]
    assert max(abs(a - b) for a, b in zip(*looks, strict=True)) < 12


def test_what_hides_in_it_does_not_travel(newsletter):
    """The document itself, which is embedded with its comments and hidden words, is gone."""
    assert b"AdditionalStreams" in newsletter
    after = rebuild(newsletter).data
    assert b"AdditionalStreams" not in after
    texts = read_pdf("a.pdf", after, "https://s.example").texts
    assert not any("Nowak" in text.words for text in texts)


def test_what_is_cropped_away_does_not_travel(newsletter):
    """Writer stores the whole photo; the half that is not shown is grey in the new file."""
    (raster,) = inspect_pdf(rebuild(newsletter).data).rasters
    picture = pillow(raster).convert("L")
    right = picture.crop((picture.width * 3 // 4, 0, picture.width, picture.height))
    left = picture.crop((0, 0, picture.width // 4, picture.height))
    assert spread(right) < 4 < spread(left)


def spread(picture: Image.Image) -> int:
    low, high = picture.getextrema()
    return high - low
