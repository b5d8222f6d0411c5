"""A pupil's row gives the words by which a text may call that pupil."""

from __future__ import annotations

import pytest

from safeguarding.names.forms import name_words

from .small_school import pupil


@pytest.mark.parametrize(
    ("row", "given", "family"),
    [
        ("Amelia | Khan", {"amelia"}, {"khan"}),
        ("Mary-Jane | van der Berg", {"mary", "jane", "maryjane"}, {"berg", "vanderberg"}),
        ("Oliver | O'Brien | Ollie", {"oliver", "ollie"}, {"brien", "obrien"}),
        ("Zoë | Okafor-Smith", {"zoe"}, {"okafor", "smith", "okaforsmith"}),
        ("Ada | Obi | | Adah Eze", {"ada", "adah"}, {"obi", "eze"}),
        ("Ada | Obi | | Eze, Adah", {"ada", "adah"}, {"obi", "eze"}),
        ("Ada | Obi | | Adam", {"ada", "adam"}, {"obi"}),
        ("Sri Wahyuni |", {"sri"}, {"wahyuni"}),
        ("| Suharto", {"suharto"}, set()),
        ("Ann | O", {"ann"}, {"o"}),
        ("Finn | MacDonald", {"finn"}, {"macdonald", "donald"}),
    ],
)
def test_words_of_a_row(row: str, given: set[str], family: set[str]) -> None:
    """Halves, particles, other names and single names are told apart."""
    words = name_words(pupil(1, row))
    assert words.given == given
    assert words.family == family


def test_aliases_count_only_beside_a_surname() -> None:
    """Nicknames and other spellings never stand alone."""
    words = name_words(pupil(1, "Elizabeth | Rahman"))
    assert "lizzie" in words.aliases
    assert "rehman" in words.family_aliases
    assert words.alone == {"elizabeth"}


def test_words_do_not_tell() -> None:
    """What the finder holds in memory prints no name."""
    assert "amelia" not in repr(name_words(pupil(1, "Amelia | Khan"))).lower()
