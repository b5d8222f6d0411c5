from __future__ import annotations

import pytest

from photos.scan import Link, scan


def links(html: str) -> list[Link]:
    return list(scan(html).links)


@pytest.mark.parametrize(
    "html",
    [
        '<p><img alt="x" src="{static}/albums/a.jpg"></p>',
        "<p><img alt='a > b' src='{static}/albums/a.jpg'></p>",
        "<IMG SRC={static}/albums/a.jpg>",
        '<img src="|static|/albums/a.jpg" />',
        '<a href="{static}/albums/a.jpg#top">',
        '<video poster=" {static}/albums/a.jpg ">',
    ],
)
def test_a_pelican_link_is_found_however_it_is_written(html: str):
    """Quoted or not, in either form of bracket, in any attribute."""
    assert links(html) == [Link("static", "/albums/a.jpg")]


@pytest.mark.parametrize(
    "html",
    [
        "<p>{static}/albums/a.jpg</p>",
        '<!-- <img src="{static}/albums/a.jpg"> -->',
        "<script>'<img src=\"{static}/albums/a.jpg\">'</script>",
        '<img src="/albums/a.jpg">',
        '<a href="{tag}beans">',
    ],
)
def test_what_is_no_pelican_link_is_left_alone(html: str):
    """Text, comments, scripts, ordinary addresses and other kinds of link."""
    assert links(html) == []


def test_places_are_exact_on_any_line():
    """Whatever stands before, the tag itself is replaced and nothing else."""
    html = '<p>one é\n\ntwo &amp; <img src="{attach}b.png">\n</p>'
    (tag,) = scan(html).tags
    assert html[tag.start : tag.end] == '<img src="{attach}b.png">'


def test_a_space_may_be_written_as_it_is_or_as_code():
    """Both readings are tried."""
    assert Link("static", "my%20photo.jpg").readings == ("my%20photo.jpg", "my photo.jpg")


def test_a_gallery_alone_on_its_line_is_found():
    """In a paragraph of its own, or as a line of one."""
    html = "<p>[gallery:beans]</p>\n<p>Look:\n[gallery: fish &amp; chips ]\n[gallery:b]\nend</p>"
    one, two = scan(html).galleries
    assert one.names == ("beans",)
    assert two.names == ("fish & chips", "b")
    assert html[two.start : two.end] == "[gallery: fish &amp; chips ]\n[gallery:b]"
    assert scan(html).stray == ()


@pytest.mark.parametrize("html", ["<p>See [gallery:beans] here</p>", "<li>[gallery:beans]</li>"])
def test_a_gallery_amid_text_is_told(html: str):
    """It would otherwise stand on the page as it was typed."""
    assert scan(html).stray == ("beans",)
    assert scan(html).galleries == ()


def test_a_gallery_in_an_example_is_no_gallery():
    """A page may explain how galleries are written."""
    found = scan("<p>Write <code>[gallery:beans]</code></p><pre>\n[gallery:b]\n</pre>")
    assert (found.galleries, found.stray) == ((), ())
