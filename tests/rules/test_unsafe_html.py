"""Words of a post look as they stand there: nothing turns them, hides letters or joins lines."""

import pytest
from tests.school import Built

PICTURE = '<img src="../pictures/pupils.jpg" alt="Two children">'


def rules(tmp_path, html):
    return Built(tmp_path).add_post("posts/beans.html", html).rules()


@pytest.mark.parametrize(
    "html",
    [
        '<p>Well done <bdo dir="rtl">nahK ailemA</bdo></p>',
        '<p><span style="unicode-bidi: bidi-override; direction: rtl">nahK ailemA</span></p>',
        '<p><span style="unicode-bidi:/**/isolate-override">nahK ailemA</span></p>',
        "<p>Am<span hidden>xyz</span>elia Khan</p>",
        '<p>Am<span style="display: none">xyz</span>elia Khan</p>',
        '<p>Am<b style="font-size:0">xyz</b>elia Khan</p>',
        '<p>Am<b style="opacity:0.0">xyz</b>elia Khan</p>',
        '<p style="display:flex;flex-direction:row-reverse"><b>lia Khan</b><b>Ame</b></p>',
        '<div style="display:inline">Ame</div><div style="display:inline">lia Khan</div>',
        "<style>p{display:inline-block}</style><p>Ame</p><p>lia Khan</p>",
        r'<p>Am<b style="d\69splay:none">xyz</b>elia Khan</p>',
    ],
)
def test_words_that_look_otherwise_than_they_stand(tmp_path, html):
    """People would read a name there, and no rule about names would."""
    assert "unsafe-html" in rules(tmp_path, html)


@pytest.mark.parametrize(
    "html",
    [
        '<p>In Urdu, <span dir="rtl" lang="ur">شکریہ</span> means <bdi>thank you</bdi>.</p>',
        '<p dir="rtl" lang="ar">شكرا</p>',
        '<span style="direction: ltr; unicode-bidi: embed; display: inline">Pasted.</span>',
        '<p style="background-color: transparent; opacity: 0.9; font-size: 0.9em">Pasted.</p>',
        '<p style="color: red; text-align: center">Red beans</p>',
        "<p hidden>Not yet.</p>",
    ],
)
def test_what_is_pasted_and_languages_that_are_written_from_the_right(tmp_path, html):
    """The twin: they change nothing of the words."""
    assert "unsafe-html" not in rules(tmp_path, html)


@pytest.mark.parametrize(
    "html",
    [
        "<p><ruby>Ame<rt>ame</rt>l<rt>l</rt>i<rt>i</rt>a<rt>a</rt> Khan</ruby></p>",
        "<p><ruby>豆<rp>(</rp><rt>Amelia</rt><rp>)</rp>豆<rt> Khan</rt></ruby></p>",
        "<p>Well done Ame<br>lia Kh<br>an</p>",
        "<style>p::before{content:'Ame'}p::after{content:'lia Khan'}</style><p></p>",
    ],
)
def test_what_stands_above_below_and_in_styles_is_read(tmp_path, html):
    """A name in parts is put together as a reader does."""
    assert "name-with-picture" in rules(tmp_path, html + PICTURE)


@pytest.mark.parametrize(
    "html",
    [
        "<p>In Japanese <ruby>豆<rp>(</rp><rt>mame</rt><rp>)</rp></ruby> are beans.</p>",
        "<p>We sow,<br>we water,<br>we wait.</p>",
        "<style>q::before{content:'“'}q::after{content:'”'}</style><p><q>Beans!</q></p>",
    ],
)
def test_ruby_verses_and_quotation_marks_pass(tmp_path, html):
    """The twin: nobody is named."""
    assert rules(tmp_path, html + PICTURE) == set()
