"""Odd registers and hostile texts give a clear result or a clear refusal, and no hang."""

from __future__ import annotations

import time

import pytest

from safeguarding.errors import RegisterError
from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of


def certain(finder: NameFinder, text: str, place: Place = Place.PROSE) -> list[str]:
    mentions = finder.find(text, place)
    return [m.words.reveal() for m in mentions if m.certainty is Certainty.CERTAIN]


def test_names_of_one_letter() -> None:
    """They are found as a whole name, and a lone letter of a sentence is nobody."""
    finder = NameFinder(register_of("Ann | O\nU | Thant"), Allowed())
    assert certain(finder, "Then Ann O. sang.") == ["Ann O"]
    assert certain(finder, "Then U Thant sang.") == ["U Thant"]
    assert certain(finder, "O what a day! U-turns are allowed.") == []


@pytest.mark.parametrize("row", ["… | Khan", "Amelia | !!", "-- | --"])
def test_names_of_punctuation_stop_the_build(row: str) -> None:
    """No text could be searched for them."""
    with pytest.raises(RegisterError):
        NameFinder(register_of(row), Allowed())


def test_twins_of_one_name() -> None:
    """One mention stands for both."""
    finder = NameFinder(register_of("Amelia | Khan\nAmelia | Khan"), Allowed())
    (mention,) = finder.find("Amelia Khan", Place.PROSE)
    assert mention.pupils == {"P-DEMO-001", "P-DEMO-002"}


@pytest.mark.parametrize("depth", [1, 3, 50, 5000])
def test_nested_entities(depth: int) -> None:
    """However deep an ampersand is escaped, the name is found."""
    finder = NameFinder(register_of("Amelia | Khan"), Allowed())
    text = f"x Amelia&{'amp;' * depth}nbsp;Khan y"
    assert len(certain(finder, text)) == 1


@pytest.mark.parametrize("place", list(Place))
def test_broken_encodings(place: Place) -> None:
    """Lone surrogates and replacement characters beside a name hide nothing."""
    finder = NameFinder(register_of("Amelia | Khan"), Allowed())
    data = b"\xff\xfe Amelia Khan \xc3( \xed\xa0\x80"
    for errors in ("replace", "surrogateescape"):
        assert certain(finder, data.decode("utf-8", errors), place) == ["Amelia Khan"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (r'"Zo\u00eb M\u00fcller"', r"Zo\u00eb M\u00fcller"),
        (r'"Zoe\n  Muller"', r"Zoe\n  Muller"),
        (r'content: "Zo\eb  M\fc ller"', r"Zo\eb  M\fc ller"),
        (r'"Zo\u{eb} M\xfcller"', r"Zo\u{eb} M\xfcller"),
    ],
)
def test_escapes_in_scripts_and_styles(code: str, name: str) -> None:
    """What a browser resolves is resolved, and told at its place."""
    finder = NameFinder(register_of("Zoë | Müller"), Allowed())
    assert certain(finder, code, Place.CODE) == [name]
    assert certain(finder, r'"Zo\n\u00eb Moeller"', Place.CODE) == []


def test_a_large_register_and_a_long_text() -> None:
    """Twice the text or the register takes about twice the time."""

    def loaded(size: int) -> tuple[float, NameFinder]:
        rows = "\n".join(f"{_name(k * 7)} | {_name(k * 13 + 5)}" for k in range(size))
        register = register_of(rows)
        start = time.process_time()
        finder = NameFinder(register, Allowed())
        return time.process_time() - start, finder

    short, _ = loaded(5_000)
    long, finder = loaded(20_000)
    assert long < 8 * short + 0.1
    text = "On Friday the children of Year 3 went to see the trains. " * 20_000
    start = time.process_time()
    assert certain(finder, text) == []
    assert time.process_time() - start < 5


def _name(number: int) -> str:
    syllables = ["kha", "nor", "bel", "wen", "dar", "mo", "sin", "tal"]
    picked = (syllables[number // 8**k % 8] for k in range(4))
    return "".join(picked).title()
