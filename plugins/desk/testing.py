"""`invoke test`: what the build server runs, in the same order, pytest last."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest", "-n", "2"),
)


def run_tests(root: Path) -> int:
    """The exit code of the first check that fails, else 0."""
    for check in _CHECKS:
        code = subprocess.run([sys.executable, "-m", *check], cwd=root, check=False).returncode
        if code:
            return code
    return 0
