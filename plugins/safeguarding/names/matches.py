"""What the parts of the finder tell each other: a stretch of words that may name pupils."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from safeguarding.mentions import Certainty
from safeguarding.names.lexicon import Ids
from safeguarding.names.tokens import Tokens


class Match(NamedTuple):
    """Words `first` to `last` (inclusive), and the folded text from `start` to `end`.

    `exact`: first name and surname stand there as the register writes them. `whole`: it is a first
    name with a surname, though not for certain.
    """

    first: int
    last: int
    start: int
    end: int
    ids: Ids
    certainty: Certainty = Certainty.CERTAIN
    exact: bool = False
    whole: bool = False

    @classmethod
    def of_words(  # noqa: PLR0913 - a match has that many sides; the last two are by name
        cls,
        tokens: Tokens,
        first: int,
        last: int,
        ids: Ids,
        *,
        certainty: Certainty = Certainty.CERTAIN,
        exact: bool = False,
    ) -> Match:
        """A match of whole words; a certain one, if nothing else is said."""
        start, end = tokens.start(first), tokens.end(last)
        return cls(first, last, start, end, ids, certainty, exact)


def longest_per_pupil(matches: Iterable[Match]) -> list[Match]:
    """Each pupil's surest, then longest match, without those that overlap it; in text order.

    Overlapping matches of other pupils stay. Matches of one stretch become one, with all ids.
    """
    together: dict[tuple[int, int, Certainty], Match] = {}
    for match in matches:
        key = (match.start, match.end, match.certainty)
        known = together.get(key)
        together[key] = match._replace(ids=match.ids | known.ids) if known else match
    taken: dict[int, set[str]] = {}
    kept: list[Match] = []
    for match in sorted(together.values(), key=_surest_then_longest):
        words = range(match.first, match.last + 1)
        ids = match.ids.difference(*(taken[word] for word in words if word in taken))
        if ids:
            kept.append(match._replace(ids=ids))
            for word in words:
                taken.setdefault(word, set()).update(ids)
    return sorted(kept, key=lambda match: (match.start, -match.end))


def _surest_then_longest(match: Match) -> tuple[int, int, int]:
    return -match.certainty, match.start - match.end, match.start
