"""A copy of the demo school, built as a teacher builds it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
AWKWARD = 'Salt & "pepper" <b>'
"""The title of a post that the built demo has besides."""
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


def built_once(folder: Path) -> Path:
    """The built project, made by whichever process of the tests comes first.

    `folder` is that of one process; those of pytest-xdist stand side by side.
    """
    shared = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "demo"
    with FileLock(f"{shared}.lock"):
        if not (shared / "built").exists():
            shutil.rmtree(shared, ignore_errors=True)
            project = copy_of_the_demo(shared / "school")
            (project / "content" / "posts" / "awkward.md").write_text(
                f"Title: {AWKWARD}\nDate: 2026-02-20 12:00\nCategory: News\nSlug: awkward\n"
                "Author: Year 2\nSummary: Salt & more\n\nWords.\n",
                encoding="utf-8",
            )
            build(project)
            (shared / "built").touch()
    return shared / "school"


def copy_of_the_built(demo: Path, folder: Path) -> Path:
    """The project with what is cached of its pictures, and as if it had never been built."""
    leave = ("output", "outbox", "reports", "receipts", "published", "outbox.json", "*.lock")
    return shutil.copytree(demo, folder, ignore=shutil.ignore_patterns(*leave))


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
