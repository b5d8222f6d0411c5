"""First names of two words: "Heaven Leigh" is Heaven-Leigh, "Amelia-Rose" no other Amelia."""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.mentions import Certainty, Place
from safeguarding.names.lexicon import Lexicon, is_english
from safeguarding.names.matches import Match
from safeguarding.names.tokens import Tokens


def double_names(tokens: Tokens, lexicon: Lexicon) -> Iterator[Match]:
    """First names of two words, both with capitals, in prose and labels.

    They count as written in full, so that no phrase of two such words hides them.
    """
    if not lexicon.doubles or tokens.place in (Place.CODE, Place.ADDRESS):
        return
    for i, parts in tokens.parts.items():
        if not (parts.alone and i + 1 < len(tokens)):
            continue
        ids = lexicon.doubles.get((tokens.word(i), tokens.word(i + 1)))
        if ids and tokens.gap(i + 1) in {" ", "-", ""} and _capitals(tokens, i):
            words = is_english(tokens.word(i)) and is_english(tokens.word(i + 1))
            doubtful = words and tokens.gap(i + 1) == " "
            sure = Certainty.POSSIBLE if doubtful else Certainty.LIKELY
            yield Match.of_words(tokens, i, i + 1, ids, certainty=sure, exact=True)


def words_of(doubles: list[Match], tokens: Tokens) -> set[int]:
    """The words that are no other pupil's: the second one too where a hyphen joins it."""
    seconds = {match.last for match in doubles if tokens.gap(match.last) != " "}
    return seconds.union(match.first for match in doubles)


def _capitals(tokens: Tokens, i: int) -> bool:
    return tokens.capital(i) and tokens.capital(i + 1)
