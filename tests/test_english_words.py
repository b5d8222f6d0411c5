"""The list of names that are English words is what the ladder expects."""

from __future__ import annotations

import pytest

from safeguarding.english_words import ENGLISH_NAME_WORDS


def test_words_are_lower_case_letters() -> None:
    """Every word can be met by a folded, lower-case word of a text."""
    assert all(word.isascii() and word.isalpha() and word.islower() for word in ENGLISH_NAME_WORDS)
    assert len(ENGLISH_NAME_WORDS) >= 350


@pytest.mark.parametrize("word", ["will", "may", "summer", "art", "grace", "can", "an", "daisy"])
def test_words_that_are_names(word: str) -> None:
    """The names that sentences hold most often are there."""
    assert word in ENGLISH_NAME_WORDS


@pytest.mark.parametrize("name", ["amelia", "oliver", "mohammed", "zainab", "thomas"])
def test_names_that_are_no_words(name: str) -> None:
    """Ordinary first names are not."""
    assert name not in ENGLISH_NAME_WORDS
