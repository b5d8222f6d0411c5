"""Photos from a phone -> masters for an album: no place, no date, no camera, a neutral name.

Not even the repository then holds where a child was photographed. The photos themselves are only
read.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pillow_heif

from photos.decode import Decoded, PictureError, decode, open_original
from photos.digests import read_original
from photos.traces import taken_on

MASTER_EDGE = 2560
"""Longest edge of a master, in pixels: enough for any use on the site."""
_QUALITY = 88

_KINDS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "HEIF")
_SUFFIXES = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".heic", ".heif")
_FORMATS = MappingProxyType(dict.fromkeys(_SUFFIXES, _KINDS))
"""A wrong suffix matters less here: the master is a new file with the right one."""
_FILMS = frozenset({".mov", ".mp4", ".m4v", ".avi", ".3gp", ".mkv", ".webm"})

Progress = Callable[[int, int], None]
"""Told how many photos are done, and of how many."""


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not imported. `why` is a sentence for a teacher."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `imported` are the new file names in the album, in order."""

    imported: tuple[str, ...]
    told_place: int
    """How many photos said where they were taken; their masters do not."""
    unreadable: tuple[LeftOut, ...]
    skipped: tuple[LeftOut, ...]
    """Files that are no photos, or that the album has already."""


@dataclass(frozen=True, slots=True)
class _Photo:
    path: Path
    taken: dt.datetime | None


@dataclass(frozen=True, slots=True)
class _Master:
    photo: _Photo
    file: Path | None
    """The finished master under a temporary name; None when the photo could not be read."""
    told_place: bool
    why: str = ""


def import_masters(folder: Path, album: Path, progress: Progress = _silent) -> ImportReport:
    """Makes a master in `album` of every photo that stands directly in `folder`.

    JPEG, PNG, WebP, GIF and HEIC; upright, in sRGB, named after the album in the order in which
    the photos were taken ("beans-01.jpg"). Nothing in the album is replaced. Raises OSError.
    """
    pillow_heif.register_heif_opener()
    paths, skipped = _sort_out(folder)
    photos = sorted((_Photo(path, _taken(path)) for path in paths), key=_in_order)
    album.mkdir(parents=True, exist_ok=True)
    masters: list[_Master] = []
    try:
        for master in _make_all(photos, album):
            masters.append(master)
            progress(len(masters), len(photos))
        return _settle(masters, album, skipped)
    finally:
        for leftover in album.glob(f".{_UNFINISHED}-*"):
            leftover.unlink(missing_ok=True)


_UNFINISHED = "import"


def _sort_out(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    photos: list[Path] = []
    skipped: list[LeftOut] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if path.name.startswith("."):
            continue
        if not path.is_file():
            skipped.append(LeftOut(path.name, "It is a folder; import it by itself."))
        elif suffix in _FORMATS:
            photos.append(path)
        elif suffix in _FILMS:
            why = "It is a film. Put it on the school's YouTube channel instead."
            skipped.append(LeftOut(path.name, why))
        else:
            skipped.append(LeftOut(path.name, "It is not a photo of a kind that can be read."))
    return photos, skipped


def _taken(path: Path) -> dt.datetime | None:
    try:
        return taken_on(open_original(read_original(path), path.suffix.lower(), _FORMATS))
    except PictureError:
        return None


def _in_order(photo: _Photo) -> tuple[bool, str, list[tuple[int, str]]]:
    """By the camera's clock; photos without a date last, "2" before "10"."""
    parts = re.findall(r"\d+|\D+", photo.path.name)
    name = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return photo.taken is None, photo.taken.isoformat() if photo.taken else "", name


def _make_all(photos: Iterable[_Photo], album: Path) -> Iterator[_Master]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda item: _make(item[1], album, item[0]), enumerate(photos))


def _make(photo: _Photo, album: Path, number: int) -> _Master:
    try:
        data = read_original(photo.path)
        decoded = decode(data, photo.path.suffix, MASTER_EDGE, _FORMATS)
    except PictureError as error:
        return _Master(photo, None, told_place=False, why=str(error))
    except OSError:
        return _Master(photo, None, told_place=False, why="The file cannot be opened.")
    file = album / f".{_UNFINISHED}-{number}"
    file.write_bytes(_jpeg(decoded))
    return _Master(photo, file, told_place=decoded.told_place is True)


def _jpeg(decoded: Decoded) -> bytes:
    target = io.BytesIO()
    decoded.image.save(target, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
    return target.getvalue()


def _settle(masters: Iterable[_Master], album: Path, skipped: list[LeftOut]) -> ImportReport:
    """Gives each finished master its name, unless the album has the same picture already."""
    present = {path.read_bytes() for path in album.glob("*.jpg")}
    free = _free_names(album)
    imported: list[str] = []
    unreadable: list[LeftOut] = []
    places = 0
    for master in masters:
        if master.file is None:
            unreadable.append(LeftOut(master.photo.path.name, master.why))
        elif master.file.read_bytes() in present:
            skipped.append(LeftOut(master.photo.path.name, "The album has this picture already."))
        else:
            imported.append(next(free))
            master.file.rename(album / imported[-1])
            places += master.told_place
    return ImportReport(tuple(imported), places, tuple(unreadable), tuple(skipped))


def _free_names(album: Path) -> Iterator[str]:
    """In the album "beans" that are "beans-01.jpg" and on, after the highest number there is."""
    base = re.sub(r"[^a-z0-9]+", "-", album.name.lower()).strip("-") or "picture"
    numbered = re.compile(rf"{re.escape(base)}-(\d+)\.[a-z]+", re.IGNORECASE)
    taken = [int(found[1]) for path in album.iterdir() if (found := numbered.fullmatch(path.name))]
    number = max(taken, default=0)
    while True:
        number += 1
        yield f"{base}-{number:02}.jpg"
