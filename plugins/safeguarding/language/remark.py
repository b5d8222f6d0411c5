"""One thing noticed in a block of text: plain data."""

from __future__ import annotations

from typing import NamedTuple


class Remark(NamedTuple):
    """A stretch of a block of text, and what it is.

    `kind` is the id of the rule that it concerns. `start` and `end` are character offsets in the
    block. `what` says in words for people what was found, `value` is what a rule compares: the
    digits of a telephone number, the better spelling of a word. `person` is
    the sign that one person is meant, of an individual matter only.
    """

    kind: str
    start: int
    end: int
    what: str
    value: str = ""
    person: str = ""
