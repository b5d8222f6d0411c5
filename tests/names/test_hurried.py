"""Hurried posts: names without capitals, and what a sensible teacher is not to be asked."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Policy, School

from .small_school import register_of

PROSE, LABEL = Place.PROSE, Place.LABEL
NAMES = "Darcie Roman Rose Will Ivy Max Ali Dave Ibrahim Mark Hope Charlie Matilda Alice Harry John"
NAMES += " Mary Noah Martin Bella Amelia Zoë Mary-Jane Jo Stanley Teddy Art Holly Poppy Summer Sam"
SHIPPED = Allowed.from_policy(Policy(school=School(name="S", url="https://s.example")))
FINDER = NameFinder(register_of("\n".join(f"{name} | Zyler" for name in NAMES.split())), SHIPPED)


def found(text: str, place: Place) -> list[tuple[str, str]]:
    return [(m.words.reveal(), m.certainty.name) for m in FINDER.find(text, place)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("darcie and roman planting beans", ["darcie"]),
        ("well done darcie", ["darcie"]),
        ("darcie", ["darcie"]),
        ("darcie's cake, and amelia’s jar", ["darcie", "amelia"]),
        ("well done, zoë!", ["zoë"]),
        ("well done.darcie ran", ["darcie"]),
        ("mary-jane sings", ["mary", "jane"]),
    ],
)
def test_small_letters(text: str, names: list[str]) -> None:
    """A first name that is no English word is likely without its capital too, wherever it is."""
    for place in (PROSE, LABEL):
        hits = FINDER.find(text, place)
        assert {m.certainty for m in hits} == {Certainty.LIKELY}
        assert {name for m in hits for name in m.words.reveal().split("-")} == set(names)


@pytest.mark.parametrize(
    "text",
    [
        "a rose will grow by the ivy; roman roads, max. 30 tickets; mark your art, holly and poppy",
        "camelias and ameliad, jo, bring a teddy",
        "write to sam@school.example or amelia@school.example, or see www.matilda.example",
        "see https://school.example/amelia/darcie and amelia.co.uk",
        "mr ali and mrs ali",
    ],
)
def test_small_letters_of_other_words(text: str) -> None:
    """English words, longer words and addresses are nobody's name."""
    for place in (PROSE, LABEL, Place.CODE):
        assert found(text, place) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our Roman Britain day: Roman soldiers, Roman roads, Roman numerals and Roman baths.",
        "The Roman army, a Roman villa, the Roman Empire and Roman gods.",
        "Rose Class, Ivy House, Holly Team, Poppy Table and a Holly wreath.",
        "Mark your diaries. Hope you can come! Mark the date.",
        "Thank you, Mr Ali and Miss Rose.",
        "Prophet Ibrahim, King John and Queen Mary.",
        "Martin House Children's Hospice, Bella Pasta and Max Spielmann.",
        "Poems by John Keats and John McCrae; a cake by Mary Berry.",
        "Charlie and the Chocolate Factory, Charlotte's Web and Alice in Wonderland.",
        "Two Harry Potters, Noah's Ark and Flat Stanley.",
        "Matilda the Musical",
    ],
)
def test_questions_nobody_needs(text: str) -> None:
    """Phrases, adults with a title, books and people whom schools teach about."""
    assert found(text, PROSE) == []
    assert FINDER.find_unknown(text, PROSE) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Roman built a road.", [("Roman", "LIKELY")]),
        ("Rose and Class 3", [("Rose", "POSSIBLE")]),
        ("Mark ran.", [("Mark", "POSSIBLE")]),
        ("Hope, you did it!", [("Hope", "POSSIBLE")]),
        ("Our captain Amelia and the farmer, Amelia", [("Amelia", "LIKELY")] * 2),
        ("Thank you Miss, Amelia did it", [("Amelia", "LIKELY")]),
        ("Matilda was our musical", [("Matilda", "LIKELY")]),
        ("Harry and the potters", [("Harry", "LIKELY")]),
        (
            "Mr Darcie Zyler, Roman Zyler Britain",
            [("Darcie Zyler", "CERTAIN"), ("Roman Zyler", "CERTAIN")],
        ),
    ],
)
def test_their_twins_count(text: str, names: list[tuple[str, str]]) -> None:
    """The same words as names, and full names always."""
    assert found(text, PROSE) == names


def test_a_full_name_beats_a_phrase() -> None:
    """A pupil whose surname makes a phrase of the name is found all the same."""
    finder = NameFinder(register_of("Rose | House\nMartin | House"), SHIPPED)
    assert [m.certainty for m in finder.find("Rose House and Martin House", PROSE)] == [
        Certainty.CERTAIN,
        Certainty.CERTAIN,
    ]
