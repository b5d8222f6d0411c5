"""A name that two blocks share is found; blocks that only follow each other are none."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(
    register_of("Rowan | Fairclough\nAmelia | Green\nRose | Hill\nDylan | Thomas\nZoë | Łuk"),
    Allowed(),
)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Rowan", "Fairclough is our star", "Rowan Fairclough"),
        ("Fairclough", "Rowan", "Fairclough Rowan"),
        ("Our star: Rowan", "Fairclough.", "Rowan Fairclough"),
        ("Amelia", "Green", "Amelia Green"),
        ("Zoë", "Łuk", "Zoë Łuk"),
    ],
)
def test_shared_by_two_blocks(one: str, other: str, words: str) -> None:
    """A headline above its paragraph, items of a list, a term and its description."""
    whole, (mention,) = FINDER.find_across(one, other)
    assert mention.words.reveal() == whole[mention.start : mention.end] == words
    assert mention.certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rowan", "Oak"),
        ("Amelia", "Green is her favourite colour"),
        ("Rose", "Hill"),
        ("Dylan", "Thomas"),
        ("Rowan Fairclough", "and others"),
        ("", "Fairclough"),
        ("1", "2"),
    ],
)
def test_not_shared(one: str, other: str) -> None:
    """English words that begin sentences, colours, a list of first names."""
    assert FINDER.find_across(one, other)[1] == ()
