"""The folder of the outbox: whose it is, and how a new one takes its place.

It may lie outside the project, on a drive shared with the Headteacher. It is made beside the one
that stands and put in place by renames, so a reader never sees half of it. Only a folder that a
build made is replaced. A school of many years has thousands of snippets, of which a build changes
a few: what holds the right bytes already is not written again.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from safeguarding.errors import ConfigurationError
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.receipt import LITTER

MARK = ".made-by-the-build"
_OURS = re.compile(r"\.made-by-the-build|index\.html|waiting|approved|buffer-[a-z]+-\d+\.csv")
_NO_PLACE = ("content", "plugins", "theme", "tests", "docs", "output", "signoffs", ".git")


def replace_outbox(project: Project, files: Mapping[str, bytes]) -> None:
    """Let the outbox hold exactly `files` (path in it, with forward slashes -> bytes).

    The caller holds the lock of the build. Raises ConfigurationError if the folder cannot be the
    outbox or holds anything that no build wrote, and OSError; it is as it was then.
    """
    outbox = project.outbox
    expect_ours(project)
    for left_by_a_killed_build in _beside(outbox):
        shutil.rmtree(left_by_a_killed_build)
    if _holds_exactly(outbox, files):
        return
    fresh = outbox.with_name(f".{outbox.name}.{secrets.token_hex(4)}.new")
    try:
        _fill(fresh, files, outbox)
        _put_in_place(fresh, outbox)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def remove_outbox(project: Project) -> None:
    """Remove what builds wrote. Raises ConfigurationError for anything else, and OSError."""
    expect_ours(project)
    if project.outbox.exists():
        shutil.rmtree(project.outbox)


def expect_ours(project: Project) -> None:
    """Raises ConfigurationError unless the outbox may be replaced: it is ours, empty or missing."""
    outbox = project.outbox
    expect_a_place(project)
    if outbox.is_symlink() or (outbox.exists() and not outbox.is_dir()):
        raise ConfigurationError(f"{outbox.name} is a link or a file. Remove it and build again.")
    if not outbox.exists():
        return
    held = {entry.name for entry in outbox.iterdir()} - LITTER
    strange = sorted(name for name in held if not _OURS.fullmatch(name) or MARK not in held)
    if strange:
        first = Private(strange[0], "file name hidden")
        raise ConfigurationError(
            (
                f"The folder {outbox.name} holds files that no build wrote (",
                first,
                "), so no build replaces it. Move them elsewhere and build again.",
            )
        )


def expect_a_place(project: Project) -> None:
    """Raises ConfigurationError where no outbox can be, or whose drive is not connected."""
    outbox = project.outbox.parent.resolve() / project.outbox.name
    inside = (project.state, project.content, *(project.root / name for name in _NO_PLACE))
    if not outbox.name or project.root.is_relative_to(outbox) or Path.home().is_relative_to(outbox):
        raise ConfigurationError(f"{project.outbox} cannot be the outbox: other files are in it.")
    if any(outbox.is_relative_to(folder) for folder in inside):
        raise ConfigurationError(
            f"{project.outbox} cannot be the outbox: it belongs to another part of the project."
        )
    if not outbox.parent.is_dir():
        raise ConfigurationError(
            f"The folder {outbox.parent} for the outbox (OUTBOX_FOLDER) is not there.",
            "Connect the drive, or correct the setting.",
        )


def _beside(outbox: Path) -> Iterator[Path]:
    """What a killed build left: never anything without the mark."""
    ours = re.compile(rf"\.{re.escape(outbox.name)}\.[0-9a-f]{{8}}\.(?:new|old)")
    for path in outbox.parent.glob(f".{outbox.name}.*"):
        if ours.fullmatch(path.name) and not path.is_symlink() and (path / MARK).exists():
            yield path


def _fill(fresh: Path, files: Mapping[str, bytes], standing: Path) -> None:
    """Make the outbox in `fresh`; a file that stands already, unchanged, is linked from there."""
    fresh.mkdir()
    (fresh / MARK).write_bytes(files[MARK])
    for folder in sorted({path.rpartition("/")[0] for path in files}):
        (fresh / folder).mkdir(parents=True, exist_ok=True)
    (fresh / "waiting").mkdir(exist_ok=True)
    for path, data in files.items():
        if path != MARK and not _linked(f"{standing}/{path}", f"{fresh}/{path}", data):
            (fresh / path).write_bytes(data)


def _linked(standing: str, fresh: str, data: bytes) -> bool:
    """Whether `fresh` now is the file `standing`, which holds `data`."""
    try:
        if _holds(standing, data):
            os.link(standing, fresh)
            return True
    except OSError:
        return False  # nothing stands there, or this disk knows no links
    return False


def _holds_exactly(outbox: Path, files: Mapping[str, bytes]) -> bool:
    """Whether `outbox` is these files and no others, byte for byte."""
    try:
        return set(paths_in(str(outbox))) == files.keys() and all(
            _holds(f"{outbox}/{path}", data) for path, data in files.items()
        )
    except OSError:
        return False


def paths_in(folder: str, inside: str = "") -> Iterator[str]:
    """Every file and link of a folder, relative to it, with forward slashes. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from paths_in(entry.path, f"{path}/")
            else:
                yield path


def _holds(path: str, data: bytes) -> bool:
    """Whether the file, which is no link, holds `data`. Raises OSError."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
        return False
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of small files
        return file.read() == data


def _put_in_place(fresh: Path, outbox: Path) -> None:
    """Two renames; a build killed between them leaves no outbox, and the next makes it."""
    former = fresh.with_suffix(".old")
    if outbox.exists():
        outbox.rename(former)
    try:
        fresh.rename(outbox)
    except OSError:
        if former.exists():
            former.rename(outbox)
        raise
    shutil.rmtree(former, ignore_errors=True)
