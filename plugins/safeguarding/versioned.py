"""Asks git whether it holds a file: what it holds once, every clone holds for ever."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PATIENCE = 20
"""Seconds."""


class GitError(Exception):
    """There is a repository, but git does not tell what is in it."""


def held_by_git(path: Path) -> bool:
    """Whether the index or HEAD of the file's own repository holds `path`.

    No repository, or no git on this machine: False. Raises GitError when git cannot tell.
    """
    real = path.resolve()
    if not any((folder / ".git").exists() for folder in real.parents):
        return False
    try:
        return _in_index(real) or _in_head(real)
    except FileNotFoundError:
        return False
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError("git did not answer") from error


def forget(path: Path) -> None:
    """Takes `path` out of git's index; the file itself stays. Raises GitError."""
    answer = ask_git(
        path, "rm", "--cached", "--force", "--quiet", "--ignore-unmatch", "--", path.name
    )
    if answer.returncode:
        raise GitError("git did not let go of the file")


def _in_index(path: Path) -> bool:
    answer = ask_git(path, "ls-files", "-z", "--", path.name)
    if answer.returncode:
        raise GitError("git could not list its files")
    return bool(answer.stdout)


def _in_head(path: Path) -> bool:
    if ask_git(path, "rev-parse", "--quiet", "--verify", "HEAD").returncode:
        return False
    answer = ask_git(path, "ls-tree", "-z", "--name-only", "HEAD", "--", path.name)
    if answer.returncode:
        raise GitError("git could not list its last commit")
    return bool(answer.stdout)


def ask_git(path: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git in the folder of `path`, taking file names as they are written.

    A hook or a shell may have pointed git elsewhere by its environment, and git refuses folders of
    another user unless told otherwise: neither may change the answer.
    """
    settings = ["-c", "safe.directory=*", "-c", "core.fsmonitor=false"]
    surroundings = {key: value for key, value in os.environ.items() if key[:4] != "GIT_"}
    return subprocess.run(
        ["git", "--literal-pathspecs", *settings, "-C", str(path.parent), *arguments],
        capture_output=True,
        check=False,
        env=surroundings,
        timeout=_PATIENCE,
    )
