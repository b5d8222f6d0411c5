"""A copy of the demo school, built as a teacher builds it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = (
    "content",
    "theme",
    "plugins",
    "pelicanconf.py",
    "publishconf.py",
    "policy.toml",
    "consent.csv",
)


def copy_of_the_demo(folder: Path) -> Path:
    """The project without its history, tools and past builds."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(source, folder / part, ignore=leave)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, folder / part)
    return folder


def run_pelican(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Bare `pelican` in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def build(project: Path) -> Path:
    """The folder of the built site; fails with the build's own words when it was refused."""
    done = run_pelican(project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "output"
