"""The files of a commit, as git would keep them: not as they are on the disk."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60
"""Seconds."""


class GitSilentError(Exception):
    """git does not tell what a commit would hold."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A file of the index. `path` is relative to the folder of the repository, or as given."""

    path: str
    data: bytes

    @property
    def is_elsewhere(self) -> bool:
        """Whether git keeps no more than an address of it (Git LFS, specification 1)."""
        return self.data.startswith(b"version https://git-lfs.github.com/spec/")


def staged_files(given: Sequence[str]) -> Iterator[Staged]:
    """The given files, or all that the commit adds or changes; each as it is staged.

    A file that is not in the index is read from the disk. Raises GitSilentError and OSError.
    """
    for path in given or _changed():
        yield Staged(path, _content(path, from_root=not given))


def _changed() -> list[str]:
    answer = _git("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=d", "-z")
    if answer.returncode:
        raise GitSilentError("git could not list what is staged")
    return [name.decode("utf-8", "surrogateescape") for name in answer.stdout.split(b"\0") if name]


def _content(path: str, *, from_root: bool) -> bytes:
    answer = _git("cat-file", "blob", f":{path}" if from_root else f":./{path}")
    if answer.returncode == 0:
        return answer.stdout
    if from_root:
        listed = _git("ls-files", "--stage", "-z", "--", f":(top,literal){path}")
        if listed.stdout.startswith(b"160000"):
            return b""  # a submodule: another repository with hooks of its own
        raise GitSilentError("git could not show a file that is staged")
    return Path(path).read_bytes()


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Runs git as the hook's own environment tells: a partial commit has an index of its own."""
    try:
        return subprocess.run(
            ["git", *arguments], capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise GitSilentError("git did not answer") from error
