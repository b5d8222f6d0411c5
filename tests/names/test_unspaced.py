"""Names in scripts without spaces are found within a sentence of that script."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(register_of("小明 | 王\nสมชาย | ใจดี\nAmelia | Khan"), Allowed())


@pytest.mark.parametrize(
    ("text", "name"), [("小明赢了", "小明"), ("今天小明赢了!", "小明"), ("เด็กชายสมชายวิ่ง", "สมชาย")]
)
def test_found_within_a_sentence(text: str, name: str) -> None:
    """As a first name is, with its place in the text."""
    (mention,) = FINDER.find(text, Place.PROSE)
    assert text[mention.start : mention.end] == mention.words.reveal() == name
    assert mention.certainty is Certainty.LIKELY


def test_neighbours() -> None:
    """A full name is still certain, and one letter of a surname is nobody."""
    for text in ("王小明赢了", "今天王小明赢了", "小明王 won"):
        (mention,) = FINDER.find(text, Place.PROSE)
        assert mention.certainty is Certainty.CERTAIN
    assert FINDER.find("国王赢了", Place.PROSE) == ()
    assert FINDER.find("小明", Place.CODE) == ()
