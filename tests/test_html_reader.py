"""Everything that a page says, shows, links or runs is read."""

import pytest

from safeguarding.documents import Kind
from safeguarding.html_reader import read_html
from safeguarding.mentions import Place

SITE = "https://blog.school.example"


def read(html):
    return read_html("posts/beans.html", html, SITE)


def words(html):
    return [text.words for text in read(html).texts]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ame<b>lia</b> Khan", "Amelia Khan"),
        ("<p>Amelia<br>Khan", "Amelia Khan"),
        ("<table><tr><td>Amelia<td>Khan</table>", "Amelia Khan"),
        ("<p>Amelia&nbsp;Khan", "Amelia Khan"),
        ("<p>&#65;melia Khan", "Amelia Khan"),
        ("<p>Amelia\n   Khan", "Amelia Khan"),
        ("<p><span>Amelia</span> <span>Khan</span>", "Amelia Khan"),
        ("<!-- Amelia Khan -->", "Amelia Khan"),
        ('<img alt="Amelia Khan">', "Amelia Khan"),
        ('<p title="Amelia Khan">x', "Amelia Khan"),
        ('<p aria-label="Amelia Khan">x', "Amelia Khan"),
        ('<p data-who="Amelia Khan">x', "Amelia Khan"),
        ('<meta name=description content="Amelia Khan">', "Amelia Khan"),
        ("<title>Amelia Khan</title>", "Amelia Khan"),
        ("<template><p>Amelia Khan</p></template>", "Amelia Khan"),
        ("<noscript>Amelia Khan</noscript>", "Amelia Khan"),
        ("<textarea>Amelia Khan</textarea>", "Amelia Khan"),
        ("<svg><title>Amelia Khan</title></svg>", "Amelia Khan"),
        ("<script>var a='Amelia Khan'</script>", "var a='Amelia Khan'"),
        ("<style>p::after{content:'Amelia Khan'}</style>", "p::after{content:'Amelia Khan'}"),
        ('<script type="application/ld+json">{"a":["Amelia Khan"]}</script>', "Amelia Khan"),
        ('<a href="/amelia-khan">x</a>', "/amelia-khan"),
        ("<p hidden>Amelia Khan", "Amelia Khan"),
        ("<div><div>Amelia Khan</div></div>", "Amelia Khan"),
        ('<iframe srcdoc="Amelia Khan"></iframe>', "Amelia Khan"),
        ('<p class="amelia-khan">', "amelia-khan"),
        ("<p amelia-khan>x", "amelia-khan"),
        ("<amelia-khan>x", "amelia-khan"),
    ],
)
def test_text_is_read_wherever_it_stands(html, expected):
    """Markup neither hides a name nor splits it."""
    assert expected in words(html)


def test_blocks_are_kept_apart():
    """The end of one paragraph and the start of the next make no name together."""
    assert words("<p>We met Amelia</p><p>Khan Academy</p>") == ["We met Amelia", "Khan Academy"]
    assert words("<div>one<p>two</p>three</div>") == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ("<p>Will", Place.PROSE),
        ("<h2>Will</h2>", Place.LABEL),
        ("<figcaption>Will</figcaption>", Place.LABEL),
        ('<img alt="Will">', Place.LABEL),
        ('<p class="Will">', Place.CODE),
        ('<a href="Will">', Place.ADDRESS),
    ],
)
def test_the_place_of_a_text_is_known(html, place):
    """A capital letter says less in a headline than inside a sentence."""
    assert [text.place for text in read(html).texts if text.words == "Will"] == [place]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="../pictures/a.jpg">',
        "<IMG SRC=../pictures/a.jpg>",
        '<img srcset="x.jpg 1x, ../pictures/a.jpg 2x">',
        '<picture><source srcset="../pictures/a.jpg"></picture>',
        '<video poster="../pictures/a.jpg"></video>',
        '<a href="../pictures/a.jpg">x</a>',
        '<p style="background:url(../pictures/a.jpg)">',
        "<style>p{background:url('../pictures/a.jpg')}</style>",
        f'<meta property="og:image" content="{SITE}/pictures/a.jpg">',
        f'<script type="application/ld+json">{{"image":"{SITE}/pictures/a.jpg"}}</script>',
        '<link rel="preload" href="/pictures/a.jpg">',
        '<object data="../pictures/a.jpg"></object>',
        '<embed src="../pictures/a.jpg">',
        '<input type="image" src="../pictures/a.jpg">',
        '<svg><image href="../pictures/a.jpg"/></svg>',
        '<body background="../pictures/a.jpg">',
    ],
)
def test_every_way_to_show_a_picture_is_seen(html):
    """A page shows what it loads or links, by whatever element or attribute."""
    assert "pictures/a.jpg" in [use.path for use in read(html).pictures]


def test_somebody_elses_pdf_is_a_link_and_no_picture():
    """A guide of the government shows none of our pupils; our own PDF may."""
    assert read('<a href="https://www.gov.uk/guide.pdf">Guide</a>').pictures == ()
    assert read('<a href="../downloads/letter.pdf">Letter</a>').pictures


def test_an_icon_link_to_a_page_shows_nothing():
    """The innocent neighbour: a link to a page is no picture."""
    assert read('<a href="../pictures/index.html">Pictures</a>').pictures == ()


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        '<body><script type="application/ld+json">{}</script>',
        '<p onclick="x">',
        "<form><input></form>",
        "<iframe></iframe>",
        "<object></object>",
        "<embed>",
        "<svg></svg>",
        "<math></math>",
        "<template></template>",
        '<base href="https://elsewhere.example">',
        '<meta http-equiv="refresh" content="0;url=/">',
        '<a href="javascript:x">y</a>',
        '<a href=" java\tscript:x">y</a>',
        '<img src="data:image/png;base64,AA==">',
    ],
)
def test_hazards_are_seen(html):
    """What runs code, collects input or shows what cannot be checked is a hazard."""
    assert read(html).hazards


@pytest.mark.parametrize(
    "html",
    [
        "<p>A script, a form and a frame</p>",
        '<head><script type="application/ld+json">{"@type":"BlogPosting"}</script></head>',
        '<script src="/theme/menu.js" defer></script>',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">',
        "<details><summary>More</summary>Text</details>",
    ],
)
def test_ordinary_pages_hold_no_hazard(html):
    """The innocent neighbours of the hazards."""
    assert read(html).hazards == ()


def test_links_and_anchors():
    """Links carry the file and the anchor they lead to; ids are anchors."""
    document = read('<h2 id="peas">Peas</h2><a href="harvest.html#corn">x</a>')
    assert document.anchors == {"peas"}
    assert [(link.path, link.fragment) for link in document.links] == [
        ("posts/harvest.html", "corn")
    ]
    assert document.kind is Kind.PAGE


def test_deep_nesting_ends():
    """A page of 50,000 open elements is read without recursion."""
    assert words("<div>" * 50_000 + "deep")[-1] == "deep"


@pytest.mark.parametrize("html", ["<!-- A K -->\n<html><p>x", "<html><p>x</html><!-- A K -->"])
def test_comments_outside_the_page_are_read(html):
    """Browsers and networks receive what stands before and after <html> too."""
    assert "A K" in words(html)


def test_a_doctype_is_read():
    """A declaration is text like any other; the parser keeps none of it."""
    assert any("amelia-khan" in word for word in words('<!DOCTYPE html SYSTEM "amelia-khan"><p>x'))


def test_what_the_parser_drops_is_read():
    """An end tag may carry words that no browser shows and every harvester finds."""
    assert any("Amelia Khan" in word for word in words('<p>x</p data-x="Amelia Khan">'))
    assert any("Amelia Khan" in word for word in words('<p title="a" title="Amelia Khan">'))


@pytest.mark.parametrize(
    "code",
    [
        "background:url(data:image/png;base64,AAAA)",
        "background:URL( 'DATA:image/png;base64,AAAA' )",
        "list-style-image:url(data:;base64,AAAA)",
        "cursor:url(data:image/png;base64,AAAA),auto",
        "--x:url(data:image/png;base64,AAAA)",
        "background:image-set('a.jpg' 1x, 'data:image/png;base64,AAAA' 2x)",
        r"background:u\72l(data:image/png;base64,AAAA)",
        r"background:url(\64 ata:image/png;base64,AAAA)",
        "background:image-set(/* */'data:image/png;base64,AAAA' 1x)",
        r"background:url(da\ta:image/png;base64,AAAA)",
    ],
)
def test_a_picture_that_is_written_into_a_style_is_a_hazard(code):
    """Nobody can check a picture that is no file, wherever it is written."""
    assert read(f"<style>p{{{code}}}</style>").hazards
    assert read(f'<p style="{code}">x').hazards


def test_every_picture_of_a_set_is_shown():
    """A sharp screen shows the second."""
    shown = read("<style>p{background:image-set('../a.jpg' 1x, '../b.jpg' 2x)}</style>")
    assert [use.path for use in shown.pictures] == ["a.jpg", "b.jpg"]


@pytest.mark.parametrize("code", ["color: red", "--my-data:1", "content:'data: seven beans'"])
def test_an_ordinary_style_is_no_hazard(code):
    """The twin: colours, and words that only look like it."""
    assert not read(f"<style>p{{{code}}}</style>").hazards
    assert not read(f'<p style="{code}">x').hazards


def test_escapes_in_a_style_are_read_as_a_browser_does():
    """A name or an address may be written letter by letter."""
    code = r"p::after{content:'\41 melia Khan';background:u\72l(../pictures/a.jpg)}"
    shown = read(f"<style>{code}</style>")
    assert any("Amelia Khan" in text.words for text in shown.texts)
    assert [use.path for use in shown.pictures] == ["pictures/a.jpg"]
