"""What a teacher said of several pictures at once, as the form of the picture table sends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Fields: TypeAlias = Mapping[str, list[str]]
OURS = "ours"
"""The choice of licence that says: the school's own picture."""


class How(StrEnum):
    """What is done with those who are ticked."""

    THESE = "these"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Said:
    """A form as it was filled in; blank is what was not said.

    `shown` has the fingerprint of every picture on the page, by file name: the bytes that somebody
    looked at. `own` are the words that stand beside single pictures.
    """

    shown: Mapping[str, str]
    ticked: frozenset[str] = frozenset()
    every: str = ""
    shows: str = ""
    who: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    how: How = How.THESE
    alt: str = ""
    own: Mapping[str, str] | None = None
    credit: str = ""
    licence: str = ""

    def words_beside(self, name: str) -> str:
        return (self.own or {}).get(name, "")


NOTHING_SAID = Said(shown={})


def read_said(fields: Fields) -> Said:
    """The form that these fields are. What nobody could have chosen counts as not said."""
    marks = (each.partition(" ") for each in fields.get("shown", ()))
    how = _one(fields, "how")
    own = {key[4:]: values[-1] for key, values in fields.items() if key.startswith("own:")}
    return Said(
        shown={name: mark for mark, _, name in marks},
        ticked=frozenset(fields.get("tick", ())),
        every=_one(fields, "every"),
        shows=_one(fields, "shows"),
        who=frozenset(fields.get("who", ())),
        classes=frozenset(fields.get("class", ())),
        how=How(how) if how in tuple(How) else How.THESE,
        alt=" ".join(_one(fields, "alt").split()),
        own={name: " ".join(words.split()) for name, words in own.items()},
        credit=" ".join(_one(fields, "credit").split()),
        licence=_one(fields, "licence"),
    )


def _one(fields: Fields, name: str) -> str:
    return fields.get(name, [""])[-1].strip()
