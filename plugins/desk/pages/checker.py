"""Runs a check beside the desk, and holds what came of it: in memory only."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from safeguarding.project import Project
from safeguarding.school_day import SCHOOL_ZONE

_BROKEN = "The check could not be run. `invoke check` may say more; `invoke doctor` looks for what "
_BROKEN += "is missing."
Report: TypeAlias = dict[str, Any]
"""As reports/safeguarding.json: DESIGN.md, section 5."""


class CheckedPost(msgspec.Struct, frozen=True):
    """A post as the check read it. `pictures` are relative to the content folder.

    `changed` says that it was online at that time, and read otherwise there.
    """

    source: str
    output: str
    title: str
    summary: str
    draft: bool
    changed: bool
    pictures: list[str]
    videos: list[str]
    not_pupils: dict[str, str]


class Checked(msgspec.Struct, frozen=True):
    """What a check came to; `stopped` says why there is nothing else."""

    stopped: list[str]
    report: Report = {}
    drafts: Report = {}
    around: list[str] = []
    not_looked_at: list[str] = []
    posts: list[CheckedPost] = []


@dataclass(frozen=True, slots=True)
class Result:
    checked: Checked
    at: dt.datetime


class Checker:
    """One check at a time, in a process of its own."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._lock = threading.Lock()
        self._running = False
        self._result: Result | None = None

    @property
    def running(self) -> bool:
        return self._running

    @property
    def result(self) -> Result | None:
        """Of the last check that ended; None before."""
        return self._result

    def start(self) -> None:
        """Begin a check, unless one is at work."""
        with self._lock:
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        began = dt.datetime.now(SCHOOL_ZONE)
        checked = Checked([_BROKEN])
        try:
            checked = self._asked()
        finally:
            self._result = Result(checked, began)
            self._running = False

    def _asked(self) -> Checked:
        plugins = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [sys.executable, "-m", "desk.pages.recheck", str(self._project.root)],
            check=False,
            env={**os.environ, "PYTHONPATH": str(plugins)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            return msgspec.json.decode(done.stdout, type=Checked)
        except msgspec.DecodeError:
            return Checked([_BROKEN])
