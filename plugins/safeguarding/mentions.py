"""How the name finder answers: plain data, so that rules need not know how names are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from safeguarding.private import Private


class Place(StrEnum):
    """What kind of text a string is, which decides what a capital letter says."""

    PROSE = "prose"
    """Running text with sentences: a paragraph, a list item, a comment."""
    LABEL = "label"
    """Text that stands alone: a headline, title, alt text, caption, tag, meta content."""
    CODE = "code"
    """Classes, ids, script and style: only certain names count."""
    ADDRESS = "address"
    """URLs, file names, folders, slugs: only certain names count."""


class Certainty(IntEnum):
    """How sure it is that a word is a pupil's name."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A pupil's name in a text.

    `start` and `end` are character offsets in the text that was given to the finder.
    `pupils` are the ids of everybody it may be (siblings share a surname, classes share an Amelia).
    """

    start: int
    end: int
    certainty: Certainty
    pupils: frozenset[str]
    words: Private
    """The name as it stands in the text."""
    loose: bool = False
    """It counts only because the pupil is pictured on the page: a surname alone, a first name that
    is spelt otherwise."""
    whole: bool = False
    """It is a full name, though perhaps not for certain; some certain ones do not say so."""


@dataclass(frozen=True, slots=True)
class ReadName:
    """A pupil's name in words that were read from a picture, perhaps with letters misread.

    `words` is the name as it was read, or as it must have been written. CERTAIN: a full name, or a
    first name with an initial. LIKELY: a first name that stands for itself. POSSIBLE: a word that
    is English too, is one letter off, or begins what may be somebody else's name.
    """

    words: Private
    pupils: frozenset[str]
    certainty: Certainty
