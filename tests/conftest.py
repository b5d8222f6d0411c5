"""Fixtures that every test may use."""

from pathlib import Path

import pytest

from tests.small_school import SmallSchool


@pytest.fixture
def small(tmp_path: Path) -> SmallSchool:
    """A small school's project of its own."""
    return SmallSchool(tmp_path / "school")
