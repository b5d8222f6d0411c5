from __future__ import annotations

from tests.photos.photo_site import picture

from photos.markup import rewrite
from photos.renditions import RenditionSet, kept_free
from photos.scan import scan


def placed(html: str, *sets: RenditionSet | None, gallery: tuple[RenditionSet, ...] = ()) -> str:
    found = scan(html)
    pictures = dict(zip(dict.fromkeys(found.links), sets, strict=False))
    return rewrite(html, found, pictures, {"beans": gallery})


def test_a_picture_alone_in_its_paragraph_becomes_a_figure():
    """With sizes known before it is loaded, and the album's alt text."""
    assert placed('<p><img alt="" src="{static}/a.jpg"></p>', picture()) == (
        '<figure><img src="{static}/pictures/aa-960.jpg" alt="Beans" width="960" height="720" '
        'fetchpriority="high"></figure>'
    )


def test_a_title_becomes_the_caption_and_the_credit_follows():
    """What a licence asks for stands under the picture."""
    html = '<p><img alt="Mine" src="{static}/a.jpg" title="In <b> May"></p>'
    figure = placed(html, picture(credit="Jo Smith", licence="CC BY 4.0"))
    assert "<figcaption>In &lt;b&gt; May – Picture: Jo Smith (CC BY 4.0)</figcaption>" in figure
    assert 'alt="Mine"' in figure
    assert "title=" not in figure


def test_a_credit_is_shown_within_text_too():
    """A licence does not ask where the picture stands."""
    inline = placed('<p>So <img src="{static}/a.jpg"> it is</p>\n', picture(credit="Jo"))
    assert inline.endswith(' it is</p><p class="credit">Picture: Jo</p>\n')
    bare = placed('<div><img src="{static}/a.jpg"></div>', picture(credit="Jo"))
    assert bare.endswith('"><small class="credit">Picture: Jo</small></div>')


def test_only_the_first_picture_is_loaded_at_once():
    """The others wait until somebody scrolls to them."""
    html = '<p><img src="{static}/a.jpg"> <img src="{static}/b.jpg"></p>'
    first, second = placed(html, picture("aa"), picture("bb")).split("> <")
    assert "loading" not in first
    assert 'loading="lazy"' in second


def test_everything_else_stays_letter_by_letter():
    """Entities, comments and odd markup are none of our business."""
    html = '<P>a &nbsp; b<!-- c --><br/>\n<img src="{static}/a.jpg"><img src="/x.png">&lt;</P>'
    before, after = placed(html, picture()).split("<img", 1)
    assert before == "<P>a &nbsp; b<!-- c --><br/>\n"
    assert after.endswith('><img src="/x.png">&lt;</P>')


def test_attributes_that_would_load_something_else_are_dropped():
    """Sizes of the original are wrong now; a class or an id is kept."""
    html = '<img srcset="{static}/a.jpg 2x" width="9000" class="wide" src="{static}/b.jpg">'
    image = placed(html, picture("aa"), picture("bb"))
    assert "9000" not in image
    assert "srcset" not in image
    assert image.endswith('class="wide">')


def test_a_hostile_alt_text_stays_text():
    """It cannot close the attribute, nor lead Pelican's search for links astray."""
    image = placed('<img src="{static}/a.jpg">', picture(alt='"><script>x</script> {static}/y'))
    assert "<script" not in image
    assert image.count('"') % 2 == 0


def test_a_link_to_a_picture_leads_to_the_largest():
    """Also from other attributes than `href`."""
    html = '<a href="{static}/a.jpg">big</a><video poster="{static}/a.jpg"></video>'
    assert placed(html, picture()) == (
        '<a href="{static}/pictures/aa-1440.jpg">big</a>'
        '<video poster="{static}/pictures/aa-1440.jpg"></video>'
    )


def test_what_is_not_to_be_had_is_taken_out():
    """Its finding stops the build; the page shows nothing in its place."""
    html = '<p>x <img src="{static}/a.jpg"> <a class="b" href="{static}/a.jpg">y</a></p>'
    assert placed(html, None) == '<p>x  <a class="b">y</a></p>'


def test_other_links_are_not_touched():
    """Pelican resolves them as ever."""
    html = '<a href="{filename}/posts/x.md">x</a> <img src="{static}/drawing.svg">'
    assert rewrite(html, scan(html), {}, {}) == html


def test_a_picture_that_is_not_published_has_an_address_without_a_size():
    """So its page can be inspected all the same."""
    free = kept_free("albums/a.jpg", "d" * 64, "undeclared")
    image = placed('<img src="{static}/a.jpg">', RenditionSet("albums/a.jpg", (free,)))
    assert image == f'<img src="{{static}}/{free.path}" alt="" fetchpriority="high">'


def test_a_gallery_stands_where_its_line_stood():
    """Each picture leads to its largest size; no script is needed."""
    html = "<p>Before</p>\n<p>[gallery:beans]</p>\n<p>After</p>"
    page = placed(html, gallery=(picture("aa"), picture("bb", credit="Jo")))
    assert page.startswith('<p>Before</p>\n<div class="gallery">\n<figure><a href="{static}/pic')
    assert page.count("<figure>") == 2
    assert page.count('loading="lazy"') == 1
    assert page.endswith("<figcaption>Picture: Jo</figcaption></figure>\n</div>\n<p>After</p>")


def test_a_gallery_line_splits_its_paragraph():
    """A teacher who forgot the empty lines gets the gallery all the same."""
    page = placed("<p>Before\n[gallery:beans]\nAfter</p>", gallery=(picture(),))
    assert page.startswith("<p>Before\n</p>\n<div")
    assert page.endswith("</div>\n<p>\nAfter</p>")


def test_an_unknown_gallery_leaves_nothing_behind():
    """Its finding stops the build."""
    assert placed("<p>x</p><p>[gallery:peas]</p>") == "<p>x</p>"
