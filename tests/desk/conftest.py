from __future__ import annotations

from pathlib import Path

import pytest
from desks import make_school


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path / "school")
