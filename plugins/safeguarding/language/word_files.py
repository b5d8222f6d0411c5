"""Reads the word lists that stand beside the modules: one entry a line, # begins a remark."""

from __future__ import annotations

import re
from importlib.resources import files

_ANY = {
    "0": r"\d+",
    "Name": r"(?-i:[A-Z])\w+(?![\w'’-])",
    "Name's": r"(?-i:[A-Z])\w+['’]s?",
}
"""Words of a phrase that stand for others -> their pattern."""


def lines(name: str) -> tuple[str, ...]:
    """The entries of a list, e.g. `lines("helplines.txt")`."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in bare if line)


def pairs(name: str) -> dict[str, str]:
    """The entries of a list whose lines read "one = other"."""
    split = (line.partition("=") for line in lines(name))
    return {left.strip(): right.strip() for left, _, right in split}


def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of a list by the heading in square brackets above them."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in lines(name):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            found.setdefault(heading, []).append(line)
    return {heading: tuple(entries) for heading, entries in found.items()}


def with_shorthand(entries: tuple[str, ...], shorthand: tuple[str, ...]) -> tuple[str, ...]:
    """The entries with each word of the shorthand ("Kin = mum|dad") written out."""
    for line in shorthand:
        word, _, choices = line.partition("=")
        short = re.compile(rf"(?<![\w'’]){re.escape(word.strip())}(?![\w'’])")
        entries = tuple(short.sub(choices.strip(), entry) for entry in entries)
    return entries


def phrase_pattern(phrase: str) -> str:
    """A phrase as a pattern: "go|rot (now) to hell".

    "|" divides the choices of a place, a place in brackets may be left out, "0" is any number,
    "Name" any word with a capital letter, "Name's" one to which something belongs.
    """
    *places, last = phrase.split()
    return "".join(map(_inner_place, places)) + _choices(last)


def _inner_place(place: str) -> str:
    if place.startswith("("):
        return rf"(?:{_choices(place.strip('()'))}\W+)?"
    return rf"{_choices(place)}\W+"


def _choices(place: str) -> str:
    words = (_ANY.get(word) or re.escape(word) for word in place.split("|"))
    return f"(?:{'|'.join(words)})"


def telling_words(phrase: str) -> frozenset[str]:
    """Words one of which is in every form of a phrase: those of its rarest, so longest, place."""
    places = (place.split("|") for place in phrase.split() if not place.startswith("("))
    required = (words for words in places if _ANY.keys().isdisjoint(words))
    telling = (frozenset(_telling_part(word.lower()) for word in words) for words in required)
    return max(telling, key=_rarity)


def _telling_part(word: str) -> str:
    """Of "wheelchair-bound" the longer part: texts are read word by word."""
    return max(_PART.findall(word), key=len, default="")


def _rarity(words: frozenset[str]) -> int:
    return 0 if words & _COMMON else min(map(len, words))


_PART = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_COMMON = frozenset(
    "you your the that this that's them it a of to on in up my his her their back with children "
    "child pupils people kids families like from still about held second after every "
    "year one again came leave days times place class his whose with for was were are is not home "
    "well mum dad nan gran mother father family has had".split()
)
