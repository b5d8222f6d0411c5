"""What the parts of the finder tell each other: a stretch of words that may name pupils."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from safeguarding.mentions import Certainty
from safeguarding.names.lexicon import Ids
from safeguarding.names.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Match:
    """Words `first` to `last` (inclusive), and the folded text from `start` to `end`.

    `exact`: first name and surname stand there as the register writes them.
    """

    first: int
    last: int
    start: int
    end: int
    ids: Ids
    certainty: Certainty = Certainty.CERTAIN
    exact: bool = False

    @classmethod
    def of_words(cls, tokens: Tokens, first: int, last: int, ids: Ids) -> Match:
        """A certain match of whole words."""
        return cls(first, last, tokens.start(first), tokens.ends[last], ids)


def longest_per_pupil(matches: Iterable[Match]) -> list[Match]:
    """Each pupil's surest, then longest match, without those that overlap it; in text order.

    Overlapping matches of other pupils stay. Matches of one stretch become one, with all ids.
    """
    together: dict[tuple[int, int, Certainty], Match] = {}
    for match in matches:
        key = (match.start, match.end, match.certainty)
        known = together.get(key)
        together[key] = replace(match, ids=match.ids | known.ids) if known else match
    taken: dict[int, set[str]] = {}
    kept: list[Match] = []
    for match in sorted(together.values(), key=_surest_then_longest):
        words = range(match.first, match.last + 1)
        ids = match.ids.difference(*(taken[word] for word in words if word in taken))
        if ids:
            kept.append(replace(match, ids=ids))
            for word in words:
                taken.setdefault(word, set()).update(ids)
    return sorted(kept, key=lambda match: (match.start, -match.end))


def _surest_then_longest(match: Match) -> tuple[int, int, int]:
    return -match.certainty, match.start - match.end, match.start
