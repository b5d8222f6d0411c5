"""Whether two posts look as if they were about one event, though nobody wrote that they are."""

from __future__ import annotations

import datetime as dt
import re

from safeguarding.record import Post

NEAR = dt.timedelta(days=3)
"""A match is reported on the day, its pictures follow after the weekend."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    "about again all and another are autumn back best big but can children class classes come day "
    "days for from fun good great had half happy has have here how its last latest learning lots "
    "making more morning new news next not now our out photo photos picture pictures pupil pupils "
    "reception school some special spring star stars summer term thank thanks that the their them "
    "they this time today together tomorrow update very visit was way week weeks welcome well "
    "went were what when who will winter with year years yesterday you your".split()
)
"""Words of titles that say nothing of what a post is about."""


def shared_word(one: Post, other: Post) -> str:
    """A word that both titles have, as in “Netball” and “Netball photos”; "" if there is none."""
    return min(_telling_words(one.title) & _telling_words(other.title), default="")


def _telling_words(title: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(title))
    return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)


def near_in_time(one: Post, other: Post) -> bool:
    """Whether both have a date and the dates lie close together."""
    if one.date is None or other.date is None:
        return False
    return abs(one.date.date() - other.date.date()) <= NEAR
