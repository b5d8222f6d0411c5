"""Nothing reaches the output but through here: stage, inspect, promote."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from safeguarding.errors import Refused, Stopped
from safeguarding.inspection import Inspection
from safeguarding.project import Project
from safeguarding.promotion import recover
from safeguarding.record import BuildRecord

PATIENCE = 120.0
"""Seconds that a second build waits for the first."""

Say = Callable[[str], None]


class Refusal(Refused):
    """The site was built and inspected, and must not be published; nothing was changed."""

    def __init__(self, inspection: Inspection, record: BuildRecord) -> None:
        super().__init__("The website was not published: it must be mended first.")
        self.inspection = inspection
        self.record = record


@contextlib.contextmanager
def sole_builder(project: Project, say: Say) -> Iterator[None]:
    """Let one build at a time touch the state and the output; the second waits and says so.

    Whoever holds it begins with repaired ground: a promotion that was cut short is finished or
    undone, and what killed builds left in the staging folder is deleted.
    """
    project.state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(project.state / "build.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Another build of this site is running. Waiting for it to finish …")
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout as error:
            raise Stopped(
                "Another build of this site is still running, so this one did nothing.",
                "Wait until it has finished and try again.",
            ) from error
    try:
        recover(project.state)
        _purge(_staging(project))
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def staging_tree(project: Project) -> Iterator[Path]:
    """A fresh private folder for one built tree; gone when the build is over, whatever happened."""
    folder = _staging(project)
    folder.mkdir(parents=True, exist_ok=True)
    tree = Path(tempfile.mkdtemp(dir=folder)) / "tree"
    tree.mkdir()
    tree.chmod(0o755)
    try:
        yield tree
    finally:
        _purge(tree.parent)


def replace_folder(tree: Path, folder: Path) -> None:
    """Put a copy of `tree` at `folder`: a private folder of the state, never the output."""
    fresh = folder.with_name(f".{folder.name}.new")
    _purge(fresh)
    shutil.copytree(tree, fresh, symlinks=True)
    _purge(folder)
    fresh.rename(folder)


def _staging(project: Project) -> Path:
    return project.state / "staging"


def _purge(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(folder)


@contextlib.contextmanager
def plain_disk_errors() -> Iterator[None]:
    """A full or read-only disk is told in plain words; like every failure it publishes nothing."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Stopped(
                "The disk is full, so nothing was published and the old site is as it was.",
                "Make room on the disk and build again.",
            ) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise Stopped(
                "A file or folder may not be written, so nothing was published and the old site is "
                "as it was.",
                "Check that the website's folder is not write-protected or open elsewhere.",
            ) from error
        raise
