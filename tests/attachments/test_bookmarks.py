"""Bookmarks, and links within a PDF, lead where they led; their words are judged."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Stream

from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf
from safeguarding.pdf_bytes.canonical import settled
from tests import papers
from tests.attachments.test_publish import WORDS, attach
from tests.small_school import SmallSchool


def long_paper(*, title="Spring", change=lambda _pdf: None) -> bytes:
    """Three pages, each with a section and a part of it in the bookmarks, and a link."""
    out = io.BytesIO()
    canvas = papers.Canvas(out, pagesize=(595, 842))
    for number in range(3):
        canvas.bookmarkPage(f"whole {number}")
        canvas.addOutlineEntry(f"{title} {number + 1}", f"whole {number}", 0)
        canvas.bookmarkHorizontal(f"half {number}", 50, 400)
        canvas.addOutlineEntry(f"Part of {number + 1}", f"half {number}", 1)
        canvas.drawString(72, 700, WORDS)
        canvas.linkAbsolute("Beans", f"half {2 - number}", (72, 690, 200, 720))
        canvas.showPage()
    canvas.save()
    with pikepdf.open(out) as pdf:
        change(pdf)
        return papers.saved(pdf)


def tree(data: bytes) -> list:
    """[title, page, top, [kids…]] of each bookmark, by another reader than ours."""
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        pages = [page.obj.objgen for page in pdf.pages]

        def told(item: OutlineItem) -> list:
            page, _, _, top, _ = list(item.destination)
            return [item.title, pages.index(page.objgen), top, [told(kid) for kid in item.children]]

        return [told(item) for item in outline.root]


def test_bookmarks_stay():
    """Titles, order, levels, and where each leads; nobody needs more, and nothing else is kept."""
    after = rebuild(long_paper()).data
    assert inspect_pdf(after).foreign == ()
    assert tree(after) == [
        [f"Spring {n + 1}", n, 842, [[f"Part of {n + 1}", n, 400, []]]] for n in range(3)
    ]
    assert rebuild(after).data == after


def test_links_within_the_file_stay():
    """A list of contents leads to its pages."""
    with pikepdf.open(io.BytesIO(rebuild(long_paper()).data)) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        led = [list(page.obj.Annots[0].Dest) for page in pdf.pages]
        assert [pages.index(dest[0].objgen) for dest in led] == [2, 1, 0]
        assert [dest[3] for dest in led] == [400, 400, 400]


def test_a_name_in_a_bookmark_is_refused(tmp_path):
    """Readers show it beside the pages; “Spring” in its place is published."""
    school = SmallSchool(tmp_path / "school")
    assert attach(school, long_paper(title="Zofia Nowak")).refusal() == {"name-beyond-permission"}
    assert attach(school, long_paper()).refusal() == set()


def in_a_ring(pdf):
    pdf.Root.Outlines.Last.Next = pdf.Root.Outlines.First


def to_no_page(pdf):
    page = pdf.make_indirect(Dictionary(Type=Name.Page, Contents=Stream(pdf, b"")))
    pdf.Root.Outlines.First.Dest = Array([page, Name.Fit])


def to_another_file(pdf):
    del pdf.Root.Outlines.First["/Dest"]
    pdf.Root.Outlines.First.A = Dictionary(S=Name.GoToR, F="other.pdf", D=Array([0, Name.Fit]))


def of_nonsense(pdf):
    pdf.Root.Outlines.First.Dest = Array([1, 2, 3])
    pdf.Root.Outlines.Last.Title = 7
    pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([3, pdf.Root])))


@pytest.mark.parametrize("change", [in_a_ring, to_no_page, to_another_file, of_nonsense])
def test_odd_bookmarks_cost_nothing_but_themselves(change):
    """Rings, nonsense and what leads elsewhere: the pages are published, and the file is sound."""
    after = rebuild(long_paper(change=change)).data
    assert inspect_pdf(after).foreign == ()
    assert len(inspect_pdf(after).bookmarks) >= 4


def test_many_bookmarks_are_read_to_the_last():
    """A chain is longer than any program climbs step by step."""

    def many(pdf):
        with pdf.open_outline() as outline:
            outline.root[:] = [OutlineItem(f"Day {number}", 0) for number in range(500)]

    assert len(inspect_pdf(rebuild(long_paper(change=many)).data).bookmarks) == 500


def test_the_inspector_finds_a_page_behind_a_bookmark():
    """What can be opened from a bookmark only is read by nobody, so it may not be there."""
    with pikepdf.open(io.BytesIO(rebuild(long_paper()).data)) as pdf:
        page = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9])))
        page.Contents = Stream(pdf, papers.lines("Zofia Nowak"))
        pdf.Root.Outlines.First.Dest[0] = page
        assert "a page that is not one of its pages" in inspect_pdf(settled(pdf)).foreign
