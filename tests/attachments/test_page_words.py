"""What is seen on a page is held against what its text says."""

from functools import cache

import pytest

from attachments.drawing import drawn
from attachments.letters import laid_out
from attachments.page_words import only_seen
from attachments.rebuild import rebuild
from tests import drawn_papers, papers
from tests.attachments.chromium import needs_chromium, printed

NAME = "Zofia Nowak"


def seen_only(data: bytes) -> str:
    new = rebuild(data).data
    return " | ".join(only_seen(laid_out(new), drawn(new)))


LEAKS = {
    "letters as shapes": lambda: drawn_papers.article(drawn_papers.outlines(NAME)),
    "letters as little squares": lambda: drawn_papers.article(drawn_papers.squares(NAME)),
    "shapes in a line of text": lambda: drawn_papers.with_resources(
        papers.lines("The cup goes to") + b" " + drawn_papers.outlines(NAME, 165, 710, 0.1)
    ),
    "a letter that is a drawing": lambda: drawn_papers.letters_of_shapes(NAME),
    "a font that lies": lambda: drawn_papers.says(NAME, "Green Beans"),
    "a font that lies about one letter": lambda: drawn_papers.says(NAME, "Sofia Nowak"),
}


@pytest.mark.parametrize("how", LEAKS)
def test_a_name_that_the_text_does_not_have_is_read(how):
    """Whatever it is made of, it is seen on the page."""
    assert NAME in seen_only(LEAKS[how]())


@pytest.mark.parametrize("words", [NAME, "Green Beans"])
def test_what_the_text_says_is_not_read_again(words):
    """The twin: of an honest font nothing is told twice, and no misreading is told at all."""
    assert seen_only(drawn_papers.says(words, words)) == ""


def test_a_name_keeps_the_words_beside_it():
    """A first name in the text and a surname in shapes are one name."""
    line = papers.lines("Well done Zofia") + b" " + drawn_papers.outlines("Nowak", 163, 710, 0.1)
    assert NAME in seen_only(drawn_papers.with_resources(line))


@cache
def newsletter(style: str) -> bytes:
    return printed(drawn_papers.newsletter(style))


@needs_chromium
@pytest.mark.parametrize("style", drawn_papers.STYLES)
def test_of_a_real_newsletter_nothing_is_left(style):
    """Fonts, columns, tables and lists as a browser prints them: the text says all of it."""
    assert seen_only(newsletter(style)) == ""


@needs_chromium
def test_a_page_like_a_roll_of_paper_is_read_in_full():
    """Programs for the web print one page a metre long; a name at its end is seen."""
    paper = drawn_papers.newsletter("plain", long=True)
    shape = f'<svg width="400" height="60"><path d="{drawn_papers.svg_path(NAME)}"/></svg>'
    data = printed(paper.replace("</body>", f"{shape}</body>"))
    assert NAME in seen_only(data)
