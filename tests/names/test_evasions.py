"""Whatever is done to the letters of a full name, it is found, and nothing is lost."""

from __future__ import annotations

import random
import re

from hypothesis import given
from hypothesis import strategies as st

from safeguarding.mentions import Certainty, Place
from safeguarding.names import Allowed, NameFinder

from .small_school import register_of

FINDER = NameFinder(register_of("Amelia | Khan\nTheodora | Okonkwo\nPiotr | Nowak"), Allowed())
NAMES = st.sampled_from(["Amelia Khan", "Theodora Okonkwo", "Piotr Nowak", "Khan, Amelia"])
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u180e\ufe0f\u3164\x00\x1f"
LOOKS = dict(zip("AKHPTOaeiopkx", "АКНРТОаеіорκх", strict=True))


def certain(text: str, place: Place) -> list[str]:
    mentions = FINDER.find(text, place)
    return [m.words.reveal() for m in mentions if m.certainty is Certainty.CERTAIN]


@given(NAMES, st.sampled_from(INVISIBLE), st.data(), st.sampled_from(list(Place)))
def test_invisible_characters(name: str, character: str, data: st.DataObject, place: Place) -> None:
    """An invisible character anywhere in a name hides nothing."""
    at = data.draw(st.integers(1, len(name) - 1))
    hidden = name[:at] + character + name[at:]
    assert certain(f"x! {hidden} 7", place) == [hidden]


@given(NAMES, st.data(), st.sampled_from(["&#{};", "&#x{:x};", "&amp;#{};", "&#{}"]))
def test_entities(name: str, data: st.DataObject, form: str) -> None:
    """A letter written as an entity, once or twice escaped, is the letter."""
    at = data.draw(st.sampled_from([i for i, letter in enumerate(name) if letter.isalpha()]))
    hidden = name[:at] + form.format(ord(name[at])) + name[at + 1 :]
    assert certain(f"– {hidden} –", Place.LABEL) == [hidden]


@given(NAMES, st.data(), st.sampled_from(list(Place)))
def test_letter_case(name: str, data: st.DataObject, place: Place) -> None:
    """Names that are no English words are found in any mixture of case (whole words)."""
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
    assert certain(case(name), place) == [case(name)]


@given(NAMES, st.sets(st.sampled_from(sorted(LOOKS))), st.sampled_from(list(Place)))
def test_look_alikes(name: str, chosen: set[str], place: Place) -> None:
    """Cyrillic and Greek letters that look like Latin ones are read by their looks."""
    hidden = "".join(LOOKS[letter] if letter in chosen else letter for letter in name)
    assert certain(hidden, place) == [hidden]


@given(
    NAMES, st.sampled_from(["\n", "\t", "  ", "\u00a0", "\u2003", "-", "–", "_", " - ", "\r\n "])
)
def test_what_stands_between(name: str, gap: str) -> None:
    """Line breaks, wide spaces, hyphens and underscores keep a name together."""
    hidden = name.replace(" ", gap)
    assert certain(hidden, Place.PROSE) == [hidden] or ", " in name


def _reference(pupils: list[tuple[str, str]], text: str) -> set[tuple[int, str]]:
    """A naive matcher: each full name tried at each place of the text, in both orders."""
    found = set()
    for first, last in pupils:
        for form in (f"{first} {last}", f"{last} {first}", f"{last}, {first}", f"{first}-{last}"):
            for hit in re.finditer(rf"(?<![A-Za-z0-9])(?={re.escape(form)}(?![A-Za-z0-9]))", text):
                found.add((hit.start(), form))
    return found


def test_nothing_is_lost_against_a_naive_matcher() -> None:
    """On random registers and texts, the finder covers whatever the naive matcher finds."""
    rng = random.Random(20260901)
    syllables = ["ka", "lo", "mir", "zen", "tu", "bex", "dro", "vi", "shan", "gor"]
    total = 0
    for _ in range(60):
        words = ["".join(rng.choices(syllables, k=2)).title() for _ in range(24)]
        pupils = [(rng.choice(words), rng.choice(words)) for _ in range(rng.randint(1, 30))]
        finder = NameFinder(register_of("\n".join(f"{a} | {b}" for a, b in pupils)), Allowed())
        pieces = [rng.choice(words) for _ in range(300)]
        text = "".join(piece + rng.choice([" ", ". ", ", ", "-", " and "]) for piece in pieces)
        mentions = finder.find(text, Place.PROSE)
        certain_ones = [m for m in mentions if m.certainty is Certainty.CERTAIN]
        for start, form in _reference(pupils, text):
            before = text[:start].rstrip(" ")
            if ", " in form and re.search(r"[A-Z][a-z]+ $", text[:start]) and before:
                continue  # after another capitalised word the comma divides two people
            total += 1
            ids = {
                f"P-DEMO-{k:03}"
                for k, (a, b) in enumerate(pupils, start=1)
                if form in {f"{a} {b}", f"{b} {a}", f"{b}, {a}", f"{a}-{b}"}
            }
            covering = [m for m in certain_ones if m.start < start + len(form) and m.end > start]
            assert ids <= frozenset().union(*(m.pupils for m in covering))
    assert total > 500
