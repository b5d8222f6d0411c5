"""What families allowed decides; a word that only says what a post is about is no name."""

import dataclasses

import pytest

from safeguarding.mentions import Certainty, Mention
from safeguarding.named import is_subject, may_be_named, may_not_be_named
from safeguarding.private import Private
from tests.school import REGISTER


def mention(words: str, word: str) -> Mention:
    start = words.index(word)
    return Mention(start, start + len(word), Certainty.POSSIBLE, frozenset(), Private(word))


@pytest.mark.parametrize("words", ["Art", "Home › Art", "Games, Art, Music", "Art!"])
def test_subjects(words: str) -> None:
    """Alone, in a trail of links, in a list of keywords."""
    assert is_subject(words, mention(words, "Art"))


@pytest.mark.parametrize(
    ("words", "word"), [("Art won", "Art"), ("Our Art", "Art"), ("Rowan", "Rowan")]
)
def test_no_subjects(words: str, word: str) -> None:
    """A word with something said of it, and one that no school teaches."""
    assert not is_subject(words, mention(words, word))


def test_what_families_allowed() -> None:
    """One Will who may be named is enough for a first name, not for a full one."""
    may = dataclasses.replace(mention("Will", "Will"), pupils=frozenset({"P-2", "P-3"}))
    assert may_be_named(may, REGISTER)
    assert may_not_be_named(may, REGISTER)
    assert not may_be_named(dataclasses.replace(may, whole=True), REGISTER)
