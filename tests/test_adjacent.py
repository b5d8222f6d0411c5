"""Blocks that stand one below the other, the upper one short."""

from __future__ import annotations

from safeguarding.adjacent import adjacent
from safeguarding.html_reader import read_html


def pairs(html: str) -> list[tuple[str, str]]:
    texts = read_html("a.html", html, "https://blog.school.example").texts
    return [(one.words, other.words) for one, other in adjacent(texts)]


def test_short_blocks_are_paired() -> None:
    """Headlines, lists and descriptions; a picture between them changes nothing."""
    assert pairs("<h2>A</h2><p>B c.</p>") == [("A", "B c.")]
    assert pairs("<ul><li>A</li><li>B</li></ul>") == [("A", "B")]
    assert pairs("<dl><dt>A</dt><dd>B</dd></dl>") == [("A", "B")]
    assert pairs('<p>A</p><img src="x.jpg" alt="C"><p>B</p>') == [("A", "B")]


def test_sentences_are_not() -> None:
    """What ends like a sentence, or is as long as one, goes on with nothing."""
    assert pairs("<p>A.</p><p>B</p>") == []
    assert pairs("<p>A b c d</p><p>B</p>") == []
