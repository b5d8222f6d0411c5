"""Which texts are words that people read."""

import pytest

from safeguarding.documents import Document, Kind, Text
from safeguarding.html_reader import read_html
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.record import Made, Origin
from safeguarding.spoken import is_read, spoken

HTML = """<html><head><title>Beans</title><meta name="theme-color" content="#0f4c4a">
<meta name="description" content="On beans"><style>p { color: #aaa }</style>
<script type="application/ld+json">{"headline": "Beans of ours"}</script></head>
<body><h1 id="top">Our beans</h1><p>They <em>grow</em>.</p><img src="a.jpg" alt="A pot"></body>"""


def test_words_are_read_and_code_is_not():
    """Titles, descriptions and texts; neither styles, ids, addresses nor data."""
    page = Page(read_html("x.html", HTML, "https://school.example"))
    words = {text.words for text in spoken(page)}
    assert words == {"Beans", "On beans", "Our beans", "They grow.", "A pot"}
    assert [text.words for text in spoken(page, ".")] == ["They grow."]
    assert [text.words for text in spoken(page, "@", ".")] == ["They grow."]


@pytest.mark.parametrize(("made", "read"), [(Made.STATIC, True), (Made.EXTRA, False)])
def test_a_text_to_take_away_is_read(made, read):
    """A sitemap is not."""
    document = Document("x.txt", Kind.TEXT, (Text("Beans", Place.PROSE, "text"),))
    page = Page(document, origin=Origin(made))
    assert is_read(page) is read
    assert bool(spoken(page)) is read
    assert not is_read(Page(document))
