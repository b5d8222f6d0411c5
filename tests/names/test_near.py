"""One edit is one letter more, less, other, or two changed about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguarding.names.near import NearWords, within_one_edit

WORDS = st.text("abc", min_size=3, max_size=7)


@pytest.mark.parametrize("other", ["amelia", "amela", "ameliaa", "amelja", "ameila", "melia"])
def test_one_edit(other: str) -> None:
    """Each kind of single slip is within one edit."""
    assert within_one_edit("amelia", other)


@pytest.mark.parametrize("other", ["amel", "amlea", "emilia", "amaila", "aemlai", "khan"])
def test_two_edits(other: str) -> None:
    """Two slips are not."""
    assert not within_one_edit("amelia", other)


@given(WORDS, WORDS)
def test_one_edit_by_its_definition(one: str, other: str) -> None:
    """The quick comparison agrees with trying every edit."""
    edits = {one}
    for i in range(len(one) + 1):
        edits |= {one[:i] + letter + one[i:] for letter in "abc"}
        edits |= {one[:i] + letter + one[i + 1 :] for letter in ("", *"abc") if i < len(one)}
        if i + 1 < len(one):
            edits.add(one[:i] + one[i + 1] + one[i] + one[i + 2 :])
    assert within_one_edit(one, other) == (other in edits)


@given(st.sets(WORDS, max_size=20), WORDS)
def test_nothing_near_is_lost(vocabulary: set[str], word: str) -> None:
    """The index finds what comparing every pair finds, among words of four letters or more."""
    expected = {
        near
        for near in vocabulary
        if len(near) > 3 and near != word and within_one_edit(near, word)
    }
    assert NearWords(vocabulary).to(word) == expected
