from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from syndication.whole_address import is_address

DATA = Path(__file__).parents[3] / "shared" / "data" / "twitter-text" / "validate.yml"


def published(name: str) -> list[Any]:
    if not DATA.exists():
        reason = "the published cases of twitter-text are not beside the project"
        return [pytest.param("", None, marks=pytest.mark.skip(reason=reason), id="no data")]
    cases = yaml.safe_load(DATA.read_text(encoding="utf-8"))["tests"][name]
    return [pytest.param(case["text"], case["expected"], id=f"{n}") for n, case in enumerate(cases)]


@pytest.mark.parametrize(("text", "valid"), published("urls"))
def test_the_published_addresses_agree(text: str, *, valid: bool) -> None:
    """Every published case of twitter-text."""
    assert is_address(text) is valid


@pytest.mark.parametrize(("text", "valid"), published("urls_without_protocol"))
def test_the_published_addresses_without_scheme_agree(text: str, *, valid: bool) -> None:
    """Every published case; with a scheme asked for, none of them is one."""
    assert is_address(text, with_scheme=False) is valid
    assert not is_address(text)


@pytest.mark.parametrize(
    "text", ["", "https://", "https://school", "https://school.example/a b", "https://a.b/“c”"]
)
def test_what_is_cut_or_not_linked_is_none(text: str) -> None:
    """Nothing, a bare host, a blank, a sign that ends a link."""
    assert not is_address(text)


def test_time_grows_with_the_text() -> None:
    """And not with its square."""
    start = time.process_time()
    assert not is_address("https://" + "a-" * 20_000 + " ")
    assert not is_address("https://" + "a." * 20_000 + " ")
    assert time.process_time() - start < 2
