"""Letters that an override turns about are read as a browser shows them."""

from __future__ import annotations

import pytest

from safeguarding.names.order import TURNED, as_shown

RLO, LRO, POP, LRI, RLI, PDI = "\u202e", "\u202d", "\u202c", "\u2066", "\u2067", "\u2069"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"to {RLO}cba{POP} def", "to abc def"),
        (f"to {RLO}cba", "to abc"),
        (f"{RLO}c{LRO}ab{POP}{POP}d", "abcd"),
        (f"{RLO}c{RLO}ab{POP}{POP}d", "bacd"),
        (f"{RLO}c{LRI}ab{PDI}{POP}", "abc"),
        (f"a {RLI}שלום{PDI} b", f"a {RLI}שלום{PDI} b"),
        ("ab\u00ad\ncd ef\u00adgh", "abcd ef\u00adgh"),
        (f"{POP}{RLO}{POP}{PDI}a", f"{POP}{PDI}a"),
    ],
)
def test_as_shown(written: str, shown: str) -> None:
    """An override turns its letters about, but not what is nested in it the other way round."""
    assert TURNED.sub(lambda found: as_shown(found[0]), written) == shown


def test_deep_nesting_ends() -> None:
    """A hundred thousand overrides in each other are no cause to wait."""
    assert as_shown(RLO * 100_000 + "a") == "a"
