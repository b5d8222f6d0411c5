"""Tests for videos.marks: where a post asks for a film."""

import pytest

from videos.marks import place


def facade(video_id):
    return f"<b>{video_id}</b>"


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>[video:abcdefghijk]</p>", "<b>abcdefghijk</b>\n"),
        ("<p>[video: abcdefghijk ]</p>", "<b>abcdefghijk</b>\n"),
        ("<p>[video:<em>abcdefghi</em>]</p>", "<b>_abcdefghi_</b>\n"),
        ("<p>[video:<strong>abcdefg</strong>]</p>", "<b>__abcdefg__</b>\n"),
        ("<p>One\n[video:abcdefghijk]\nTwo</p>", "<p>One\n</p>\n<b>abcdefghijk</b>\n<p>\nTwo</p>"),
    ],
)
def test_a_film_alone_on_its_line_is_placed(html, made):
    """Also between two lines of a paragraph, and where Markdown took the id for emphasis."""
    placed, ids, left = place(html, facade)
    assert placed.strip() == made.strip()
    assert len(ids) == 1
    assert left == ()


def test_two_films_in_two_lines():
    """Each line is a film of its own."""
    placed, ids, left = place("<p>[video:a]\n[video:b]</p>", facade)
    assert ids == ("a", "b")
    assert left == ()
    assert "<p>" not in placed


@pytest.mark.parametrize("html", ["<p>See [video:a] here</p>", "<li>[video:a]</li>"])
def test_a_film_amid_text_is_not_placed_but_told(html):
    """It would break the sentence, or the list."""
    assert place(html, facade) == (html, (), ("a",))


@pytest.mark.parametrize(
    "html", ["<pre><code>[video:a]\n</code></pre>", "<p><code>[video:a]</code></p>", "<p>Film</p>"]
)
def test_examples_stay(html):
    """Somebody explains how it is written."""
    assert place(html, facade) == (html, (), ())
