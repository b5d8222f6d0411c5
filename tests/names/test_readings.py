"""What a reader may see in letters that say something else, beside the innocent use of them."""

from __future__ import annotations

import pytest

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(register_of("Amelia | Khan\nHope | Wells\nRob | Ingham"), Allowed())
RLO, LRO, POP, RLI, PDI = "\u202e", "\u202d", "\u202c", "\u2067", "\u2069"


def certain(text: str, place: Place = Place.PROSE) -> list[str]:
    mentions = FINDER.find(text, place)
    return [m.words.reveal() for m in mentions if m.certainty is Certainty.CERTAIN]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"by {RLO}nahK ailemA{POP} today", f"{RLO}nahK ailemA{POP}"),
        (f"by {RLO}nahK ailemA", f"{RLO}nahK ailemA"),
        (f"by {RLO}ailemA{POP} Khan", f"{RLO}ailemA{POP} Khan"),
        ("by &#x202e;nahK ailemA&#x202c; today", "&#x202e;nahK ailemA&#x202c;"),
        (f"by {RLO}nahK {LRO}Amelia{POP}{POP}", f"{RLO}nahK {LRO}Amelia{POP}{POP}"),
        ("by Ame\u00ad\nlia Khan", "Ame\u00ad\nlia Khan"),
        ("by Ame-lia Khan", "Ame-lia Khan"),
        ("by Amelia Kh\u2011an", "Amelia Kh\u2011an"),
        ("by Am🌟elia Kh❤️an", "Am🌟elia Kh❤️an"),
        ("by Ame|ia Khan", "Ame|ia Khan"),
        ("by Amel!a Kh@n", "Amel!a Kh@n"),
        ("by A m e l i a Khan", "A m e l i a Khan"),
        ("by Amelia K.h.a.n", "Amelia K.h.a.n"),
        ("by Khan, A-m-e-l-i-a", "Khan, A-m-e-l-i-a"),
        ("by a.khan of 3B", "a.khan"),
        ("by Ame\nlia Khan", "Ame\nlia Khan"),
        ("by Rob Ing ham", "Rob Ing ham"),
    ],
)
def test_disguises(text: str, name: str) -> None:
    """Whatever a browser shows as the name is the name, at its place."""
    assert certain(text) == [name]
    assert certain(text, Place.LABEL) == [name]


@pytest.mark.parametrize(
    "text",
    [
        f"The word {RLI}שלום{PDI} means peace, and {RLI}سلام{PDI} too.",
        f"Our title reads {RLO}םולש{POP} from the right.",
        "A hope-\nful group of well-known authors read.",
        "Ame-lia is no word, nor is kh-an",
        "Well done🌟everyone, what a week❤️in Year 3",
        "Tickets cost $5|$6!then more, ask office@school.example",
        "We saw A B C D E F on cards, i.e. the letters",
        "The sofa.khan and a Khan",
        "rob-ing, half-term, mother-in-law",
        "So Rob in Gham said, and Ame, lia Khan",
    ],
)
def test_innocent_use(text: str) -> None:
    """Isolates about Hebrew and Arabic, hyphens, pictograms and signs say nothing by themselves."""
    assert certain(text) == []
