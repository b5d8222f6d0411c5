from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from safeguarding.text_addresses import find_addresses

DATA = Path(__file__).parents[2] / "shared" / "data" / "twitter-text" / "extract.yml"


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_addresses(text)]


def published_cases() -> list[Any]:
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", [], marks=pytest.mark.skip(reason=reason), id="no data")]
    cases = yaml.safe_load(DATA.read_text(encoding="utf-8"))["tests"]["urls"]
    return [
        pytest.param(case["text"], case["expected"], id=f"{number}")
        for number, case in enumerate(cases)
        if "t.co" not in case["text"]
    ]


@pytest.mark.parametrize(("text", "addresses"), published_cases())
def test_the_published_cases_of_twitter_text_agree(text: str, addresses: list[str]) -> None:
    """Every published case agrees, but for the network's own shortener, which no post may use."""
    assert found(text) == addresses


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
