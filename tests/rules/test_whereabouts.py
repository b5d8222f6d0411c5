"""Where a class will be is told before the day, and not after it."""

import datetime as dt

import pytest
from tests.school import TODAY, Built

AHEAD = {
    "On Friday our Year 6 class will be at Roundhay Park from 10 am. Do come and wave!": (
        "On Friday our Year 6 class was at Roundhay Park from 10 am, and many came to wave."
    ),
    "Year 6 are at Robinwood until Friday.": "Year 6 were at Robinwood until Friday.",
    "Football team tomorrow: the minibus stops outside the garage on Mill Road at 5.45.": (
        "Football team tomorrow: the coach talks of fair play at 5.45."
    ),
    "The Walking Bus starts again on 11 January at the shop on Mill Road.": (
        "The Walking Bus started again on 11 October at the shop on Mill Road."
    ),
    "London trip, Tuesday 8 December – Y6": "Lunch, Tuesday 8 December – Y6",
}
"""A journey to come, and its neighbour that is over or leads nowhere."""


def rules(root, words):
    built = Built(root)
    day = dt.datetime.combine(TODAY, dt.time(9), dt.UTC)
    return built.add_post("posts/trip.html", f"<p>{words}</p>", date=day).rules()


@pytest.mark.parametrize(("leak", "neighbour"), AHEAD.items())
def test_a_journey_to_come(leak, neighbour, tmp_path):
    """A weekday alone is the next one where the sentence speaks of what is to come."""
    assert "whereabouts" in rules(tmp_path / "a", leak)
    assert "whereabouts" not in rules(tmp_path / "b", neighbour)
