"""What a page loads from elsewhere, and what it only leads to."""

import pytest
from tests.rules.one_page import found_on
from tests.school import Built

from safeguarding.documents import Kind
from safeguarding.record import Made

RULE = "third-party-resource"

LOADS = [
    '<img src="https://beans.example/1.jpg" alt="x">',
    '<img src="//beans.example/1.jpg" alt="x">',
    '<img src="HTTPS://www.nhs.uk/1.jpg" alt="x">',
    '<img src="1.jpg" srcset="1.jpg 1x, https://beans.example/2.jpg 2x" alt="x">',
    '<img src="https://counter.example/p.gif?u=1" width="1" height="1" alt="">',
    '<picture><source srcset="https://beans.example/1.avif"><img src="1.jpg" alt="x"></picture>',
    '<video src="https://beans.example/1.mp4"></video>',
    '<video poster="https://beans.example/1.jpg"></video>',
    '<audio src="https://beans.example/1.mp3"></audio>',
    '<iframe src="https://www.youtube.com/embed/1"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/1"></iframe>',
    '<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>',
    '<embed src="https://beans.example/1.swf">',
    '<object data="https://beans.example/1.pdf"></object>',
    '<script src="https://cdn.example/jquery.js"></script>',
    '<script async src="https://www.googletagmanager.com/gtag/js?id=1"></script>',
    '<script src="https://platform.twitter.com/widgets.js"></script>',
    '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Bean">',
    '<link rel="alternate stylesheet" href="https://fonts.example/css">',
    '<link rel="preload" as="font" href="https://fonts.example/1.woff2">',
    '<link rel="prefetch" href="https://beans.example/">',
    '<link rel="preconnect" href="https://fonts.gstatic.com">',
    '<link rel="dns-prefetch" href="//fonts.gstatic.com">',
    '<link rel="prerender" href="https://beans.example/">',
    '<link rel="modulepreload" href="https://cdn.example/1.js">',
    '<link rel="icon" href="https://beans.example/1.ico">',
    '<link rel="manifest" href="https://beans.example/m.json">',
    '<link href="https://beans.example/">',
    '<p style="background: url(https://beans.example/1.png)">x</p>',
    "<p style=\"background: url('//beans.example/1.png')\">x</p>",
    "<p style=\"background: image-set('https://beans.example/1.png' 1x)\">x</p>",
    '<style>@import "https://fonts.example/1.css";</style>',
    "<style>@import url(https://fonts.example/1.css);</style>",
    "<style>@font-face { src: url(https://fonts.example/1.woff2) }</style>",
    '<table background="https://beans.example/1.png"><tr><td>x</td></tr></table>',
    '<a href="https://www.nhs.uk/" ping="https://counter.example/">x</a>',
    '<input type="image" src="https://beans.example/1.png">',
    '<img src="https://[beans" alt="x">',
]
LEADS = [
    '<a href="https://www.nhs.uk/">x</a>',
    '<a href="https://www.gov.uk/guide.pdf">x</a>',
    '<a href="https://www.nhs.uk/bean.jpg">x</a>',
    '<img src="../pictures/place.jpg" alt="x">',
    '<img src="https://blog.school.example/pictures/place.jpg" alt="x">',
    '<link rel="stylesheet" href="../theme/css/school.css">',
    '<link rel="icon" href="/theme/images/icon.png">',
    '<link rel="canonical" href="https://blog.school.example/">',
    '<link rel="canonical" href="https://www.school.example/posts/beans.html">',
    '<link rel="alternate" type="application/atom+xml" href="https://feeds.school.example/all.xml">',
    '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
    '<link rel="me" href="https://x.com/test_school">',
    '<p style="background: url(../pictures/place.jpg)">x</p>',
    "<style>p { color: green }</style>",
    '<blockquote cite="https://www.nhs.uk/">Eat beans.</blockquote>',
    "<p>Fonts come from https://fonts.example, scripts from cdn.example/1.js</p>",
    '<img src="data:image/png;base64,AAAA" alt="x">',
    '<a href="mailto:office@school.example">x</a>',
]


@pytest.mark.parametrize("html", LOADS)
def test_what_is_loaded_from_elsewhere_is_found(html):
    """Even from a website that the school trusts: its owner learns who reads the page."""
    assert found_on(RULE, html)


@pytest.mark.parametrize("html", LEADS)
def test_links_and_our_own_files_pass(html):
    """The innocent twin: nothing is fetched from anybody else when the page is opened."""
    assert not found_on(RULE, html)


@pytest.mark.parametrize("kind", [Kind.PAGE, Kind.ENTRY, Kind.SNIPPET])
def test_every_kind_of_page_is_looked_at(kind):
    """Feed readers load pictures, too."""
    assert found_on(RULE, LOADS[0], kind)


THEME_LOADS = {
    "css/a.css": '@import "https://fonts.example/1.css";',
    "css/b.css": "@font-face { src: url(//fonts.example/1.woff2) }",
    "css/c.css": "body { background: URL( 'https://beans.example/1.png' ) }",
    "js/a.js": 'fetch("https://counter.example/1")',
    "js/b.js": "const socket = new WebSocket('wss://counter.example')",
    "js/c.js": "load(`//cdn.example/1.js`)",
}
THEME_LEADS = {
    "css/a.css": '@import "school.css"; /* thanks to https://beans.example */',
    "css/b.css": "@font-face { src: url(../fonts/1.woff2) }",
    "css/c.css": "body { background: url(data:image/png;base64,AAAA) }",
    "js/a.js": 'fetch("../index.json") // as https://beans.example does',
    "js/b.js": 'document.createElementNS("http://www.w3.org/2000/svg", "svg")',
}


@pytest.mark.parametrize("path", THEME_LOADS)
def test_the_theme_loads_nothing_either(tmp_path, path):
    """A new theme may bring fonts and counters of its maker."""
    assert RULE in Built(tmp_path).add(f"theme/{path}", THEME_LOADS[path], Made.THEME).rules()


@pytest.mark.parametrize("path", THEME_LEADS)
def test_a_theme_of_its_own_files_passes(tmp_path, path):
    """The innocent twin: its own files, and remarks about others."""
    assert RULE not in Built(tmp_path).add(f"theme/{path}", THEME_LEADS[path], Made.THEME).rules()


COMMENT_WIDGETS = {
    "Disqus": '<div id="disqus_thread"></div><script src="https://x.disqus.com/embed.js"></script>',
    "Facebook": '<div id="fb-root"></div><script src="https://connect.facebook.net/en_GB/sdk.js">'
    '</script><div class="fb-comments" data-href="https://blog.school.example"></div>',
    "utterances": '<script src="https://utteranc.es/client.js" repo="a/b"></script>',
    "giscus": '<script src="https://giscus.app/client.js" data-repo="a/b"></script>',
    "Commento": '<script defer src="https://cdn.commento.io/js/commento.js"></script>',
    "Isso": '<script data-isso="//comments.example/" src="//comments.example/js/embed.min.js">'
    "</script>",
    "inline": "<script>var disqus_config = 1; document.createElement('script');</script>",
    "form": '<form action="/comment"><textarea name="words"></textarea></form>',
    "foreign form": '<form action="https://formspree.io/f/1"><input name="words"></form>',
    "frame": '<iframe src="https://cusdis.com/frame"></iframe>',
    "guestbook": '<iframe srcdoc="<p>Write here</p>"></iframe>',
}


@pytest.mark.parametrize("widget", COMMENT_WIDGETS)
def test_no_widget_for_comments_is_published(tmp_path, widget):
    """Clause S8: there are no comments on the site, so nobody has to read them all night."""
    built = Built(tmp_path).add_post("posts/beans.html", COMMENT_WIDGETS[widget])
    stopping = {f.rule for f in built.findings() if f.level.stops_the_build}
    assert stopping & {RULE, "unsafe-html"}


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Comments</h2><p>Tell us at the gate what you think of our beans.</p>",
        '<p class="comments">Visitors left kind comments in the book.</p>',
        "<p>We use neither Disqus nor Facebook comments.</p>",
    ],
)
def test_a_page_about_comments_passes(tmp_path, html):
    """The innocent twin: the word is no widget."""
    assert Built(tmp_path).add_post("posts/beans.html", html).rules() == set()
