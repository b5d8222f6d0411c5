"""Photos from a phone -> masters for an album: no place, no date, no camera, a neutral name.

Not even the repository then holds where a child was photographed. The photos themselves are only
read. Masters are made aside, and come into the album when all are finished: whoever is interrupted
finds it as it was.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import io
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from photos.decode import FORMATS, Decoded, PictureError, decode
from photos.digests import read_original
from photos.phone_folder import LeftOut, sort_out
from photos.sidecars import Sidecars
from photos.traces import Said, said_by, taken_on

MASTER_EDGE = 2560
"""Longest edge of a master, in pixels: enough for any use on the site."""
_QUALITY = 88

_KINDS = tuple(dict.fromkeys(kind for kinds in FORMATS.values() for kind in kinds))
_FORMATS = MappingProxyType(dict.fromkeys(FORMATS, _KINDS))
"""A wrong suffix matters less here: the master is a new file with the right one."""
_NEW = "album"
"""Where a new album is put together, in the workroom."""
_CLOSED = "The file cannot be opened."

Progress = Callable[[int, int], None]
"""Told how many photos are done, and of how many."""


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Imported:
    """A photo that was imported. Its master says nothing of what it `said`."""

    name: str
    """That of the master, in the album."""
    photo: str
    """That of the photo, which its owner knows; written nowhere."""
    said: Said


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `imported` are in the order of their new names."""

    imported: tuple[Imported, ...]
    unreadable: tuple[LeftOut, ...]
    skipped: tuple[LeftOut, ...]
    """Files that are no photos, or that the album has already."""
    partly: tuple[LeftOut, ...] = ()
    """Animations and files with several pages, of which the first picture was imported."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(photo.name for photo in self.imported)

    @property
    def told_place(self) -> int:
        """How many photos said where they were taken; their masters do not."""
        return sum(photo.said.place for photo in self.imported)

    @property
    def went_away(self) -> bool:
        """Whether photos could not be opened that were there before: a stick was pulled out."""
        return any(left.why == _CLOSED for left in self.unreadable)


@dataclass(frozen=True, slots=True)
class _Master:
    """`file` is the finished master under a temporary name; None when there is a `why` not."""

    path: Path
    file: Path | None
    why: str = ""
    digests: tuple[str, ...] = ()
    """SHA-256 (hex) of the master and of the photo."""
    said: Said = field(default_factory=Said)
    taken: dt.datetime | None = None
    moving: bool = False


def import_masters(
    folder: Path, album: Path, workroom: Path, progress: Progress = _silent
) -> ImportReport:
    """Makes a master in `album` of every photo that stands directly in `folder`.

    Every format of photos.kinds; upright, in sRGB, named after the album in the order in which
    the photos were taken ("beans-01.jpg"). Nothing in the album is replaced; a new album is there
    whole or not at all, and not if no photo could be imported. `workroom` is a private folder on
    the same disk, emptied before and removed afterwards. Raises OSError.
    """
    photos, skipped = sort_out(folder)
    with _emptied(workroom):
        masters: list[_Master] = []
        with contextlib.closing(_make_all(photos, workroom)) as made:
            for master in made:
                masters.append(master)
                progress(len(masters), len(photos))
        return _settle(sorted(masters, key=_in_order), album, workroom / _NEW, skipped)


@contextlib.contextmanager
def _emptied(workroom: Path) -> Iterator[None]:
    """Whatever an import left there that was killed goes first."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(workroom)
    workroom.mkdir(parents=True, mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(workroom, ignore_errors=True)


def _make_all(photos: Iterable[Path], workroom: Path) -> Generator[_Master]:
    sidecars = Sidecars()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(
            lambda item: _make(item[1], workroom / str(item[0]), sidecars), enumerate(photos)
        )


def _make(path: Path, target: Path, sidecars: Sidecars) -> _Master:
    try:
        data = read_original(path)
        beside = sidecars.beside(path)
    except PictureError as error:
        return _Master(path, None, str(error))
    except OSError:
        return _Master(path, None, _CLOSED)
    try:
        decoded = decode(data, path.suffix, MASTER_EDGE, _FORMATS)
    except PictureError as error:
        return _Master(path, None, str(error))
    master = _jpeg(decoded)
    target.write_bytes(master)
    digests = (hashlib.sha256(master).hexdigest(), hashlib.sha256(data).hexdigest())
    said = said_by(data, *beside)
    return _Master(path, target, "", digests, said, taken_on(data), decoded.moving)


def _jpeg(decoded: Decoded) -> bytes:
    """Not progressive: nobody downloads a master, and every build decodes it faster."""
    target = io.BytesIO()
    decoded.image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()


def _in_order(master: _Master) -> tuple[bool, str, list[tuple[int, str]]]:
    """By the camera's clock; photos without a date last, "2" before "10"."""
    parts = re.findall(r"\d+|\D+", master.path.name)
    name = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    return master.taken is None, master.taken.isoformat() if master.taken else "", name


def _settle(
    masters: Iterable[_Master], album: Path, new: Path, skipped: list[LeftOut]
) -> ImportReport:
    """Gives each finished master its name, unless the album has the same picture already."""
    into = album if album.exists() else new
    into.mkdir(exist_ok=True)
    present = _present(into)
    free = _free_names(album.name, into)
    imported: list[Imported] = []
    unreadable: list[LeftOut] = []
    partly: list[LeftOut] = []
    for master in masters:
        photo = master.path.name
        if master.file is None:
            unreadable.append(LeftOut(photo, master.why))
            continue
        same = next((present[digest] for digest in master.digests if digest in present), "")
        if same:
            skipped.append(LeftOut(photo, f"It is the same picture as {same}.", same))
            continue
        name = next(free)
        shutil.move(master.file, into / name)
        imported.append(Imported(name, photo, master.said))
        present |= dict.fromkeys(master.digests, photo)
        if master.moving:
            partly.append(LeftOut(photo, "It moves or has several pages; the first was taken."))
    if imported and into is new:
        album.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(new, album)
    return ImportReport(tuple(imported), tuple(unreadable), tuple(skipped), tuple(partly))


def _present(album: Path) -> dict[str, str]:
    """What the album has already, by the SHA-256 of its bytes."""
    files = (path for path in sorted(album.iterdir()) if path.suffix.lower() in FORMATS)
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files}


def _free_names(album: str, into: Path) -> Iterator[str]:
    """In the album "beans" that are "beans-01.jpg" and on, after the highest number there is."""
    base = re.sub(r"[^a-z0-9]+", "-", album.lower()).strip("-") or "picture"
    numbered = re.compile(rf"{re.escape(base)}-(\d+)\.[a-z]+", re.IGNORECASE)
    taken = [int(found[1]) for path in into.iterdir() if (found := numbered.fullmatch(path.name))]
    number = max(taken, default=0)
    while True:
        number += 1
        yield f"{base}-{number:02}.jpg"
