"""Dates as a school office writes them."""

import datetime as dt

import pytest

from safeguarding.dates import in_words, parse_date


@pytest.mark.parametrize("text", ["2026-09-01", "01/09/2026", "1/9/2026", "2026-9-1"])
def test_two_ways_of_writing_a_day(text):
    """Year first with hyphens, or day first with slashes."""
    assert parse_date(text) == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    ["", "1.9.2026", "01/09/26", "13/13/2026", "2026/09/01", "30/02/2026", "١/٩/٢٠٢٦", "1/9/2026 "],
)
def test_anything_else_is_no_date(text):
    """A guess could be months out."""
    with pytest.raises(ValueError, match=r"."):
        parse_date(text)


def test_a_day_in_words():
    """Without a nought before it."""
    assert in_words(dt.date(2026, 9, 1)) == "1 September 2026"
