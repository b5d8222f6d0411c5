"""A first name of two words is one name, and not that of a pupil who has its first word."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(
    register_of(
        "Amelia | Khan\nAmelia-Rose | Grey\nHeaven-Leigh | Stone\nMary Rose | Quill\nRose | Venn"
    ),
    Allowed(phrases=("Mary Rose",)),
)


def found(text: str, place: Place = Place.PROSE) -> list[tuple[str, Certainty, set[str]]]:
    return [
        (m.words.reveal(), m.certainty, {pupil[-1] for pupil in m.pupils})
        for m in FINDER.find(text, place)
    ]


@pytest.mark.parametrize(
    ("text", "name", "pupil"),
    [
        ("Amelia-Rose won", "Amelia-Rose", "2"),
        ("Then AmeliaRose won", "AmeliaRose", "2"),
        ("Heaven Leigh won", "Heaven Leigh", "3"),
        ("So Mary Rose won", "Mary Rose", "4"),
    ],
)
def test_the_longest_first_name_wins(text: str, name: str, pupil: str) -> None:
    """Nobody else of its first word is meant; no phrase hides it."""
    for place in (Place.PROSE, Place.LABEL):
        assert found(text, place)[0] == (name, Certainty.LIKELY, {pupil})


def test_two_children_are_two() -> None:
    """A comma or a word between makes them two; a surname makes them one for certain."""
    assert found("Amelia, Rose and Will")[0][2] == {"1", "2"}
    assert found("Amelia Rose Grey won") == [("Amelia Rose Grey", Certainty.CERTAIN, {"2"})]
    assert [name for name, _, _ in found("Amelia-Rose and then Rose won")] == [
        "Amelia-Rose",
        "Rose",
    ]
