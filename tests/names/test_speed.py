"""Time grows with the text and no faster, whatever somebody writes into it."""

from __future__ import annotations

import random
import time

import pytest

from safeguarding.mentions import Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

HOSTILE = [
    "A a ",
    "AaAa",
    "&amp;",
    "&amp;amp;eacute; ",
    "a",
    "Amelia ",
    "amelia",
    "А",
    "%2541",
    "A. ",
]


def seconds(finder: NameFinder, text: str, place: Place) -> float:
    def once() -> float:
        start = time.process_time()
        finder.find(text, place)
        return time.process_time() - start

    return min(once() for _ in range(3))


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("place", [Place.PROSE, Place.ADDRESS])
def test_time_grows_with_the_text(finder: NameFinder, unit: str, place: Place) -> None:
    """Four times a hostile text takes about four times as long; quadratic work would be sixteen."""
    short = seconds(finder, unit * (15_000 // len(unit)), place)
    long = seconds(finder, unit * (60_000 // len(unit)), place)
    assert long <= 8 * short + 0.05


def test_two_thousand_pupils_load_in_half_a_second() -> None:
    """A large school's register is ready at once."""
    rng = random.Random(7)
    syllables = ["kha", "nor", "bel", "wen", "dar", "mo", "sin", "tal", "rik", "os", "ha", "lin"]

    def name() -> str:
        return "".join(rng.choices(syllables, k=3)).title()

    register = register_of("\n".join(f"{name()} | {name()}" for _ in range(2000)))
    start = time.process_time()
    NameFinder(register, Allowed())
    assert time.process_time() - start < 0.5


def test_ordinary_prose_passes_quickly(finder: NameFinder) -> None:
    """A page of 2 kB without names costs well under a millisecond."""
    page = "On Friday the children went to the museum – and “everyone” loved the trains. " * 27
    finder.find(page, Place.PROSE)
    assert seconds(finder, page, Place.PROSE) < 0.001
