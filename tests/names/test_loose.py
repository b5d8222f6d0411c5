"""Looser forms count for the few who are pictured, and for nobody else."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

PROSE, LABEL, ADDRESS = Place.PROSE, Place.LABEL, Place.ADDRESS
ALLOWED = Allowed(
    staff=("Mr Owen Davies",), public_figures=("Serena Williams",), phrases=("Roman roads",)
)
FINDER = NameFinder(
    register_of("Darcie | Davies\nRoman | Williams\nFarah | Green\nDarcey | Bell\nIsla | Poe"),
    ALLOWED,
)
DARCIE, ROMAN, FARAH = "P-DEMO-001", "P-DEMO-002", "P-DEMO-003"
PICTURED = frozenset({DARCIE, ROMAN, FARAH})


def loose(text: str, place: Place = PROSE) -> list[str]:
    return [m.words.reveal() for m in FINDER.find_loose(text, place, PICTURED)]


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        (PROSE, "Williams made the winning catch.", ["Williams"]),
        (PROSE, "williams made the winning catch.", ["williams"]),
        (PROSE, "The Davies twins and little Williams.", ["Davies", "Williams"]),
        (PROSE, "Then Green scored.", ["Green"]),
        (LABEL, "Williams's catch", ["Williams"]),
        (PROSE, "Well done Darcy and Darcee!", ["Darcy", "Darcee"]),
        (PROSE, "We cheered for Farrah.", ["Farrah"]),
        (LABEL, "Darcy in the mud", ["Darcy"]),
        (PROSE, "darcie and roman planted beans", ["roman"]),
        (PROSE, "well done roman xx", ["roman"]),
        (PROSE, "Our Carnival Queen Darcee waved.", ["Darcee"]),
        (PROSE, "The two Darcies and our Farahs won.", ["Darcies", "Farahs"]),
        (
            PROSE,
            "Farrah was proud. Farha smiled. Fara's poem. Farahh and Tom sang.",
            ["Farrah", "Farha", "Fara", "Farahh"],
        ),
        (ADDRESS, "posts/darcie-wins-race.html", ["darcie"]),
        (ADDRESS, "posts/darcies-race.html", ["darcies"]),
    ],
)
def test_asked_beside_the_picture(place: Place, text: str, words: list[str]) -> None:
    """A surname alone, another spelling, small letters after praise, an address."""
    assert loose(text, place) == words
    assert FINDER.find_loose(text, place, frozenset()) == ()


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (PROSE, "Mr Davies, Mr Owen Davies and Serena Williams came."),
        (PROSE, "mr davies and Nurse Williams"),
        (PROSE, "Robbie Williams sang, and so did K. Williams."),
        (PROSE, "We walked along Williams Road."),
        (PROSE, "Green beans, the green hill and the Green Class."),
        (LABEL, "Green"),
        (PROSE, "Darcey sang."),
        (PROSE, "Women, Romans and Farms."),
        (PROSE, "Farrago in a box. Fairy tales were read."),
        (PROSE, "roman roads, spring and summer, roman and greek gods"),
        (ADDRESS, "posts/roman-roads.html"),
        (ADDRESS, "posts/darkness.html"),
        (Place.CODE, "Williams"),
    ],
)
def test_not_asked(place: Place, text: str) -> None:
    """Adults, places, English words, and another pupil's own name, which `find` tells."""
    assert loose(text, place) == []


def test_how_sure() -> None:
    """A question in a text; in the page's own address nobody writes a name by accident."""
    (surname,) = FINDER.find_loose("Williams ran.", PROSE, PICTURED)
    assert (surname.certainty, surname.pupils, surname.loose) == (
        Certainty.POSSIBLE,
        {ROMAN},
        True,
    )
    (slug,) = FINDER.find_loose("darcie-runs", ADDRESS, PICTURED)
    assert (slug.certainty, slug.pupils) == (Certainty.LIKELY, {DARCIE})


def test_nothing_is_told_twice() -> None:
    """What the finder finds by itself is not found again."""
    assert loose("Roman Williams and Darcie Davies ran.") == []
