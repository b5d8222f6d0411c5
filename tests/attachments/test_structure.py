"""What screen readers need is kept, in standard kinds, and is judged as text."""

import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from attachments.rebuild import rebuild
from safeguarding.pdf_bytes import inspect_pdf
from safeguarding.pdf_bytes.canonical import settled, titled
from safeguarding.pdf_reader import read_pdf
from tests import drawn_papers, papers
from tests.attachments.chromium import needs_chromium, printed


def with_structure(change=lambda _pdf: None, **entries) -> bytes:
    with pikepdf.open(io.BytesIO(papers.newsletter())) as pdf:
        papers.structured(pdf, **entries)
        change(pdf)
        return papers.saved(pdf)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def kinds(element) -> list:
    """The kinds of an element and of all below it: [kind, [kids…]]; a star for what is painted."""
    below = [kinds(kid) if "/S" in kid else "*" for kid in element.get("/K", [])]
    return [str(element.get("/S", "root")), *below]


def flat(tree) -> list[str]:
    return [name for part in tree for name in ([part] if isinstance(part, str) else flat(part))]


@cache
def newsletter() -> bytes:
    return printed(drawn_papers.newsletter("plain"))


@needs_chromium
def test_headings_lists_tables_and_links_of_a_newsletter_stay():
    """As a browser prints it; each element knows what is painted, and that knows its element."""
    after = rebuild(newsletter()).data
    assert inspect_pdf(after).foreign == ()
    with opened(after) as pdf:
        tree = flat(kinds(pdf.Root.StructTreeRoot))
        for kind in (
            "/H1",
            "/H2",
            "/H3",
            "/P",
            "/Table",
            "/TR",
            "/TH",
            "/TD",
            "/L",
            "/LI",
            "/Link",
        ):
            assert kind in tree
        assert (pdf.Root.MarkInfo.Marked, str(pdf.Root.Lang)) == (True, "en-GB")
        assert "StructParent" in repr(pdf.pages[0].obj.Annots[0])
        rows = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        numbers = pdf.pages[0].obj.Contents.read_bytes().count(b"/MCID")
        assert len(rows[1 + rows.index(0)]) == numbers > 10


@needs_chromium
def test_an_unstructured_newsletter_gets_no_structure():
    """The twin: nothing is made up."""
    with opened(newsletter()) as pdf:
        del pdf.Root.StructTreeRoot
        data = papers.saved(pdf)
    with opened(rebuild(data).data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert b"BDC" not in pdf.pages[0].obj.Contents.read_bytes()


def test_a_description_is_kept_and_read():
    """What is read aloud of a picture is a text of the document, and rules judge it."""
    after = rebuild(with_structure(kind="/Figure", Alt="Zofia Nowak plants a bean")).data
    assert inspect_pdf(after).foreign == ()
    texts = read_pdf("a.pdf", after, "https://s.example").texts
    assert ("Zofia Nowak plants a bean", "what is read aloud") in {
        (t.words, t.where) for t in texts
    }


def test_a_programs_own_kinds_become_standard_ones():
    """By the map of the file; a kind that it does not map says nothing of itself."""
    roles = {"RoleMap": Dictionary({"/Headline": Name.H2})}
    with opened(rebuild(with_structure(root=roles, kind="/Headline")).data) as pdf:
        assert kinds(pdf.Root.StructTreeRoot) == ["root", ["/H2", "*"]]
    ring = {"RoleMap": Dictionary({"/A": Name.B, "/B": Name.A})}
    with opened(rebuild(with_structure(root=ring, kind="/A")).data) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def in_a_ring(pdf):
    element = pdf.Root.StructTreeRoot.K[0]
    element.K = Array([0, element])


def deep(pdf):
    element = pdf.Root.StructTreeRoot.K[0]
    for _ in range(500):
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Sect, K=Array([element]))
        )
    pdf.Root.StructTreeRoot.K = element


def on_no_page(pdf):
    element = pdf.Root.StructTreeRoot.K[0]
    element.Pg = pdf.make_indirect(Dictionary(Type=Name.Page, Contents=Stream(pdf, b"")))


def of_another_kind(pdf):
    pdf.Root.StructTreeRoot.K = Array([7, pikepdf.String("x"), Name.P, Dictionary(S=3)])


@pytest.mark.parametrize("change", [in_a_ring, deep, on_no_page, of_another_kind])
def test_an_odd_structure_costs_nothing_but_itself(change):
    """Rings, towers and nonsense: the page is published, and is sound."""
    after = rebuild(with_structure(change)).data
    assert inspect_pdf(after).foreign == ()
    assert rebuild(after).data == after


def hidden_page(pdf):
    """A page that no reader shows, to which an element leads."""
    page = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9])))
    page.Contents = Stream(pdf, papers.lines("Zofia Nowak"))
    pdf.Root.StructTreeRoot.K[0].K[0].Pg = page


def test_the_inspector_finds_a_page_behind_an_element():
    """What can be opened from the structure only is read by nobody, so it may not be there."""
    with opened(rebuild(with_structure()).data) as pdf:
        hidden_page(pdf)
        assert "a page that is not one of its pages" in inspect_pdf(settled(pdf)).foreign


def test_a_title_is_shown_and_judged():
    """It is ours, and yet it is read like every other text."""
    data = titled(rebuild(papers.newsletter()).data, "Zofia Nowak wins")
    contents = inspect_pdf(data)
    assert contents.foreign == ()
    assert contents.spoken == ("Zofia Nowak wins",)
    with opened(data) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
