"""Fixtures that every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from blinker import ANY, Signal
from pelican.plugins import signals
from playwright.sync_api import Browser

from safeguarding.events import promoted
from tests import chromium
from tests.demo_site import built_once
from tests.small_school import SmallSchool


@pytest.fixture
def small(tmp_path: Path) -> SmallSchool:
    """A small school's project of its own."""
    return SmallSchool(tmp_path / "school")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this process."""
    yield from chromium.started()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo school's project, built, for all tests; whoever changes it takes a copy."""
    return built_once(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session", autouse=True)
def _settings_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept in the user's own folder stays out of that of whoever runs the tests."""
    folder = str(tmp_path_factory.mktemp("settings"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_CONFIG_HOME", folder)
        environment.setenv("LOCALAPPDATA", folder)
        yield


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
