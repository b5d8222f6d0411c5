"""Words that mix scripts are told; words wholly in another script are fair."""

from __future__ import annotations

import pytest

from safeguarding.names import mixed_script_words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Hello Аmelia!", "Аmelia"),
        ("see pаypal", "pаypal"),
        ("the &#1072;melia", "&#1072;melia"),
        ("with Κhan", "Κhan"),
    ],
)
def test_mixed_words(text: str, word: str) -> None:
    """A look-alike letter among Latin ones is found at its place."""
    assert [text[start:end] for start, end in mixed_script_words(text)] == [word]


@pytest.mark.parametrize(
    "text",
    ["Олена и Хан", "陈欣怡 at school", "2πr and Δx", "Zoë, Łukasz, Siân", "αβγ", "plain", "5 µm"],
)
def test_fair_words(text: str) -> None:
    """One script in one word is fair, whichever it is."""
    assert mixed_script_words(text) == ()
