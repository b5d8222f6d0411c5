"""`invoke doctor`: whether this machine and this project can build."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from PIL import features

from looking.eyes import CannotLook
from looking.looker import EYES
from safeguarding.errors import Stopped
from safeguarding.policy_reader import read_policy
from safeguarding.private import masked
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.school_day import today

_OLDEST = (3, 11)
_ROOM = 500_000_000
"""Bytes; a term of photos in all their sizes, twice: the old site and the new."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that was looked at. `trouble` says what is wrong and how to mend it, or is ""."""

    subject: str
    found: str
    trouble: str = ""


def examine(project: Project) -> tuple[Answer, ...]:
    """Everything that a build needs, each looked at even if another is wrong."""
    return (
        _python(),
        *_packages(),
        *_codecs(),
        *_detectors(),
        _stopping("policy.toml", lambda: _policy(project)),
        _stopping("the register", lambda: _register(project)),
        _git(),
        *(_writable(folder) for folder in (project.root, project.state)),
        _room(project.root),
    )


def _python() -> Answer:
    found = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, _OLDEST))
    trouble = "" if sys.version_info >= _OLDEST else f"Install Python {wanted} or newer."
    return Answer("Python", found, trouble)


def _packages() -> Iterator[Answer]:
    for line in requires("school-blog") or ():
        needed, _, condition = line.partition(";")
        name = re.split(r"[\[<>=!~ ]", needed)[0]
        if condition and f'sys_platform == "{sys.platform}"' not in condition:
            continue
        try:
            yield Answer(name, version(name))
        except PackageNotFoundError:
            yield Answer(name, "missing", "Run: pip install -e .")


def _codecs() -> Iterator[Answer]:
    for codec, title in (("jpg", "JPEG"), ("webp", "WebP"), ("avif", "AVIF")):
        there = bool(features.check(codec))
        trouble = "" if there else "Pillow was built without it. Run: pip install -U pillow"
        yield Answer(f"{title} pictures", "can be read and written" if there else "no", trouble)


def _detectors() -> Iterator[Answer]:
    """Each is loaded for good: a package may be there and its model not."""
    for eye in EYES:
        try:
            eye.load()
        except CannotLook as blind:
            trouble = f"{blind}. Run: pip install -e ."
            yield Answer(f"looking for {eye.name}", "cannot be loaded", trouble)
        else:
            yield Answer(f"looking for {eye.name}", "can be loaded")


def _stopping(subject: str, look: Callable[[], str]) -> Answer:
    try:
        return Answer(subject, look())
    except Stopped as stopped:
        return Answer(subject, "cannot be used", " ".join(masked(line) for line in stopped.lines))


def _policy(project: Project) -> str:
    return f"of {read_policy(project.policy_file).school.name}"


def _register(project: Project) -> str:
    policy = read_policy(project.policy_file)
    register = read_register(project.register_file, policy, today=today())
    told = f"{len(register.pupils)} pupils"
    return f"{told}, {len(register.warnings)} warnings" if register.warnings else told


def _git() -> Answer:
    found = shutil.which("git")
    trouble = "" if found else "Without git nobody checks that the register is not in a repository."
    return Answer("git", "there" if found else "missing", trouble)


def _writable(folder: Path) -> Answer:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Answer(f"folder {folder.name}", "can be written")
    except OSError as error:
        trouble = f"Nothing can be written there ({error.strerror}). Ask whoever owns the folder."
        return Answer(f"folder {folder.name}", "cannot be written", trouble)


def _room(folder: Path) -> Answer:
    free = shutil.disk_usage(folder).free
    trouble = "" if free >= _ROOM else "Make room: a build needs about 500 MB."
    return Answer("free disk space", f"{free // 1_000_000_000} GB", trouble)
