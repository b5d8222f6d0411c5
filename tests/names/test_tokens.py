"""Words and gaps are where they are, in whatever order somebody asks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from safeguarding.mentions import Place
from safeguarding.names.lexicon import Parts
from safeguarding.names.tokens import Tokens, spaced_out

TEXTS = st.lists(
    st.sampled_from(["a", "Will", "Willow", "will", "I", "AmeliaKhan", "x1"]), min_size=1
).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", ". ", ", ", "-", "'", " - ", "\n  "]),
        min_size=len(words),
        max_size=len(words),
    ).map(lambda gaps: "".join(map("".join, zip(gaps, words, strict=True))))
)


def tokens_of(text: str) -> Tokens:
    spaced = spaced_out(text)
    return Tokens.of(text, spaced, spaced.split(), {}, Place.PROSE)


@given(TEXTS, st.sampled_from(["", "!"]), st.integers(1, 40), st.randoms())
def test_places_do_not_depend_on_the_order_of_asking(text, end, times, chance):
    """Each word and each gap, of short texts and of long ones, compared with a plain search."""
    text = text * times + end
    spans = [found.span() for found in re.finditer("[A-Za-z0-9]+", text)]
    tokens = tokens_of(text)
    asked = list(range(len(spans)))
    chance.shuffle(asked)
    ends = [0, *(stop for _, stop in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    for i in asked:
        assert (tokens.start(i), tokens.end(i)) == spans[i]
        assert tokens.gap(i) == text[ends[i] : starts[i]]
    assert tokens.gap(len(spans)) == text[ends[-1] :]


@given(TEXTS)
def test_gaps_alone(text):
    """A gap that is asked for first is found by itself."""
    spans = [found.span() for found in re.finditer("[A-Za-z0-9]+", text)]
    for i in range(1, len(spans)):
        assert tokens_of(text).gap(i) == text[spans[i - 1][1] : spans[i][0]]


def test_pieces_have_their_own_places() -> None:
    """A word that is cut to pieces leaves no gap between them."""
    text = "See AmeliaKhan, a poet."
    khan = Parts(family=frozenset({"P-DEMO-001"}))
    whole = Parts(pieces=("Amelia", "Khan"), names=(("Khan", khan),))
    spaced = spaced_out(text)
    tokens = Tokens.of(text, spaced, spaced.split(), {1: whole}, Place.PROSE)
    assert list(tokens.words) == ["See", "Amelia", "Khan", "a", "poet"]
    assert [tokens.gap(i) for i in range(6)] == ["", " ", "", ", ", " ", "."]
    assert (tokens.start(2), tokens.end(2), dict(tokens.parts)) == (10, 14, {2: khan})
