from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from syndication.lengths import weighted_length

DATA = Path(__file__).parents[3] / "shared" / "data" / "twitter-text" / "validate.yml"
COUNTED_WITHOUT_EMOJI_PARSING = {
    "Count a mix of single byte single word, and double word unicode characters",
    "Count unicode emoji chars outside the basic multilingual plane with skin tone modifiers",
}
"""Of the first list: version 2 counted each part of an emoji, version 3 counts it whole."""


def published_cases() -> list[Any]:
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", 0, marks=pytest.mark.skip(reason=reason), id="no data")]
    tests = yaml.safe_load(DATA.read_text(encoding="utf-8"))["tests"]
    second = [
        case
        for case in tests["WeightedTweetsCounterTest"]
        if case["description"] not in COUNTED_WITHOUT_EMOJI_PARSING
    ]
    third = tests["WeightedTweetsWithDiscountedEmojiCounterTest"]
    marks = tests["UnicodeDirectionalMarkerCounterTest"]
    return [
        pytest.param(case["text"], case["expected"]["weightedLength"], id=f"{number}")
        for number, case in enumerate([*second, *third, *marks])
    ]


@pytest.mark.parametrize(("text", "length"), published_cases())
def test_the_published_cases_of_twitter_text_agree(text: str, length: int) -> None:
    """Every case that Twitter published for its counter gives the length that it gives there."""
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Beans", 5),
        ("Café", 4),
        ("Cafe\u0301", 4),
        ("Line\r\nline", 9),
        ("https://school.example.org/posts/a-very-long-address-indeed/", 23),
        ("See today.So it goes", 4 + 23 + 8),
        ("No address.hereabouts", 21),
        ("…", 2),
        ("👩🏽‍🚀", 2),
        ("🇬🇧", 2),
        ("5️⃣", 2),
        ("豆", 2),
    ],
)
def test_what_the_network_counts(text: str, length: int) -> None:
    """Addresses count 23, emoji 2, other scripts 2, the rest 1."""
    assert weighted_length(text) == length


@given(st.text(), st.text())
def test_two_paragraphs_are_as_long_as_both_apart(first: str, second: str) -> None:
    """A blank line divides whatever could be counted together."""
    together = weighted_length(f"{first}\n\n{second}")
    assert together == weighted_length(f"{first}\n") + weighted_length(f"\n{second}")
