"""Pupils' names in lines that were read from pictures, and words that only look like them."""

import pytest

from safeguarding.mentions import Certainty
from safeguarding.names import Allowed, NameFinder
from safeguarding.school import Register
from tests.school import POLICY, PUPILS, pupil

MORE = (
    pupil("P-20", "Art", "Lowe"),
    pupil("P-21", "Noah", "Brown"),
    pupil("P-22", "Julia", "Ross"),
    pupil("P-23", "Grace", "Hill"),
    pupil("P-24", "Jo", "Penn"),
)
FINDER = NameFinder(
    Register({child.pupil_id: child for child in (*PUPILS, *MORE)}), Allowed.from_policy(POLICY)
)
CERTAIN, LIKELY, POSSIBLE = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE


def found(block):
    return {pupil: name.certainty for name in FINDER.find_read(block) for pupil in name.pupils}


@pytest.mark.parametrize(
    "block",
    [
        "Amelia Khan",
        "AMELIA KHAN",
        "amelia khan",
        "Amelia\nKhan",
        "AMELIA\nKHAN",
        "Khan, Amelia",
        "Amelia K",
        "by Amelia K.",
        "AmeliaKhan",
        "Arnelia Khan",
        "Ame1ia Khan",
        "Amelia Khon",
        "My bean\nby Amelia Khan\nYear 3",
        "This is awarded to\nAmelia Khan\nfor her beans",
    ],
)
def test_a_full_name_is_certain(block):
    """In one row or two, in capitals, with an initial, glued or a letter misread."""
    assert found(block) == {"P-1": CERTAIN}


@pytest.mark.parametrize(
    "block",
    [
        "Amelia",
        "AMELIA",
        "amelia",
        "Amelia, Year 3",
        "by Amelia",
        "BY AMELIA",
        "BYAMELIA",
        "Amelia 3B",
        "Hello\nmy name is\nAmelia",
        "Well done Amelia!",
        "Amelia and Mrs Okafor",
        "Ameliaand Mrs Okafor",
        "Our gardeners are Amelia and me",
        "Arnelia",
        "AmeIia",
        "Am3lia",
    ],
)
def test_a_first_name_that_stands_for_itself_is_likely(block):
    """On a label, a badge, a whiteboard or signed work."""
    assert found(block) == {"P-1": LIKELY}


@pytest.mark.parametrize(
    ("block", "who"),
    [
        ("SUMMER", "P-5"),
        ("by Summer", "P-5"),
        ("Art", "P-20"),
        ("Our friend Grace", "P-23"),
        ("Julia Robertson", "P-22"),
        ("Muhammed", "P-6"),
        ("Ameliia", "P-1"),
        ("Jo", "P-24"),
        ("Camelia", "P-1"),
        ("Daniels", "P-8"),
    ],
)
def test_a_weak_sign_is_possible(block, who):
    """An English word by itself, somebody else's surname, one letter off, two letters in all."""
    assert found(block) == {who: POSSIBLE}


@pytest.mark.parametrize(
    "block",
    [
        "",
        "OUR ART",
        "Our art",
        "SUMMER READING CHALLENGE",
        "Summer Fair",
        "Grace before meals",
        "HOW WILL IT GROW?",
        "Will you come?",
        "the summer term\nwill end in july",
        "Amelia Earhart",
        "Mrs Grace Okafor",
        "Mr Sam Lee",
        "Olive",
        "family",
        "AMEL",
        "No",
        "Zofa bed",
    ],
)
def test_innocent_words_are_nobody(block):
    """Headings, people of the lists, and words that are near short names only."""
    assert found(block) == {}


def test_each_pupil_is_told_once_and_at_the_surest():
    """As when a label gives the full name below the first name in large letters."""
    names = FINDER.find_read("Amelia\nAmelia Khan\nAMELIA")
    assert [name.certainty for name in names] == [CERTAIN]


def test_every_pupil_of_a_list_is_found():
    """A class list on the wall names each of them."""
    listed = "Amelia\nOliver B\nNiamh Walsh\nZofia"
    assert found(listed) == {"P-1": LIKELY, "P-2": CERTAIN, "P-7": CERTAIN, "P-4": LIKELY}


def test_two_names_that_are_english_words_are_no_heading():
    """As on the label of a shared drawer."""
    assert found("GRACE & WILL") == {"P-23": POSSIBLE, "P-3": POSSIBLE}
    assert found("GRACE AND WISDOM") == {}


def test_what_was_read_is_masked():
    """Neither the name nor its repr tells it."""
    (name,) = FINDER.find_read("Amelia Khan")
    assert "Amelia" not in f"{name} {name!r}"
    assert name.words.reveal() == "Amelia Khan"
