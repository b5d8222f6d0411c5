"""Full names that stand apart, share a surname, or lie one edit away."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(
    register_of(
        "Amelia | Khan\nThomas | Lord-Manning\nPaul | Pratt-Page\nSummer | Porter-O'Brien\n"
        "Ming | Wang\nBilal | Gupta\nNiamh | MacDonald\n"
        "Susan | Ryan\nSusan | Rees-Lane\nRose | Hill\nSam | Lewis"
    ),
    Allowed(phrases=("Amelia Khan Memorial Garden", "Rose Garden")),
)


def found(text: str, place: Place = Place.PROSE) -> dict[str, Certainty]:
    return {m.words.reveal(): m.certainty for m in FINDER.find(text, place)}


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("Then Amelia, Zara and Tom Khan sang.", Place.PROSE, "Amelia, Zara and Tom Khan"),
        ("Then Ame-\nlia Khan sang.", Place.PROSE, "Ame-\nlia Khan"),
        ("Then Nimah MacDonadl sang.", Place.PROSE, "Nimah MacDonadl"),
        ("LORD-MANNING Thomas sang.", Place.PROSE, "MANNING Thomas"),
        ("Lord-Manning, T.", Place.LABEL, "Manning, T"),
        ("photos/pratt-page-paul.jpg", Place.ADDRESS, "page-paul"),
        ("photos/porter-obrien-summer.jpg", Place.ADDRESS, "obrien-summer"),
        ("Then Susan Jane Ryan sang.", Place.PROSE, "Susan Jane Ryan"),
        ("Then Rose Maria Hill sang.", Place.LABEL, "Rose Maria Hill"),
        ("The Amelia Khan Memorial Garden is open.", Place.PROSE, "Amelia Khan"),
    ],
)
def test_certain(text: str, place: Place, name: str) -> None:
    """A pupil's full name, wherever its two ends stand."""
    assert found(text, place).get(name) is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On the Ning Nang Nong", "Ning Nang"),
        ("We read C. S. Lewis.", "S. Lewis"),
        ("Then Bill Gupa sang.", "Bill Gupa"),
    ],
)
def test_asked_about(text: str, name: str) -> None:
    """Two short words both misspelt, and a second initial, may be chance."""
    assert found(text) == {name: Certainty.LIKELY}


@pytest.mark.parametrize(
    "text",
    [
        "Zara and Tom sang in the Rose Garden.",
        "Mrs Lord and Mr Manning sang.",
        "A well-\nknown song about a page.",
    ],
)
def test_nobody(text: str) -> None:
    """The same words in innocent company."""
    assert found(text) == {}


def test_the_school_is_told_of_a_list_that_holds_a_pupil() -> None:
    """The pupil is found all the same, and the finder says whose name it is."""
    assert FINDER.also_listed == {"P-DEMO-001"}
