"""Names that are spelt in several ways sound the same."""

from __future__ import annotations

import pytest

from safeguarding.names.sounds import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [("darcie", "darcy"), ("darcey", "darcie"), ("zofia", "sofia"), ("sofia", "sophia")],
)
def test_sounds_alike(one: str, other: str) -> None:
    """Names that are spelt in several ways sound the same."""
    assert sound(one) == sound(other)


def test_sounds_different() -> None:
    """Neighbours in the alphabet are not neighbours in the ear."""
    assert len({sound(name) for name in ("darcie", "dora", "daisy", "marcie")}) == 4
