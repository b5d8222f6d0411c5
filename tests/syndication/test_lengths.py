from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from emoji import EMOJI_DATA
from hypothesis import given
from hypothesis import strategies as st

from syndication.lengths import V3, Counting, weighted_length
from syndication.networks.twitter import NETWORK

DATA = Path(__file__).parents[3] / "shared" / "data" / "twitter-text"
V2 = replace(V3, emoji=None)
V1 = Counting(light=((0, 0x10FFFF),), heavy=1, address=23, emoji=None)
"""Earlier configurations of the network, to which some of the published cases belong."""


INVALID = {"\ufffe", "\ufeff", "\uffff"}


def read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def skipped(*values: object) -> list[Any]:
    reason = "the published cases of twitter-text are not beside the project"
    return [pytest.param(*values, marks=pytest.mark.skip(reason=reason), id="no data")]


def published_cases() -> list[Any]:
    if not DATA.exists():
        return skipped("", V3, {})
    tests = read("validate.yml")["tests"]
    return [
        pytest.param(case["text"], counting, case["expected"], id=f"{name}-{number}")
        for name, counting in (
            ("WeightedTweetsCounterTest", V2),
            ("WeightedTweetsWithDiscountedEmojiCounterTest", V3),
            ("UnicodeDirectionalMarkerCounterTest", V3),
        )
        for number, case in enumerate(tests[name])
    ]


@pytest.mark.parametrize(("text", "counting", "expected"), published_cases())
def test_the_published_cases_of_twitter_text_agree(
    text: str, counting: Counting, expected: dict[str, Any]
) -> None:
    """Every case that Twitter published for its counter gives the length that it gives there."""
    assert weighted_length(text, counting) == expected["weightedLength"]
    taken = not INVALID.intersection(text)
    assert (0 < expected["weightedLength"] <= NETWORK.limit and taken) is expected["valid"]


def published_verdicts() -> list[Any]:
    if not DATA.exists():
        return skipped("", None)
    tweets = read("validate.yml")["tests"]["tweets"]
    return [
        pytest.param(case["text"], case["expected"], id=f"{n}") for n, case in enumerate(tweets)
    ]


@pytest.mark.parametrize(("text", "valid"), published_verdicts())
def test_the_published_verdicts_agree(text: str, *, valid: bool) -> None:
    """From the days of 140 characters, which all counted 1."""
    assert (0 < weighted_length(text, V1) <= 140) is valid


def test_the_configuration_is_the_published_one() -> None:
    """Weights, lengths and ranges are those of v3.json."""
    if not DATA.exists():
        pytest.skip("the configuration of twitter-text is not beside the project")
    published = json.loads((DATA / "v3.json").read_text(encoding="utf-8"))
    scale = published["scale"]
    assert tuple((span["start"], span["end"]) for span in published["ranges"]) == V3.light
    assert {span["weight"] for span in published["ranges"]} == {scale}
    assert published["defaultWeight"] == V3.heavy * scale
    assert published["transformedURLLength"] == V3.address
    assert published["emojiParsingEnabled"] is (V3.emoji is not None)
    assert published["maxWeightedTweetLength"] == NETWORK.limit


def test_every_emoji_of_today_counts_two() -> None:
    """Of the whole list: flags, keycaps, skin tones, families; alone, in words and side by side."""
    whole = [emoji for emoji, told in EMOJI_DATA.items() if told["status"] == 2]
    assert len(whole) > 3900
    assert [emoji for emoji in whole if weighted_length(emoji) != 2] == []
    assert [emoji for emoji in whole if weighted_length(f"a{emoji} b") != 5] == []
    assert weighted_length(" ".join(whole)) == 3 * len(whole) - 1


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
        ("©", 1),
        ("©️", 2),
        ("👩‍🚀👩‍🚀", 4),
        ("👍🏽🏽", 4),
        ("😀\u200d😀", 5),
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
