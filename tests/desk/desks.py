"""A school of its own for a test, and its commands run as a teacher runs them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FILES = ("pelicanconf.py", "publishconf.py", "policy.toml", "consent.csv", "tasks.py")
_FOLDERS = ("plugins", "theme", "content/pages")
_POST = """\
Title: Our beans are growing
Date: 2026-05-11 15:30
Category: Science
Author: The school office
Summary: Year 4 measured their beans.

The tallest has 30 centimetres.
"""


def make_school(root: Path) -> Path:
    """The demo's rules and pages, and one post without pictures."""
    root.mkdir(parents=True)
    for name in _FILES:
        shutil.copy(ROOT / name, root / name)
    for name in _FOLDERS:
        shutil.copytree(
            ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    for name in ("posts", "albums", "downloads"):
        (root / "content" / name).mkdir()
    (root / "content/posts/beans.md").write_text(_POST, encoding="utf-8")
    return root


def environment(**changes: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("CI", "PYTHONPATH")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **changes}


def listening_to_ctrl_c() -> None:
    """A process that was started in the background ignores Ctrl+C, and so do its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "invoke", *map(str, arguments)]


def invoke(
    root: Path, *arguments: str | Path, cwd: Path | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:
    """`invoke ARGUMENTS` in a process of its own; output and errors together in `stdout`."""
    return subprocess.run(
        command("--search-root", root, *arguments),
        cwd=cwd or root,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
