"""Ships, songs, shows, streets and values hold names of nobody; children beside them are found."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Place
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy import Policy, School

from .small_school import register_of

SHIPPED = Allowed.from_policy(Policy(school=School(name="S", url="https://s.example")))
FINDER = NameFinder(
    register_of(
        "Rose | Hargreaves\nHope | Mbeki\nCharlotte | Whitehead\nOliver | Bennett\nDaisy | Okoro\n"
        "Matilda | Quill\nGrace | Adeyemi\nHolly | Zyler\nIvy | Quill\nJoy | Chukwu\nJack | Tupp\n"
        "Ruby | Bick\nWill | Tanner\nMay | Sutton\nSummer | Whitlock\nArt | Quill\nBen | Zyler\n"
        "Mary | Kettlewell\nSkye | Venn\nArwen | Tupp\nAmber | Venn"
    ),
    SHIPPED,
)


def found(text: str, place: Place = Place.PROSE) -> list[str]:
    return [mention.words.reveal() for mention in FINDER.find(text, place)]


@pytest.mark.parametrize(
    "text",
    [
        "The Mary Rose sank in 1545.",
        "We saw the Rose Window and a Tudor Rose, and did White Rose Maths.",
        "Our value this month is Hope.",
        "Our values: Hope, Joy and Grace. The value of the week was “Hope”!",
        "We walked down Hope Street, past Summer Lane, Grace Road and Daisy Close.",
        "We wrote to Princess Charlotte.",
        "The Cape of Good Hope",
        "On Friday 3B performed Oliver! for their families.",
        "Our production of Matilda",
        "Daisy, Daisy, give me your answer do",
        "We sang Amazing Grace, Land of Hope and Glory and Waltzing Matilda.",
        "The Holly and the Ivy",
        "A Union Jack and two Teddy bears on May Day",
        "Mary, Mary, quite contrary",
        "We dressed as Matilda and read Roald Dahl's Matilda.",
        "Storm Arwen brought an Amber Warning on the Isle of Skye.",
        "Pop Art, Islamic Art and an Angel Gabriel",
        "Lily of the Valley and a Busy Lizzie",
    ],
)
def test_what_no_child_is_called(text: str) -> None:
    """The ship, the song, the musical, the street, the value of the month."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Mary and Rose sank into the sofa.", ["Mary", "Rose"]),
        ("The window that Rose painted", ["Rose"]),
        ("Our value this month is Hope's favourite.", ["Hope"]),
        ("Our value is kindness, said Hope.", ["Hope"]),
        ("Our value this month is Hope, who sowed beans.", ["Hope"]),
        ("We value Hope.", ["Hope"]),
        ("In the Street, Hope waved.", ["Hope"]),
        ("A letter to Charlotte, our princess", ["Charlotte"]),
        ("Charlotte Whitehead is Princess Charlotte Whitehead.", ["Charlotte Whitehead"] * 2),
        ("Then Oliver performed.", ["Oliver"]),
        ("We love the book Matilda wrote.", ["Matilda"]),
        ("Daisy, Daisy and Tom gave an answer.", ["Daisy", "Daisy"]),
        ("It was amazing, Grace.", ["Grace"]),
        ("The holly and then Ivy", ["Ivy"]),
        ("In the storm Arwen waved.", ["Arwen"]),
        (
            "Our amazing Grace scored, good Hope cheered, and at last Will won.",
            ["Grace", "Hope", "Will"],
        ),
        ("This is the work of Art and big Ben.", ["Art", "Ben"]),
        ("We put Jack in the box and saw Ruby Tuesday last.", ["Jack", "Ruby"]),
        ("The performance of Matilda and Hope and Glory", ["Matilda", "Hope"]),
    ],
)
def test_the_child_beside_it(text: str, names: list[str]) -> None:
    """The same words as names, and a full name always."""
    assert found(text) == names


def test_a_pupil_of_that_very_name_wins() -> None:
    """Mary Rose is a child there and no ship, and Street a surname."""
    finder = NameFinder(register_of("Mary Rose | Quill\nHope | Venn\nAmelia | Street"), SHIPPED)
    for text, name in (
        ("The Mary Rose sank.", "Mary Rose"),
        ("Down Hope Street", "Hope"),
        ("Then Amelia Street won.", "Amelia Street"),
    ):
        assert [m.words.reveal() for m in finder.find(text, Place.PROSE)] == [name]
