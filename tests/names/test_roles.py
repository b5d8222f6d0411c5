"""Captains, chefs and queens may be pupils; teachers and kings of history are not."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Policy, School

from .small_school import register_of

LIKELY, POSSIBLE = Certainty.LIKELY, Certainty.POSSIBLE
SHIPPED = Allowed.from_policy(
    Policy(school=School(name="S", url="https://s.example"), staff=("Miss Amelia Hart",))
)
FINDER = NameFinder(
    register_of(
        "Amelia | Zyler\nMartha | Quill\nNoah | Venn\nRose | Venn\nAli | Quill\nScott | Wren\n"
        "Charlotte | Zyler\nFlorence | Quill\nHenry | Zyler\nVictoria | Tupp\nMuhammad | Tupp"
    ),
    SHIPPED,
)


def found(text: str, place: Place = Place.PROSE) -> list[tuple[str, Certainty]]:
    return [(m.words.reveal(), m.certainty) for m in FINDER.find(text, place)]


@pytest.mark.parametrize("place", [Place.PROSE, Place.LABEL])
@pytest.mark.parametrize(
    "role",
    "Captain Chef Coach Doctor Farmer General King Lady Nurse Officer President Princess Professor "
    "Queen Sir".split(),
)
def test_a_role_hides_no_pupil(role: str, place: Place) -> None:
    """Dressing-up days, matches and councils give children titles; so do school plays."""
    assert found(f"{role} Martha waved", place) == [("Martha", LIKELY)]
    assert found(f"{role} Rose waved", place) == [("Rose", POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    ["Grandma Martha waved", "Uncle Martha waved", "PC Martha waved", "Mr Martha waved"],
)
def test_an_adult_s_title_asks(text: str) -> None:
    """A title that children hardly bear, before a word that is no surname."""
    assert found(text) == [("Martha", POSSIBLE)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We will miss Martha.", "Martha"),
        ("We cheered the Captain. Martha won.", "Martha"),
        ("Please, sir. Martha won.", "Martha"),
        ("Captain Martha Lifts The Trophy", "Martha"),
        ("Doctor Martha Bandages A Bear", "Martha"),
        ("mrs martha waved", "martha"),
    ],
)
def test_what_only_looks_like_a_title(text: str, word: str) -> None:
    """A verb, the end of a sentence, a headline in capitals."""
    assert [name for name, _ in found(text)] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Ali, Dr Ali, Miss Ali and mr ali helped.",
        "Mrs. Rose and Mr Scott came, and so did Miss Amelia Hart.",
        "Mr Noah Underwood and Mrs Martha Brown judged the cakes.",
        "Captain Scott, President Lincoln, Queen Victoria and Nurse Florence.",
        "Princess Charlotte, King Henry and Prophet Muhammad.",
        "King Noah VII ruled, and Queen Martha II after him.",
        "Captain Seed and Chef Bean are in our story.",
    ],
)
def test_adults_and_history(text: str) -> None:
    """A surname or a whole name after an adult's title, people of history, nobody of ours."""
    assert found(text) == []


def test_beside_the_picture() -> None:
    """There a child's title asks, and a misspelt name after a role."""
    pictured = frozenset(FINDER.ids)
    assert [m.words.reveal() for m in FINDER.find_loose("Miss Rose", Place.PROSE, pictured)] == [
        "Rose"
    ]
    assert FINDER.find_loose("Queen Marhta waved", Place.PROSE, pictured)
    assert not FINDER.find_loose("Mrs Rose and Mr Marhta", Place.PROSE, pictured)
