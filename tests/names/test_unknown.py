"""Full names that nobody listed are asked about; adults with titles, places and clubs are not."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(
    register_of("Amelia | Khan\nOliver | Okonkwo"),
    Allowed(staff=("Mrs Helen Wójcik",), public_figures=("Amelia Earhart",)),
)


def unknown(text: str, place: Place = Place.PROSE) -> list[str]:
    return [mention.words.reveal() for mention in FINDER.find_unknown(text, place)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Zara Lindqvist of the visiting team.", "Zara Lindqvist"),
        ("Zara Lindqvist sang.", "Zara Lindqvist"),
        ("Then Bartholomew O’Rourke-Smith sang.", "Bartholomew O’Rourke-Smith"),
        ("Then Rose Patel sang.", "Rose Patel"),
        ("Then Zyler Khan, her brother, sang.", "Zyler Khan"),
        ("Then Oliver Fitzgerald sang.", "Oliver Fitzgerald"),
        ("We met Hassan al-Haddad there.", "Hassan al-Haddad"),
    ],
)
def test_a_stranger_is_seen(text: str, name: str) -> None:
    """A first name in use and a surname, or any first name before a surname of this school."""
    assert unknown(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Then Amelia Khan sang.",
        "Helen Wójcik led the choir.",
        "Amelia Earhart flew alone.",
        "We met Mr Zachary Lindqvist, our builder.",
        "We walked along Victoria Road to Alexandra Park.",
        "On Tuesday Oliver sang.",
        "The Florence Nightingale Museum is in London.",
        "Manchester United beat Preston North End.",
        "In Autumn Term we read The Iron Man.",
        "Will Thompson's bakery deliver?",
    ],
)
def test_its_neighbour_is_not(text: str) -> None:
    """Pupils have rules of their own; the rest is nobody's child."""
    assert unknown(text) == []


def test_only_where_people_read() -> None:
    """In addresses and code there are no capitals to go by."""
    assert unknown("zara-lindqvist.jpg", Place.ADDRESS) == []
    assert unknown("var zaraLindqvist = 1", Place.CODE) == []


def test_the_place_is_that_of_the_source() -> None:
    """Entities and accents before the name do not move it."""
    text = "Caf&eacute;: Zara&nbsp;Lindqvist sang."
    (mention,) = FINDER.find_unknown(text, Place.PROSE)
    assert text[mention.start : mention.end] == "Zara&nbsp;Lindqvist"
