"""Days are read as a teacher means them."""

import datetime as dt

import pytest

from safeguarding.language.journeys import journey, resolve

WRITTEN = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("on 12 December", dt.date(2026, 12, 12)),
        ("on 14 January", dt.date(2027, 1, 14)),
        ("on the 3rd of October", dt.date(2026, 10, 3)),
        ("on December 5", dt.date(2026, 12, 5)),
        ("on 15/12/26", dt.date(2026, 12, 15)),
        ("on 2026-12-01", dt.date(2026, 12, 1)),
        ("tomorrow", dt.date(2026, 11, 21)),
        ("next week", dt.date(2026, 11, 27)),
        ("on 31 February", None),
    ],
)
def test_a_day_is_the_nearest_to_the_day_of_writing(words, wanted):
    """A day without a year may be of last year or of the next."""
    (day,) = journey(words).days
    assert resolve(day, WRITTEN) == wanted


def test_the_school_itself_is_no_place_to_hide():
    """Twin: the same sentence about a place elsewhere."""
    assert journey("Year 3 sing in the hall at Chester Zoo.").place == ""
    assert journey("Year 3 sing at Chester Zoo.").place == "Chester Zoo"
