"""A built school and a Headteacher with a key, and how she answers."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from desks import command, environment

from desk import keys
from desk.approving import TICKS, approve
from safeguarding.project import Project
from syndication.signing import unlock

PASSPHRASE = "purple monkey lantern"
ALL_TICKS = ",".join(TICKS)
SLUG = "our-beans-are-growing"
_PATIENCE = 60.0


def handed_over(text: str = PASSPHRASE) -> int:
    """A file descriptor from which `text` can be read."""
    reading, writing = os.pipe()
    os.write(writing, f"{text}\n".encode())
    os.close(writing)
    return reading


def signed(project: Project, posts: str = SLUG, ticks: str = ALL_TICKS, **more: str) -> str:
    """`invoke approve` without a terminal; what it told."""
    return "\n".join(approve(project, posts, ticks, handed_over(**more)))


def give_key(folder: Path, root: Path) -> None:
    """Make the Headteacher's key, `folder`/head.key, and name it in the policy of the school."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SIGNOFF_KEY", str(folder / "head.key"))
        here.delenv("CI", raising=False)
        list(keys.make(Project.at(root), handed_over()))
    with unlock(folder / "head.key", PASSPHRASE) as key:
        name_in_policy(root, key.public)


def name_in_policy(root: Path, *keys: str, more: str = "") -> None:
    """Write keys into policy.toml, in the place of those there."""
    path = root / "policy.toml"
    listed = ", ".join(f'"{key}"' for key in keys)
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(index for index, line in enumerate(lines) if line.startswith("keys = ["))
    lines[at] = f"keys = [{listed}]{more}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def at_terminal(
    root: Path, *arguments: str, answers: Iterable[tuple[str, str]], **changes: str
) -> tuple[int, str]:
    """Run a command at a terminal of its own; each answer is typed once its question stands there.

    The exit code, and all that the terminal showed.
    """
    child, parent = _started(root, arguments, changes)
    shown = ""
    try:
        for question, answer in answers:
            start = len(shown)
            while question not in shown[start:]:
                shown += _read(parent)
            os.write(parent, f"{answer}\n".encode())
        while piece := _read(parent):
            shown += piece
        return child.wait(timeout=_PATIENCE), shown
    finally:
        child.kill()
        child.wait()
        os.close(parent)


def _started(
    root: Path, arguments: Iterable[str], changes: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    parent, own = pty.openpty()
    child = subprocess.Popen(
        command("--search-root", root, *arguments),
        cwd=root,
        env=environment(**changes),
        stdin=own,
        stdout=own,
        stderr=own,
        start_new_session=True,
    )
    os.close(own)
    return child, parent


def _read(parent: int) -> str:
    """What the terminal shows next; "" when the command has ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if select.select([parent], [], [], 1.0)[0]:
            try:
                return os.read(parent, 65536).decode(errors="replace")
            except OSError:
                return ""
    raise TimeoutError("the command neither ended nor asked")
