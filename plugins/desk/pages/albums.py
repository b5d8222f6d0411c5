"""The folders with pictures, as the desk lists them, and the bytes of a picture that is shown."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desk.album import Candidate, pictures_in, undone
from photos.originals import is_picture
from safeguarding.project import Project
from safeguarding.reading import is_pdf

_Signature: TypeAlias = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Album:
    """A folder with its pictures. `folder` is relative to the content folder: "albums/beans"."""

    folder: str
    pictures: tuple[Candidate, ...]

    @property
    def to_declare(self) -> int:
        return len(undone(self.pictures))


class Albums:
    """What there is to declare, below the content folder; links are never followed."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, tuple[_Signature, Album]] = {}
        self._lock = threading.Lock()

    def every(self) -> list[Album]:
        """All albums, by folder. What did not change since is not read again. Raises OSError."""
        with self._lock:
            found = [self._remembered(name, path) for name, path in self._folders()]
        return [album for album in found if album.pictures]

    def one(self, folder: str) -> Album | None:
        """One album as it is at this moment; None if there is none. Raises OSError."""
        path = dict(self._folders()).get(folder)
        if path is None:
            return None
        album = Album(folder, pictures_in(self._project, path))
        return album if album.pictures else None

    def bytes_of(self, folder: str, name: str, mark: str) -> bytes | None:
        """The bytes of a picture or PDF, if `mark` is still their fingerprint. Raises OSError."""
        path = dict(self._folders()).get(folder)
        file = next((each for each in path.iterdir() if each.name == name), None) if path else None
        if file is None or file.is_symlink() or not (is_picture(name) or is_pdf(name)):
            return None
        data = file.read_bytes()
        return data if hashlib.sha256(data).hexdigest()[:16] == mark else None

    def _folders(self) -> Iterator[tuple[str, Path]]:
        content = self._project.content
        for folder, folders, files in os.walk(content, followlinks=False):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            path = Path(folder)
            if path != content and any(is_picture(name) or is_pdf(name) for name in files):
                yield path.relative_to(content).as_posix(), path

    def _remembered(self, folder: str, path: Path) -> Album:
        signature = _signature(path)
        known = self._known.get(folder)
        if known is None or known[0] != signature:
            known = (signature, Album(folder, pictures_in(self._project, path)))
            self._known[folder] = known
        return known[1]


def _signature(path: Path) -> _Signature:
    with os.scandir(path) as entries:
        states = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    return tuple(
        sorted((name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) for name, stat in states)
    )
