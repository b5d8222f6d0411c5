"""Fixtures that every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinker import ANY, Signal
from pelican.plugins import signals

from safeguarding.events import promoted
from tests.small_school import SmallSchool


@pytest.fixture
def small(tmp_path: Path) -> SmallSchool:
    """A small school's project of its own."""
    return SmallSchool(tmp_path / "school")


_SIGNALS = [*(one for one in vars(signals).values() if isinstance(one, Signal)), promoted]
_AT_FIRST = {signal: list(signal.receivers_for(ANY)) for signal in _SIGNALS}


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    """Pelican's signals are global: what another test's plugins connect must not reach this one.

    Looked at before the test as well: a site that is built for a whole module is built earlier.
    """
    _disconnect()
    yield
    _disconnect()


def _disconnect() -> None:
    for signal, receivers in _AT_FIRST.items():
        for receiver in list(signal.receivers_for(ANY)):
            if receiver not in receivers:
                signal.disconnect(receiver)
