"""First names and surnames that are common in Britain, of many origins; folded, lower-case.

Source: the name providers of Faker (MIT), without places and ordinary words, and our own additions.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from safeguarding.english_words import word_set


@cache
def first_names() -> frozenset[str]:
    return _listed("first_names.txt")


@cache
def surnames() -> frozenset[str]:
    return _listed("surnames.txt")


def _listed(name: str) -> frozenset[str]:
    return word_set((files(__package__) / name).read_text(encoding="ascii"))
