"""No short cut loses a name: all forms, mixed at random among innocent sentences."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.names import NameFinder
from safeguarding.school import Register

from .small_school import ALLOWED, register_of
from .test_innocent import SENTENCES

NAMES = [
    ("Amelia", "Khan"),
    ("Theodora", "Okonkwo"),
    ("Piotr", "Nowak"),
    ("Jasmine", "Patel"),
    ("Summer", "Green"),
    ("Will", "Young"),
    ("Siân", "Ní Bhriain"),
    ("Elizabeth", "Okafor-Smith"),
    ("Mary-Jane", "van der Berg"),
    ("Finn", "MacDonald"),
]
FORMS: list[Callable[[str, str], str]] = [
    lambda f, s: f"{f} {s}",
    lambda f, s: f"{f}\n  {s}",
    lambda f, s: f"{s.upper()} {f}",
    lambda f, s: f"“{s}, {f}”",
    lambda f, s: f"{f} {s}".upper(),
    lambda f, s: f"{f} {s}'s",
    lambda f, s: f"{f} T. {s}",
    lambda f, s: f"{f} and Bartholomew {s}",
    lambda f, s: f"{f} {s[0].upper()}.",
    lambda f, s: f"{f[0]}. {s}",
    lambda f, s: f"{s}, {f[0]}.",
    lambda f, s: "#" + "".join(filter(str.isalpha, f + s.title())),
    lambda f, s: "@" + "".join(filter(str.isalpha, f + s)).lower(),
    lambda f, s: f"{f[0]}\u200b{f[1:]} {s[:-1]}\u00ad{s[-1]}",
    lambda f, s: " ".join(filter(str.isalpha, f + s)),
    lambda f, s: "".join(f"&#{ord(letter)};" for letter in f"{f} {s}"),
    lambda f, s: f"{f[:2]}-\n{f[2:]} {s}",
    lambda f, s: f"\u202e{f'{f} {s}'[::-1]}\u202c",
]
REGISTER = register_of("\n".join(f"{first} | {last}" for first, last in NAMES))


def mixture(chance: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and where in it somebody is named, with the pupil's id."""
    text, named = "", []
    for _ in range(chance.randint(1, 12)):
        if chance.random() < 0.5:
            text += chance.choice(SENTENCES) + " "
            continue
        k = chance.randrange(len(NAMES))
        words = chance.choice(FORMS)(*NAMES[k])
        text += "On Friday we clapped: "
        named.append((len(text), len(text) + len(words), f"P-DEMO-{k + 1:03}"))
        text += words + " for that. "
    return text, named


def names(mentions: tuple[Mention, ...], start: int, end: int) -> frozenset[str]:
    return frozenset().union(
        *(
            m.pupils
            for m in mentions
            if m.certainty is Certainty.CERTAIN and m.start < end and m.end > start
        )
    )


@pytest.mark.parametrize("seed", range(20))
def test_every_form_is_found_in_any_company(seed: int) -> None:
    """Each of them certain, for its pupil and at its place; and a finder's memory changes nothing.

    The finder remembers words. One that has read a lot must say what a new one says.
    """
    chance = random.Random(seed)
    read = NameFinder(REGISTER, ALLOWED)
    for _ in range(60):
        text, named = mixture(chance)
        place = chance.choice([Place.PROSE, Place.LABEL])
        mentions = read.find(text, place)
        for start, end, pupil in named:
            assert pupil in names(mentions, start, end), text[start:end]
    assert NameFinder(REGISTER, ALLOWED).find(text, place) == mentions


def test_the_whole_tells_what_its_parts_tell(register: Register) -> None:
    """Sentences far apart do not change each other's names."""
    finder = NameFinder(register, ALLOWED)
    chance = random.Random(5)
    for _ in range(60):
        chosen = chance.choices(SENTENCES, k=6)
        apart = [
            (mention.words.reveal(), mention.certainty, mention.pupils)
            for sentence in chosen
            for mention in finder.find(f"Well. {sentence} Good.", Place.PROSE)
        ]
        whole = finder.find(" ".join(f"Well. {each} Good." for each in chosen), Place.PROSE)
        assert [(m.words.reveal(), m.certainty, m.pupils) for m in whole] == apart
