from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from safeguarding.text_tags import find_cashtags, find_hashtags, find_mentions

DATA = Path(__file__).parents[2] / "shared" / "data" / "twitter-text"


def published_cases(*names: str) -> list[Any]:
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", [], marks=pytest.mark.skip(reason=reason), id="no data")]
    tests = yaml.safe_load((DATA / "extract.yml").read_text(encoding="utf-8"))["tests"]
    return [
        pytest.param(case["text"], [_name(found) for found in case["expected"]], id=f"{name}-{n}")
        for name in names
        for n, case in enumerate(tests[name])
    ]


def _name(found: str | dict[str, Any]) -> str:
    """The cases with indices say more than the name."""
    if isinstance(found, str):
        return found
    return str(found.get("hashtag") or found.get("cashtag") or found["screen_name"])


def published_verdicts(name: str) -> list[Any]:
    """The cases that say of a whole text whether it is one username or one hashtag."""
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", True, marks=pytest.mark.skip(reason=reason), id="no data")]
    tests = yaml.safe_load((DATA / "validate.yml").read_text(encoding="utf-8"))["tests"]
    return [
        pytest.param(case["text"], case["expected"], id=f"{name}-{n}")
        for n, case in enumerate(tests[name])
    ]


@pytest.mark.parametrize(("text", "valid"), published_verdicts("usernames"))
def test_the_published_usernames_agree(text: str, *, valid: bool) -> None:
    """A whole text is a username exactly if the mention in it is all of it."""
    assert (find_mentions(text) == [text[1:]]) is valid


@pytest.mark.parametrize(("text", "valid"), published_verdicts("hashtags"))
def test_the_published_verdicts_on_hashtags_agree(text: str, *, valid: bool) -> None:
    """A whole text is a hashtag exactly if the one found in it is all of it."""
    assert (find_hashtags(text) == [text[1:]]) is valid


@pytest.mark.parametrize(("text", "tags"), published_cases("cashtags", "cashtags_with_indices"))
def test_the_published_cashtags_agree(text: str, tags: list[str]) -> None:
    """Every published case of twitter-text."""
    assert find_cashtags(text) == tags


@pytest.mark.parametrize(
    ("text", "names"),
    published_cases("mentions", "mentions_with_indices", "mentions_or_lists_with_indices"),
)
def test_the_published_mentions_agree(text: str, names: list[str]) -> None:
    """Every published case of twitter-text; a list of somebody mentions that somebody."""
    assert find_mentions(text) == names


@pytest.mark.parametrize(
    ("text", "tags"),
    published_cases("hashtags", "hashtags_from_astral", "hashtags_with_indices"),
)
def test_the_published_hashtags_agree(text: str, tags: list[str]) -> None:
    """Every published case of twitter-text."""
    assert find_hashtags(text) == tags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (".@cav_mcr", ["cav_mcr"]),
        ("a/@cav_mcr", ["cav_mcr"]),
        ("＠cav_mcr", ["cav_mcr"]),
        ("office@school.example", []),
        ("3 apples @ 20p", []),
    ],
)
def test_what_mentions_somebody(text: str, names: list[str]) -> None:
    """As the networks see it."""
    assert find_mentions(text) == names


@pytest.mark.parametrize(
    ("text", "tags"),
    [("#Year-4", ["Year"]), ("＃beans", ["beans"]), ("We came #1", []), ("Tom &#39; Jerry", [])],
)
def test_what_is_a_hashtag(text: str, tags: list[str]) -> None:
    """As the networks see it."""
    assert find_hashtags(text) == tags


@pytest.mark.parametrize("unit", ["@", "#", "@a", "#a", " @a", " #a", "rt@", "#é"])
def test_time_grows_with_the_text(unit: str) -> None:
    """And not with its square, whatever somebody writes."""
    start = time.process_time()
    find_mentions(unit * 20_000)
    find_hashtags(unit * 20_000)
    assert time.process_time() - start < 2
