"""Asks git whether it holds a file: what it holds once, every clone holds for ever."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_PATIENCE = 20
"""Seconds."""
_WHOLE_NAMES = (2, 3)
"""Versions of git's index; the fourth leaves out what two names begin with."""


class GitError(Exception):
    """There is a repository, but git does not tell what is in it."""


def held_by_git(path: Path) -> bool:
    """Whether the index or HEAD of the file's own repository holds `path`.

    No repository: False. Where the command git is missing, as on computers that have only a program
    with windows for it, the index is looked at by itself. Raises GitError when nobody can tell.
    """
    real = path.resolve()
    folder = next((folder for folder in real.parents if (folder / ".git").exists()), None)
    if folder is None:
        return False
    try:
        return _in_index(real) or _in_head(real)
    except FileNotFoundError:
        return _named_in_index(folder, real)
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError("git did not answer") from error


def how_to_let_go(name: str) -> tuple[str, str]:
    """What a person does, so that git holds the file no more, in its index or its last commit."""
    return (
        f"Run: git rm --cached --ignore-unmatch {name}",
        f"Then add {name} to .gitignore if it is not there yet, run: "
        f'git commit -m "Keep {name} out", and try again.',
    )


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


def _named_in_index(folder: Path, path: Path) -> bool:
    """Whether .git/index lists the file: each name stands there whole, with a zero behind it."""
    try:
        index = (folder / ".git" / "index").read_bytes()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise GitError("the index cannot be read") from error
    version = int.from_bytes(index[4:8], "big")
    if index[:4] != b"DIRC" or version not in _WHOLE_NAMES:
        raise GitError("the index is of another kind")
    return path.relative_to(folder).as_posix().encode() + b"\0" in index


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
