"""Kept files that are believed only if they are what was written, to the last bit, for the same
purpose.

A seal is a line with the SHA-256 of an identity and of the body behind it. It finds what a disk, a
crash or a mixed-up folder does to a file, not what somebody does who wants to deceive: whoever can
write there can write a seal as well.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from photos.files import DAY, drop_unused, replace_file

_LENGTH = 65
"""Bytes of a seal."""


def seal(body: bytes, *identity: str) -> bytes:
    """`body` with a seal before it, which holds for this `identity` only: what the body is about
    and how it was made.
    """
    return _seal_of(body, identity) + body


def unseal(data: bytes, *identity: str) -> bytes:
    """The body of what `seal` made for the same identity. Raises ValueError for anything else."""
    body = data[_LENGTH:]
    if data[:_LENGTH] != _seal_of(body, identity):
        raise ValueError("the file is damaged, or belongs to something else")
    return body


def _seal_of(body: bytes, identity: Sequence[str]) -> bytes:
    digest = hashlib.sha256(json.dumps(identity).encode() + b"\n")
    digest.update(body)
    return digest.hexdigest().encode() + b"\n"


class SealedFiles:
    """What was found out or made of files, in `folder`: one file for each original and recipe.

    `suffix` is that of the kept files. The folder is its owner's alone.
    """

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def get(self, digest: str, recipe: str) -> bytes | None:
        """What was kept for the original with this SHA-256 (hex); None when there is nothing, or
        nothing to be believed, which is then dropped.
        """
        path = self._path(digest, recipe)
        try:
            body = unseal(path.read_bytes(), digest, recipe)
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            path.unlink(missing_ok=True)
            return None
        _mark_used(path)
        return body

    def put(self, digest: str, recipe: str, body: bytes) -> None:
        """Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(self._path(digest, recipe), seal(body, digest, recipe))

    def forget(self, digest: str) -> None:
        """Drops everything about one original, by whatever recipe: it was withdrawn.

        `digest` may be the first 16 digits alone, as photos.csv keeps them.
        """
        for path in self._folder.glob(f"{digest}*{self._suffix}"):
            path.unlink(missing_ok=True)

    def forget_unused(self) -> None:
        """Drops what no build has used for two weeks, and what a killed build left half done."""
        drop_unused(self._folder, self._suffix)

    def _path(self, digest: str, recipe: str) -> Path:
        key = hashlib.sha256(recipe.encode()).hexdigest()[:16]
        return self._folder / f"{digest}-{key}{self._suffix}"


def _mark_used(path: Path) -> None:
    if time.time() - path.stat().st_mtime > DAY:
        os.utime(path)
