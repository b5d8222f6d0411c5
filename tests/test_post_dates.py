"""Tests for safeguarding.post_dates: the days of posts, and what is said of those not read."""

import datetime as dt

import pytest

from safeguarding.post_dates import post_date
from tests.small_school import SmallSchool


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("02/03/2026", (2026, 3, 2)),
        ("2.3.26", (2026, 3, 2)),
        ("13-03-2026 15:30", (2026, 3, 13)),
        ("2026-03-02", (2026, 3, 2)),
        ("2026/3/2 09:15", (2026, 3, 2)),
        ("2026-03-02T09:15:00+00:00", (2026, 3, 2)),
        ("2 March 2026", (2026, 3, 2)),
        ("Mon, 2 Mar 2026", (2026, 3, 2)),
    ],
)
def test_days_are_read_day_first(text, day):
    """As every school letter has them; the year first is never turned round."""
    assert post_date(text).date() == dt.date(*day)


@pytest.mark.parametrize(
    "text", ["03/13/2026", "31/02/2026", "3/2026", "1/2/3", "2026", "today", ""]
)
def test_a_doubt_is_no_date(text):
    """A guess could publish a post months too soon."""
    with pytest.raises(ValueError):  # noqa: PT011 - whichever reader finds it
        post_date(text)


@pytest.fixture
def small(tmp_path):
    return SmallSchool(tmp_path / "school")


def test_a_post_of_the_second_of_march_says_so(small):
    """Through a real build; the time may follow."""
    small.write("content/posts/pancakes.md", "Title: Pancakes\nDate: 02/03/2026 09:00\n\nWe ate.")
    small.build()
    pages = "".join(page.read_text("utf-8") for page in small.output.rglob("pancakes.html"))
    assert "2 March 2026" in pages
    assert "3 February" not in pages


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("trip.txt", b"Title: Trip\nDate: 2026-03-02\n\nWe went.", "so that it ends in .md"),
        ("trip.md", b"Title: Trip\nDate: 03/13/2026\n\nWe went.", "Write it as in"),
        ("trip.md", b"Title: Trip\nDate: 2026-03-02\n\nCaf\xe9.", "Save it again"),
    ],
)
def test_a_post_that_is_not_read_is_told_its_own_way_out(small, name, data, said):
    """Instead of being left out in silence, or told to look at a head that is right."""
    small.write(f"content/posts/{name}", data)
    assert small.refusal() == {"source-not-read"}
    [finding] = small.report()["findings"]
    assert said in finding["remedy"]
