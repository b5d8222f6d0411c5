"""Fixtures that every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinker import ANY, Signal
from pelican.plugins import signals

from tests.small_school import SmallSchool


@pytest.fixture
def small(tmp_path: Path) -> SmallSchool:
    """A small school's project of its own."""
    return SmallSchool(tmp_path / "school")


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    """Pelican's signals are global: what one test's plugins connect must not reach the next."""
    known = [signal for signal in vars(signals).values() if isinstance(signal, Signal)]
    before = {signal: list(signal.receivers_for(ANY)) for signal in known}
    yield
    for signal, receivers in before.items():
        for receiver in list(signal.receivers_for(ANY)):
            if receiver not in receivers:
                signal.disconnect(receiver)
