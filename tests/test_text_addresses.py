from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeguarding.text_addresses import find_addresses
from safeguarding.trust import referred

DATA = Path(__file__).parents[2] / "shared" / "data" / "twitter-text" / "extract.yml"


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_addresses(text)]


def published_cases(*names: str) -> list[Any]:
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", [], marks=pytest.mark.skip(reason=reason), id="no data")]
    tests = yaml.safe_load(DATA.read_text(encoding="utf-8"))["tests"]
    return [
        pytest.param(case["text"], case["expected"], id=f"{name}-{number}")
        for name in names
        for number, case in enumerate(tests[name])
    ]


@pytest.mark.parametrize(("text", "addresses"), published_cases("urls", "tco_urls_with_params"))
def test_the_published_cases_of_twitter_text_agree(text: str, addresses: list[str]) -> None:
    """Every published case, the network's own shortener included."""
    assert found(text) == addresses


@pytest.mark.parametrize(
    ("text", "places"), published_cases("urls_with_indices", "urls_with_directional_markers")
)
def test_the_published_places_agree(text: str, places: list[dict[str, Any]]) -> None:
    """Every address begins and ends where the network says, counted in characters."""
    assert [list(span) for span in find_addresses(text)] == [place["indices"] for place in places]
    assert found(text) == [place["url"] for place in places]


def test_what_the_shortener_would_not_take_is_doubted_all_the_same() -> None:
    """One network makes no link of it, another may: what is trusted is asked of it as well."""
    text = f"See http://t.co/{'a' * 41} now"
    assert found(text) == []
    (doubted,) = referred(text).addresses
    assert doubted.startswith("http://t.co/")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Back today.So happy", ["today.So"]),
        ("We won.It was close", ["won.It"]),
        ("We won. It was close", []),
        ("Write to office@school.example.org", []),
        ("(https://school.example.org/a/)", ["https://school.example.org/a/"]),
        ("See https://school.example.org/a/.", ["https://school.example.org/a/"]),
        ("file.markdownish", []),
    ],
)
def test_what_becomes_a_link(text: str, addresses: list[str]) -> None:
    """A full stop without a space makes a link where a top-level domain follows."""
    assert found(text) == addresses


def test_a_long_text_without_addresses_is_read_quickly() -> None:
    """Time grows with the text and not with its square."""
    assert find_addresses("beans-" * 50_000 + "." * 50_000 + "a" * 50_000) == []
