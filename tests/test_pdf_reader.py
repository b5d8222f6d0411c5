"""Every letter in a PDF is read, however it was put there."""

import hashlib

import pytest
from pikepdf import Array, Dictionary, Name

from attachments.rebuild import rebuild
from safeguarding.pdf_reader import read_pdf
from safeguarding.record import Made, Picture, Seen
from tests import drawn_papers, paper_bombs, papers
from tests.school import Built

HELLO = b"BT /F1 12 Tf 72 300 Td (Our beans have grown as high as the window sill) Tj ET "
NAME = b"Zofia Nowak"
LETTERS = b" ".join(b"1 0 0 1 %d 700 Tm (%c) Tj" % (72 + 9 * n, c) for n, c in enumerate(NAME))
BACKWARDS = b" ".join(
    b"1 0 0 1 %d 700 Tm (%c) Tj" % (72 + 7 * n, c) for n, c in reversed(list(enumerate(NAME)))
)
WAYS = {
    "plainly": b"BT /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "kerned": b"BT /F1 12 Tf 72 700 Td [(Z) 20 (ofi) -15 (a N) 30 (ow) -5 (ak)] TJ ET",
    "with a kern for a space": b"BT /F1 12 Tf 72 700 Td [(Zofia) -280 (Nowak)] TJ ET",
    "unpainted": b"BT 3 Tr /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "as a clip": b"BT 7 Tr /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "white": b"1 1 1 rg BT /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "under a patch": b"BT /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET 0 g 60 690 200 40 re f",
    "minute": b"BT /F1 0.01 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "without size": b"BT /F1 0 Tf 72 700 Td (Zofia Nowak) Tj ET",
    "without width": b"BT /F1 12 Tf 0 Tz 72 700 Td (Zofia Nowak) Tj ET",
    "off the page": b"BT /F1 12 Tf 2000 700 Td (Zofia Nowak) Tj ET",
    "clipped away": b"q 0 0 9 9 re W n BT /F1 12 Tf 72 700 Td (Zofia Nowak) Tj ET Q",
    "upwards": b"BT /F1 12 Tf 0 1 -1 0 72 300 Tm (Zofia Nowak) Tj ET",
    "slanting": b"BT /F1 12 Tf .7 .7 -.7 .7 72 500 Tm (Zofia Nowak) Tj ET",
    "over two lines": papers.lines("Well done to our Zofia", "Nowak for this"),
    "hyphenated": papers.lines("Well done to our Zo-", "fia Nowak for this"),
    "in a column": (
        b"BT /F1 12 Tf 72 700 Td (Well done to Zofia) Tj 250 0 Td (The other column is) Tj "
        b"-250 -14 Td (Nowak for this) Tj 250 0 Td (about nothing at all) Tj ET"
    ),
    "letter by letter": b"BT /F1 12 Tf " + LETTERS + b" ET",
    "backwards": b"BT /F1 12 Tf " + BACKWARDS + b" ET",
    "as a table row": (
        b"BT /F1 12 Tf 72 700 Td (Zofia) Tj 300 0 Td (Nowak) Tj -300 -30 Td (Beans) Tj "
        b"300 0 Td (Seven) Tj ET"
    ),
    "over another line": (
        b"BT /F1 12 Tf 72 700 Td (Nothing to see) Tj 1 0 0 1 72 700 Tm (Zofia Nowak) Tj ET"
    ),
    "in another part": (
        b"BT /F1 12 Tf 72 700 Td (Zofia ) Tj ET q 1 0 0 1 0 0 cm BT /F1 12 Tf 110 700 Td "
        b"(Nowak) Tj ET Q"
    ),
}


def rules_for(tmp_path, data: bytes) -> set[str]:
    built = Built(tmp_path)
    digest = hashlib.sha256(data).hexdigest()
    path = "downloads/news.pdf"
    built.add(path, data, Made.PDF, f"content/{path}", digest)
    built.record.papers[path] = Picture(path, digest, None, outputs=(path,))
    built.record.seen[digest] = Seen((), (), ())
    return {finding.rule for finding in built.findings()}


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_found_however_it_is_written(tmp_path, way):
    """A pupil who may not be named is found, and beans in her place are not."""
    leak = rebuild(papers.plain(HELLO + WAYS[way])).data
    assert rules_for(tmp_path / "leak", leak) == {"name-beyond-permission"}
    innocent = WAYS[way].replace(b"Zofia", b"Beans").replace(b"Nowak", b"green")
    innocent = innocent.replace(b"(Zo-)", b"(in-)").replace(b"(fia Nowak", b"(side green")
    if b"Z" not in innocent:
        clean = rebuild(papers.plain(HELLO + innocent)).data
        assert rules_for(tmp_path / "clean", clean) == set()


@pytest.mark.parametrize("part", drawn_papers.PARTS)
def test_words_in_a_part_of_the_page_are_read(tmp_path, part):
    """Patterns, masks, letters that are drawings, and what nothing paints."""
    leak, innocent = (
        rebuild(drawn_papers.PARTS[part](words)).data for words in ("Zofia Nowak", "Green beans")
    )
    assert rules_for(tmp_path / "leak", leak) == {"name-beyond-permission"}
    assert rules_for(tmp_path / "clean", innocent) == set()


def test_ligatures_are_letters(tmp_path):
    """“fi” as one letter is two."""
    font = papers.helvetica()
    font.Encoding = Dictionary(
        Type=Name.Encoding,
        BaseEncoding=Name.WinAnsiEncoding,
        Differences=Array([1, Name.fi]),
    )
    resources = Dictionary(Font=Dictionary(F1=font))
    page = b"BT /F1 12 Tf 72 700 Td (Zo\\001a Nowak) Tj ET"
    data = rebuild(papers.plain(HELLO + page, Resources=resources)).data
    assert rules_for(tmp_path, data) == {"name-beyond-permission"}


def test_names_inside_the_file_are_read(tmp_path):
    """What a font or a picture is called inside the file can be read by anybody who looks."""
    font = papers.helvetica()
    font.BaseFont = Name("/ZofiaNowak")
    resources = Dictionary(Font=Dictionary(F1=font))
    data = rebuild(papers.plain(HELLO, Resources=resources)).data
    assert rules_for(tmp_path, data) == {"name-beyond-permission"}


@pytest.mark.parametrize(("make", "word"), [(papers.scan, "picture of"), (papers.drawn, "shapes")])
def test_what_is_no_text_is_said(make, word):
    """A scan, and letters turned into shapes, cannot be read."""
    document = read_pdf("a.pdf", rebuild(make()).data, "https://s.example")
    assert word in document.unread[0].why


def test_letters_that_only_the_font_knows_are_said():
    """A font that does not say which letters its shapes are makes a page unreadable."""
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/Own"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array(
            [
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.CIDFontType2,
                    BaseFont=Name("/Own"),
                    CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
                )
            ]
        ),
    )
    page = b"BT /F1 12 Tf 72 700 Td <" + b"0102" * 60 + b"> Tj ET"
    data = rebuild(papers.plain(page, Resources=Dictionary(Font=Dictionary(F1=font)))).data
    document = read_pdf("a.pdf", data, "https://s.example")
    assert "letters on page 1" in document.unread[0].why


def test_a_newsletter_is_read(tmp_path):
    """The twin: text in an embedded font is text, and nothing is wrong with it."""
    data = rebuild(papers.newsletter("Our beans have grown as high as the window sill.")).data
    document = read_pdf("a.pdf", data, "https://s.example")
    assert document.unread == ()
    assert "Our beans have grown as high as the window sill." in {t.words for t in document.texts}
    assert rules_for(tmp_path, data) == set()


def test_a_page_of_parts_within_parts_within_parts_is_refused_at_once(tmp_path):
    """A few kB can paint a word many million times; an ordinary drawing has few parts."""
    many, few = paper_bombs.as_if_rebuilt(6), rebuild(paper_bombs.nested(2, 9)).data
    assert "inspection-failed" in rules_for(tmp_path / "many", many)
    assert "inspection-failed" not in rules_for(tmp_path / "few", few)
