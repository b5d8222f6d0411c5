"""A page on which nothing can be but letters, rules and whole pictures is told from all others."""

import io

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image

from attachments.letters import laid_out
from attachments.rebuild import rebuild
from tests import drawn_papers, papers


def is_plain(data: bytes) -> bool:
    (page,) = laid_out(rebuild(data).data)
    return page.plain


def with_picture(change=lambda _image: None, **how) -> bytes:
    paper = papers.newsletter(pictures=[papers.photo(320, 240)], **how)
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        change(next(iter(pdf.pages[0].get_images().values())))
        return papers.saved(pdf)


def table(more: bytes = b"") -> bytes:
    """Rules, and cells with a ground of their own."""
    rules = b"".join(
        b" 72 %d m 472 %d l S 72 %d 400 18 re S" % (y, y, y) for y in range(90, 500, 20)
    )
    return drawn_papers.article(rules + b" 0.9 g 72 90 400 18 re f" + more)


PLAIN = {
    "text": papers.newsletter,
    "a photo": with_picture,
    "two photos apart": lambda: papers.newsletter(
        pictures=[papers.photo(320, 240), papers.photo(321, 240)]
    ),
    "a table": table,
    "a heading in a box with round corners": lambda: table(
        b" 72 600 m 80 600 l 84 600 88 604 88 608 c 88 612 84 616 80 616 c S"
    ),
}
OTHER = {
    "letters as shapes": lambda: drawn_papers.article(drawn_papers.outlines("Ivo")),
    "letters as squares": lambda: drawn_papers.article(drawn_papers.squares("Ivo")),
    "letters that are drawings": lambda: drawn_papers.letters_of_shapes("Ivo"),
    "a mesh": lambda: drawn_papers.meshed(Image.new("RGB", (90, 60)), 30),
    "many squares": lambda: drawn_papers.article(
        b"".join(b" %d 600 9 9 re f" % (72 + 9 * n) for n in range(45))
    ),
    "a pattern": lambda: drawn_papers.PARTS["a pattern"]("Ivo"),
    "a mask of a drawing": lambda: drawn_papers.PARTS["a mask"]("Ivo"),
    "a photo turned into its negative": lambda: with_picture(
        lambda image: image.__setattr__("Decode", pikepdf.Array([1, 0] * 3))
    ),
    "a small picture": lambda: papers.newsletter(pictures=[papers.photo(40, 30)]),
    "strips of a photo": lambda: papers.newsletter(
        pictures=[papers.photo(640, 120), papers.photo(640, 121)], size=400
    ),
    "words that run upwards": lambda: drawn_papers.article(
        b" BT /F1 12 Tf 0 1 -1 0 300 300 Tm (Beans) Tj ET"
    ),
    "mixed colours": lambda: drawn_papers.with_resources(
        papers.lines("Beans"),
        ExtGState=lambda _pdf: pikepdf.Dictionary(G=pikepdf.Dictionary(BM=Name.Difference)),
    ),
}


@pytest.mark.parametrize("what", PLAIN)
def test_an_ordinary_page_is_plain(what):
    """It need not be searched as a whole: what is on it is read and looked at by itself."""
    assert is_plain(PLAIN[what]())


@pytest.mark.parametrize("what", OTHER)
def test_a_page_with_anything_else_is_not(what):
    """Something may be seen there that is in no text and in no picture."""
    assert not is_plain(OTHER[what]())
