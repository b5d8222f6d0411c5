"""The SHA-256 of each original, without reading those again that have not been touched."""

from __future__ import annotations

import hashlib
import io
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from photos.carriers import Span
from photos.decode import MAX_BYTES, PictureError
from photos.files import replace_file
from photos.sealed import seal, unseal

Stamp: TypeAlias = tuple[int, int, int, int]
"""Size, time of the last write, time of the last change of any kind, file number."""

_SETTLED_NS = 2_000_000_000
"""A file written within one tick of a coarse clock can be written again without a new time, so
one that is so young is not remembered."""

_WHAT = "digests"

_REMEMBERS = os.name != "nt"
"""Windows tells when a file was made, not when it was last changed: a program that keeps the
date could put another photo behind the same stamp. There every photo is read."""


class Digests:
    """What is known of the originals' bytes, by path; kept in `file` between builds.

    A remembered digest is used only if size, both times and file number are those seen when the
    bytes were read; a damaged `file` is forgotten.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, tuple[Stamp, str]] = _load(file)
        self._used: dict[str, tuple[Stamp, str]] = {}

    def of(self, path: Path) -> str:
        """The SHA-256 (hex) of the file. Raises PictureError for one that is too large, OSError."""
        key, stamp = str(path), _stamp(path.stat(follow_symlinks=False))
        known = self._known.get(key)
        if _REMEMBERS and known is not None and known[0] == stamp:
            self._used[key] = known
            return known[1]
        digest = hashlib.sha256(read_original(path)).hexdigest()
        settled = time.time_ns() - max(stamp[1], stamp[2]) > _SETTLED_NS
        if settled and _stamp(path.stat(follow_symlinks=False)) == stamp:
            self._used[key] = (stamp, digest)
        return digest

    def parts(self, path: Path, digest: str, spans: Iterable[Span]) -> bytes | None:
        """These parts of the file, one behind the other, without reading the rest.

        None unless a stamp vouches, before and after, that they are of the bytes with this SHA-256,
        as `of` told in this build: then all of them must be read. Raises OSError.
        """
        stamp, seen = self._used.get(str(path), (None, ""))
        if not _REMEMBERS or seen != digest:
            return None
        with path.open("rb", buffering=0) as file:
            if _stamp(os.fstat(file.fileno())) != stamp:
                return None
            parts = [_part(file, *span) for span in spans]
            still = _stamp(os.fstat(file.fileno())) == stamp
        return b"".join(parts) if still else None

    def save(self) -> None:
        """Writes what this build used; the rest is forgotten."""
        if self._used == self._known:
            return
        body = json.dumps(self._used, sort_keys=True).encode()
        replace_file(self._file, seal(body, _WHAT))


def read_original(path: Path) -> bytes:
    """All bytes of an original. Raises PictureError when there are too many, OSError."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PictureError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Save it smaller.")
    return data


def read_unchanged(path: Path, digest: str) -> bytes:
    """The bytes of an original, which must be those with this SHA-256 (hex).

    Raises PictureError when they are others, or too many, and OSError.
    """
    data = read_original(path)
    if hashlib.sha256(data).hexdigest() != digest:
        raise PictureError("The file changed while the site was being built. Build again.")
    return data


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _part(file: io.FileIO, begin: int, end: int) -> bytes:
    file.seek(begin)
    return file.read(end - begin)


def _load(file: Path) -> dict[str, tuple[Stamp, str]]:
    try:
        body = unseal(file.read_bytes(), _WHAT)
    except (OSError, ValueError):
        return {}
    return {path: (tuple(stamp), digest) for path, (stamp, digest) in json.loads(body).items()}
