"""Telephone numbers are found as people write them; other long numbers are not."""

import pytest

from safeguarding.language.telephones import HELPLINES, digits, telephones


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("+44 (0)161 496 0123", "01614960123"),
        ("0044 7700 900123", "07700900123"),
        ("(0161) 496-0123", "01614960123"),
    ],
)
def test_a_number_is_compared_by_its_digits(number, wanted):
    """However it is written, it is the same number."""
    assert digits(number) == wanted
    assert [remark.value for remark in telephones(f"Ring {number} now.")] == [wanted]


@pytest.mark.parametrize(
    "words", ["ISBN 0141361441", "on 01/02/2026 at 10.30", "0.123456789012", "1-0-2-0-3-0-1"]
)
def test_other_long_numbers_are_none(words):
    """Twins: books, days, decimals and scores."""
    assert list(telephones(words)) == []


def test_helplines_are_for_everybody():
    """Childline's number is in the list, and none of the list is found."""
    assert "08001111" in HELPLINES
    assert [n for n in HELPLINES if list(telephones(f"Ring {n}."))] == []
