"""Reads the word lists that stand beside the modules: one entry a line, # begins a remark."""

from __future__ import annotations

import re
from importlib.resources import files


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


def phrase_pattern(phrase: str) -> str:
    """A phrase as a pattern; "go|rot to hell" divides the choices of a place by a stroke."""
    places = ([re.escape(choice) for choice in place.split("|")] for place in phrase.split())
    return r"\W+".join(f"(?:{'|'.join(place)})" for place in places)


def telling_words(phrase: str) -> frozenset[str]:
    """Words one of which is in every form of a phrase: those of its rarest, so longest, place."""
    places = (frozenset(place.lower().split("|")) for place in phrase.split())
    rarest = max(places, key=lambda place: 0 if place & _COMMON else min(map(len, place)))
    return frozenset(part for word in rarest for part in _PART.findall(word)[:1])


_PART = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_COMMON = frozenset(
    "you your the that this that's them it a of to on in up my his her their back with children "
    "child pupils people kids families like from".split()
)
