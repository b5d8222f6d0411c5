"""PDFs on a whole site: what is refused, and what is published."""

import hashlib
import re

import pikepdf
import pytest

from safeguarding.pdf_bytes import inspect_pdf
from tests import drawn_papers, paper_bombs, papers
from tests.attachments.test_look import spaniels
from tests.small_school import TABLE, SmallSchool

LINK = "[Our newsletter]({static}/downloads/news.pdf)"
WORDS = "Our beans have grown as high as the window sill of the classroom."


@pytest.fixture
def school(tmp_path):
    return SmallSchool(tmp_path / "school")


def attach(school, data, shows="", people="", *, checked="", text=LINK):
    school.write("content/downloads/news.pdf", data)
    if shows:
        mark = hashlib.sha256(data).hexdigest()[:16]
        row = f"news.pdf,{shows},{people},Beans,,,{checked},{mark}"
        school.write("content/downloads/photos.csv", f"{TABLE}\n{row}\n")
    school.post("beans", text)
    return school


def test_a_newsletter_is_published_as_a_new_file(school):
    """What readers get is not the file that was put in, and holds nothing but its pages."""
    data = papers.newsletter(WORDS)
    assert attach(school, data).refusal() == set()
    published = (school.output / "downloads/news.pdf").read_bytes()
    assert published != data
    assert inspect_pdf(published).foreign == ()


def test_one_that_nobody_links_to_is_published_too(school):
    """The folder for downloads is published, and so is looked at."""
    attach(school, papers.newsletter("Zofia Nowak", WORDS), text="No link.")
    assert school.refusal() == {"name-beyond-permission"}


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        (("Zofia Nowak won.", WORDS), {"name-beyond-permission"}),
        (("Amelia Khan won.", WORDS), set()),
        (("Write to oak.mum@gmail.com soon.", WORDS), {"personal-information"}),
        (("A total bastard of a day.", WORDS), {"bad-language"}),
    ],
)
def test_its_words_are_judged_as_those_of_a_page(school, words, refused):
    """Names, personal information and language: each leak, and its innocent neighbour."""
    assert attach(school, papers.newsletter(*words)).refusal() == refused


def test_its_links_are_judged_as_those_of_a_page(school):
    """A link to a stranger's website is refused in a PDF as well."""
    out = papers.io.BytesIO()
    canvas = papers.Canvas(out)
    canvas.drawString(72, 700, WORDS)
    canvas.linkURL("https://beans.example/x", (72, 690, 200, 720))
    canvas.showPage()
    canvas.save()
    assert attach(school, out.getvalue()).refusal() == {"untrusted-link"}


def test_pictures_in_it_need_a_row(school):
    """Undeclared it is refused with the row to paste; declared it is published."""
    data = papers.newsletter(WORDS, pictures=[papers.photo()])
    found = [f for f in attach(school, data).findings() if f.rule == "picture-undeclared"]
    assert "news.pdf,pupils|backs" in "".join(map(str, found[0].remedy))
    assert attach(school, data, "place").refusal() == set()


def test_a_name_beside_pupils_in_a_pdf_is_refused(school):
    """The same newsletter passes when it shows nobody, for that name may be published."""
    data = papers.newsletter("Amelia Khan won.", WORDS, pictures=[papers.photo()])
    assert attach(school, data, "pupils", "P-DEMO-001").refusal() == {"name-with-picture"}
    assert attach(school, data, "place").refusal() == set()


def test_a_page_that_links_to_it_shows_its_pupils(school):
    """The post names nobody who is shown in the PDF that it links to."""
    data = papers.newsletter(WORDS, pictures=[papers.photo()])
    named = f"Amelia Khan won the cup.\n\n{LINK}"
    assert attach(school, data, "pupils", "P-DEMO-006", text=named).refusal() == {
        "name-with-picture"
    }
    assert attach(school, data, "place", text=named).refusal() == set()


def test_a_page_may_name_pupils_beside_a_pdf_without_pictures(school):
    """The twin: a letter shows nobody."""
    named = f"Amelia Khan won the cup.\n\n{LINK}"
    assert attach(school, papers.newsletter(WORDS), text=named).refusal() == set()


def test_permission_is_asked_for_as_for_a_picture(school):
    """Somebody without permission keeps the whole PDF back."""
    data = papers.newsletter(WORDS, pictures=[papers.photo()])
    assert attach(school, data, "pupils", "P-DEMO-005").refusal() == {"picture-without-consent"}
    assert attach(school, data, "pupils", "P-DEMO-001").refusal() == set()


def test_people_in_several_pictures_are_no_group(school):
    """Who may be shown in a group only may not be alone in one of two pictures."""
    people = "P-DEMO-001;P-DEMO-002;P-DEMO-004;P-DEMO-006"
    one = papers.newsletter(WORDS, pictures=[papers.photo()])
    two = papers.newsletter(WORDS, pictures=[papers.photo(), papers.photo(161)])
    assert attach(school, one, "pupils", people).refusal() == set()
    assert attach(school, two, "pupils", people).refusal() == {"picture-without-consent"}


def test_a_pdf_that_was_exchanged_is_refused(school):
    """The row holds for the bytes that somebody looked at."""
    attach(school, papers.newsletter(WORDS, pictures=[papers.photo()]), "place")
    data = papers.newsletter(WORDS, pictures=[papers.photo(161)])
    school.write("content/downloads/news.pdf", data)
    assert school.refusal() == {"picture-changed"}


def test_a_word_like_a_name_can_be_confirmed(school):
    """A person says in the row of the PDF that no pupil is meant; of a full name nobody can."""
    data = papers.newsletter("The class planted Summer wheat, and Summer it was.", WORDS)
    refused = attach(school, data).refusal()
    assert refused == {"name-beyond-permission"}
    assert attach(school, data, "place", checked="name-unconfirmed").refusal() == set()
    full = papers.newsletter("Summer Reid planted wheat.", WORDS)
    assert attach(school, full, "place", checked="name-unconfirmed").refusal() == refused


@pytest.mark.parametrize("make", [papers.drawn, lambda: b"%PDF-1.7 and no more"])
def test_what_cannot_be_read_is_refused(school, make):
    """Letters as shapes, or a damaged file: nobody knows what it says."""
    assert attach(school, make()).refusal() <= {"inspection-failed", "source-not-read"}
    assert attach(school, make()).refusal()


def test_a_scan_is_refused_while_words_in_pictures_are_not_read(school):
    """With the reading of pictures it is looked at, without it nobody knows what it says."""
    policy = school.root / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(re.sub(r"(?m)^words = .*$", "words = false", text), encoding="utf-8")
    if "words = false" not in policy.read_text(encoding="utf-8"):
        policy.write_text(text.replace("[pictures]", "[pictures]\nwords = false"), encoding="utf-8")
    assert attach(school, papers.scan(), "place").refusal() == {"inspection-failed"}


def test_a_name_that_is_drawn_is_refused(school):
    """Decorative letters are shapes: the text of the page says nothing of them."""
    school.look()
    leak = drawn_papers.article(drawn_papers.outlines("Zofia Nowak"))
    assert attach(school, leak).refusal() == {"name-in-picture"}
    assert attach(school, leak, "place", checked="name-in-picture").refusal() == {"name-in-picture"}
    twin = drawn_papers.article(drawn_papers.outlines("Autumn fair"))
    assert attach(school, twin).refusal() == set()


def test_a_first_name_that_is_drawn_is_asked_about(school):
    """It may be anybody's: a person confirms it for these bytes, as for a picture."""
    school.look()
    data = drawn_papers.article(drawn_papers.outlines("Zofia"))
    found = [f for f in attach(school, data).findings() if f.rule == "name-in-picture"]
    assert "--checked name-in-picture" in "".join(map(str, found[0].remedy))
    assert attach(school, data, "place", checked="name-in-picture").refusal() == set()


@pytest.mark.parametrize("make", [drawn_papers.meshed, drawn_papers.tiled])
def test_a_face_that_is_drawn_needs_a_row(school, make):
    """A photo made of shapes is no picture in the file, and somebody stands on the page."""
    school.look()
    data = make(spaniels())
    assert attach(school, data).refusal() == {"picture-undeclared"}
    assert attach(school, data, "place").refusal() == {"faces-undeclared"}
    twin = make(spaniels().crop((0, 0, 300, 200)), 60)
    assert attach(school, twin).refusal() == set()


@pytest.mark.parametrize("make", [drawn_papers.meshed, drawn_papers.tiled])
def test_shapes_need_a_row_while_nobody_looks(school, make):
    """With faces switched off nobody knows whom shapes show; a table has few and needs no row."""
    data = make(spaniels(), 60)
    assert attach(school, data).refusal() == {"picture-undeclared"}
    assert attach(school, data, "place").refusal() == set()
    assert "faces" in (school.root / "reports/safeguarding.html").read_text(encoding="utf-8")
    table = b"".join(b" 0.9 g 72 %d 300 12 re f" % y for y in range(100, 600, 20))
    assert attach(school, drawn_papers.article(table)).refusal() == set()


def test_shapes_that_somebody_declared_as_pupils_count_as_a_picture(school):
    """A drawing of a child is seen by people only; whoever says so is believed."""
    data = papers.newsletter("Amelia Khan won.", WORDS)
    assert attach(school, data).refusal() == set()
    assert attach(school, data, "pupils", "P-DEMO-001").refusal() == {"name-with-picture"}


def test_a_row_of_earlier_bytes_does_no_harm(school):
    """A newsletter of words alone needs no row, so an old one is nothing to be mended."""
    attach(school, papers.newsletter(WORDS, "First."), "place")
    school.write("content/downloads/news.pdf", papers.newsletter(WORDS, "Second."))
    assert school.refusal() == set()


def test_it_bears_the_title_of_the_post(school):
    """Not what the file calls itself; and a name in it is found where it stands."""
    data = papers.changed(papers.newsletter(WORDS), lambda pdf: papers.name_it(pdf, "Zofia Nowak"))
    assert attach(school, data).refusal() == set()
    published = (school.output / "downloads/news.pdf").read_bytes()
    with pikepdf.open(papers.io.BytesIO(published)) as pdf:
        assert str(pdf.docinfo.Title) == "Our beans"
        assert list(pdf.docinfo.keys()) == ["/Title"]


def test_what_is_read_aloud_is_judged(school):
    """A description for screen readers names nobody whom the page may not name."""
    with pikepdf.open(papers.io.BytesIO(papers.newsletter(WORDS))) as pdf:
        papers.structured(pdf, kind="/Figure", Alt="Zofia Nowak plants a bean")
        leak = papers.saved(pdf)
    assert attach(school, leak).refusal() == {"name-beyond-permission"}
    twin = leak.replace(b"Zofia Nowak plants", b"A young gardener   ")
    assert attach(school, twin).refusal() == set()


def test_a_link_to_a_refused_pdf_is_told_once(school):
    """The teacher hears what is wrong with the PDF, not that its link leads nowhere."""
    assert attach(school, paper_bombs.bomb()).refusal() == {"source-not-read"}


def test_a_draft_s_pdf_is_not_published(school):
    """What only a draft links to stays at school."""
    school.write("content/papers/news.pdf", papers.newsletter(WORDS))
    school.post("beans", "[News]({static}/papers/news.pdf)", Status="draft")
    assert school.refusal() == set()
    assert not list(school.output.rglob("*.pdf"))


def test_without_the_plugin_no_pdf_is_published(school):
    """A copy that nobody rebuilt is refused, clean as it may be."""
    conf = school.root / "pelicanconf.py"
    text = conf.read_text(encoding="utf-8").replace("[photos, attachments, ", "[photos, ")
    conf.write_text(text, encoding="utf-8")
    assert "picture-untraced" in attach(school, papers.newsletter(WORDS)).refusal()


@pytest.mark.parametrize(
    ("name", "word"),
    [("plan.docx", "Save it as a PDF"), ("song.mp3", "YouTube"), ("all.zip", "one by one")],
)
def test_other_formats_are_refused_with_what_to_do(school, name, word):
    """Office files, sound and film, archives: each with its way out."""
    school.write(f"content/downloads/{name}", b"PK\x03\x04 \xff\xfe")
    school.post("beans", f"[It]({{static}}/downloads/{name})")
    findings = [f for f in school.findings() if f.rule == "unexpected-file"]
    assert word in "".join(map(str, findings[0].remedy))
