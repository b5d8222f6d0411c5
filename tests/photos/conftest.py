"""Fixtures for the tests of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinker import ANY, NamedSignal
from pelican.plugins import signals
from tests.photos.photo_site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty site; Pelican's signals, which are global, are its own and put back afterwards."""
    every = [signal for signal in vars(signals).values() if isinstance(signal, NamedSignal)]
    before = [(signal, list(signal.receivers_for(ANY))) for signal in every]
    _disconnect(every)
    yield Site(tmp_path)
    _disconnect(every)
    for signal, receivers in before:
        for receiver in receivers:
            signal.connect(receiver)


def _disconnect(every: list[NamedSignal]) -> None:
    for signal in every:
        for receiver in list(signal.receivers_for(ANY)):
            signal.disconnect(receiver)


@pytest.fixture(scope="session")
def orientations() -> Path:
    """Real photos in the eight orientations, which are not part of the repository."""
    folder = Path(__file__).parents[2].parent / "shared" / "data" / "pictures" / "orientation"
    if not folder.is_dir():
        pytest.skip("the pictures in all orientations are not on this machine")
    return folder
