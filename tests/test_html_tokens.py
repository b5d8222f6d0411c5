"""Both ways of reading a page, from its serialisation and from its tree, see the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from safeguarding.documents import Kind
from safeguarding.html_reader import read_html, read_tree
from safeguarding.html_tokens import read_tokens
from safeguarding.page_reading import PageReading

SITE = "https://blog.school.example"
ORDINARY = (
    "<p>Amelia",
    "</p>",
    "<p class='a b'>",
    "<em>Kh",
    "</em>an ",
    "<br>",
    "<a href='../pictures/a.jpg'>",
    "</a>",
    "<h2 id=peas>Peas</h2>",
    "<img src='/pictures/a.jpg' alt='A &quot;B&quot; > c'>",
    "<ul><li>one<li>two</ul>",
    "<table><tr><td>Amelia<td>Khan</table>",
    "<dl><dt>Amelia<dd>Khan</dl>",
    "<figure><figcaption>x</figcaption></figure>",
    "<head><meta name=description content='Amelia Khan'></head>",
    "<title>Amelia &lt;Khan&gt;</title>",
    "<!doctype html>",
    "<html>",
    "<body>",
    " text &amp; more &nbsp; ",
)
ODD = (
    "<!-- <p>Amelia</p> -->",
    "<!-->",
    "<!--->x",
    "<!-- a --!> b -->",
    "<!- a -->",
    "<?php echo '-->' ?>",
    "<![CDATA[ <p>x</p> ]]>",
    "<script>var a = '</p>'</script>",
    "<script><!-- <script> </script> --></script>",
    "<script src='/a.js' title='</script>'></script>",
    "<script>'<style>'</script>",
    '<SCRIPT type=application/ld+json>{"a": "Amelia"}</SCRIPT>',
    "<script>unclosed",
    "<style>p > a { content: '<!--' } </style>",
    "<style></script></style>",
    "<style title='\">'>p{}</style>",
    "<textarea><p>x</textarea>",
    "<noscript><p title='</noscript>Amelia'></noscript>",
    "<template><p>Khan</template>",
    "<svg><style><p>x</style><title><b>Amelia</b></title></svg>",
    "<svg><![CDATA[ <p>x ]]></svg>",
    "<math><mi>x</mi></math>",
    "<iframe><p>x</iframe>",
    "<xmp><p>x</xmp>",
    "<plaintext>",
    "<select><option>Amelia</select>",
    "<amelia khan>",
    "<x-y z>",
    "<p title='a\">b'>",
    '<p title="<em>&quot;">',
    "<p title=a title=b TITLE=c>",
    "<P ONCLICK=x>",
    "<p a=1/b='2'>",
    "<p \x00=1>",
    "<p 'x\">",
    '<p x=">',
    "\x00",
    "&#0;&#x80;&notit;&amp",
    "&#65melia",
    "<",
    ">",
    "</",
    "</p class=x>",
    "</br>",
    "<br/>",
    "<image src=a.jpg>",
    "<a><table><a>",
    "<b><p></b></p>",
    "<form><input></form>",
    "<frameset><frame src=a></frameset>",
    "<body title=Amelia><html lang=x>",
    "<!DOCTYPE html PUBLIC 'x'>",
    "\ud800",
    "\r\n\t",
    "\u00ad\u200b",
    " <em>Kh<br>;",
    "<ruby> Kh<rt> an </rt></ruby><br> ",
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(ORDINARY),
        st.sampled_from((*ORDINARY, *ODD)),
        st.text("<>\"'=/!-&;ap \x00\n", max_size=6),
    ),
    max_size=12,
).map("".join)


def read_both_ways(html):
    """The two documents; None for the first where the quick way declines."""
    tree = LexborHTMLParser(html)
    quick, thorough = PageReading("posts/a.html", SITE), PageReading("posts/a.html", SITE)
    accepted = read_tokens(quick, tree.html or "")
    read_tree(thorough, tree)
    return quick.document(Kind.PAGE) if accepted else None, thorough.document(Kind.PAGE)


@settings(max_examples=400, deadline=None)
@given(MARKUP)
def test_the_quick_way_sees_what_the_thorough_way_sees(html):
    """On any markup the quick way declines, or reads exactly what stands in the tree."""
    quick, thorough = read_both_ways(html.encode("utf-8", "replace").decode())
    assert quick is None or quick == thorough


@pytest.mark.parametrize("odd", ODD)
def test_odd_markup_amid_an_ordinary_page(odd):
    """Each oddity by itself, in a page as the theme writes it."""
    html = f"<!DOCTYPE html><html><head><title>x</title></head><body><p>a{odd}b</p></body></html>"
    quick, thorough = read_both_ways(html.encode("utf-8", "replace").decode())
    assert quick is None or quick == thorough


def test_an_ordinary_page_is_read_the_quick_way():
    """The innocent neighbour: what the theme writes never takes the slow way."""
    html = "<!DOCTYPE html><html><head><title>x</title></head><body><p>Our <em>beans</em></p>"
    quick, thorough = read_both_ways(html)
    assert quick == thorough


def test_an_anchor_with_a_space_before_it_is_one_of_this_page():
    """Browsers take the space away; so does the piece that is remembered for a folder."""
    document = read_html("posts/x.html", '<p><a href=" #beans">Beans</a></p>', "https://s.example")
    assert [(link.path, link.fragment) for link in document.links] == [("posts/x.html", "beans")]


@pytest.mark.parametrize("address", ["#beans", "", "?page=2", " ", "x.jpg#beans"])
@pytest.mark.parametrize("tag", ["<a href='{}'>x</a>", "<link rel=icon href='{}'>"])
def test_each_page_of_a_folder_is_read_by_its_own_path(tag, address):
    """What is remembered of one page is never told of the next, whose address differs."""
    html = f"<meta name=theme-color content='#0f4c4a'><main>{tag.format(address)}</main>"
    for path in ("posts/a.html", "posts/b.html", "c.html"):
        quick, thorough = PageReading(path, SITE), PageReading(path, SITE)
        tree = LexborHTMLParser(html)
        assert read_tokens(quick, tree.html or "")
        read_tree(thorough, tree)
        assert quick.document(Kind.PAGE) == thorough.document(Kind.PAGE)


def test_an_address_with_a_page_in_it_is_never_taken_from_another_page():
    """Not even where a colour of the theme would stand, which is the same on every page."""
    html = "<meta name=theme-color content='#fff://x/y.jpg'><link rel=icon href='#'>"
    for path in ("posts/a.html", "posts/b.html"):
        thorough = PageReading(path, SITE)
        read_tree(thorough, LexborHTMLParser(html))
        assert read_html(path, html, SITE) == thorough.document(Kind.PAGE)
