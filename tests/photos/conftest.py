"""Fixtures for the tests of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.plugins import signals
from tests.photos.photo_site import Site

from photos.plugin import give_to_theme, take_over_pictures


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """An empty site; Pelican's signals, which are global, are left as they were."""
    yield Site(tmp_path)
    signals.generator_init.disconnect(give_to_theme)
    signals.static_generator_finalized.disconnect(take_over_pictures)


@pytest.fixture(scope="session")
def orientations() -> Path:
    """Real photos in the eight orientations, which are not part of the repository."""
    folder = Path(__file__).parents[2].parent / "shared" / "data" / "pictures" / "orientation"
    if not folder.is_dir():
        pytest.skip("the pictures in all orientations are not on this machine")
    return folder
