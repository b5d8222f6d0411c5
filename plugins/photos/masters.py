"""Photos from a phone -> masters for an album: no place, no date, no camera, a neutral name.

Not even the repository then holds where a child was photographed. The photos themselves are only
read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from photos.decode import FORMATS, Decoded, PictureError, decode
from photos.digests import read_original
from photos.sidecars import Sidecars
from photos.traces import Said, said_by, taken_on

MASTER_EDGE = 2560
"""Longest edge of a master, in pixels: enough for any use on the site."""
_QUALITY = 88

_KINDS = tuple(dict.fromkeys(kind for kinds in FORMATS.values() for kind in kinds))
_FORMATS = MappingProxyType(dict.fromkeys(FORMATS, _KINDS))
"""A wrong suffix matters less here: the master is a new file with the right one."""
_FILMS = frozenset({".mov", ".mp4", ".m4v", ".avi", ".3gp", ".mkv", ".webm", ".mts"})
_BESIDE = frozenset({".aae", ".xmp", ".thm", ".ini", ".db"})
"""What phones and programs leave beside photos: read where it names somebody, never imported."""
_UNFINISHED = "import"

Progress = Callable[[int, int], None]
"""Told how many photos are done, and of how many."""


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not imported, or not whole. `why` is a sentence for a teacher."""

    name: str
    why: str


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


def import_masters(folder: Path, album: Path, progress: Progress = _silent) -> ImportReport:
    """Makes a master in `album` of every photo that stands directly in `folder`.

    Every format of photos.kinds; upright, in sRGB, named after the album in the order in which
    the photos were taken ("beans-01.jpg"). Nothing in the album is replaced. Raises OSError.
    """
    photos, skipped = _sort_out(folder)
    album.mkdir(parents=True, exist_ok=True)
    masters: list[_Master] = []
    try:
        for master in _make_all(photos, album):
            masters.append(master)
            progress(len(masters), len(photos))
        return _settle(sorted(masters, key=_in_order), album, skipped)
    finally:
        for leftover in album.glob(f".{_UNFINISHED}-*"):
            leftover.unlink(missing_ok=True)


def _sort_out(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    photos: list[Path] = []
    skipped: list[LeftOut] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if path.name.startswith(".") or suffix in _BESIDE:
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


def _make_all(photos: Iterable[Path], album: Path) -> Iterator[_Master]:
    sidecars = Sidecars()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(
            lambda item: _make(item[1], album / f".{_UNFINISHED}-{item[0]}", sidecars),
            enumerate(photos),
        )


def _make(path: Path, target: Path, sidecars: Sidecars) -> _Master:
    try:
        data = read_original(path)
        decoded = decode(data, path.suffix, MASTER_EDGE, _FORMATS)
    except PictureError as error:
        return _Master(path, None, str(error))
    except OSError:
        return _Master(path, None, "The file cannot be opened.")
    master = _jpeg(decoded)
    target.write_bytes(master)
    digests = (hashlib.sha256(master).hexdigest(), hashlib.sha256(data).hexdigest())
    said = said_by(data, *sidecars.beside(path))
    return _Master(path, target, "", digests, said, taken_on(data), decoded.moving)


def _jpeg(decoded: Decoded) -> bytes:
    """Not progressive: nobody downloads a master, and every build decodes it faster."""
    target = io.BytesIO()
    decoded.image.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return target.getvalue()


def _in_order(master: _Master) -> tuple[bool, str, list[tuple[int, str]]]:
    """By the camera's clock; photos without a date last, "2" before "10"."""
    parts = re.findall(r"\d+|\D+", master.path.name)
    name = [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
    return master.taken is None, master.taken.isoformat() if master.taken else "", name


def _settle(masters: Iterable[_Master], album: Path, skipped: list[LeftOut]) -> ImportReport:
    """Gives each finished master its name, unless the album has the same picture already."""
    present = _present(album)
    free = _free_names(album)
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
            skipped.append(LeftOut(photo, f"It is the same picture as {same}."))
            continue
        name = next(free)
        master.file.rename(album / name)
        imported.append(Imported(name, photo, master.said))
        present |= dict.fromkeys(master.digests, photo)
        if master.moving:
            partly.append(LeftOut(photo, "It moves or has several pages; the first was taken."))
    return ImportReport(tuple(imported), tuple(unreadable), tuple(skipped), tuple(partly))


def _present(album: Path) -> dict[str, str]:
    """What the album has already, by the SHA-256 of its bytes."""
    files = (path for path in sorted(album.iterdir()) if path.suffix.lower() in FORMATS)
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in files}


def _free_names(album: Path) -> Iterator[str]:
    """In the album "beans" that are "beans-01.jpg" and on, after the highest number there is."""
    base = re.sub(r"[^a-z0-9]+", "-", album.name.lower()).strip("-") or "picture"
    numbered = re.compile(rf"{re.escape(base)}-(\d+)\.[a-z]+", re.IGNORECASE)
    taken = [int(found[1]) for path in album.iterdir() if (found := numbered.fullmatch(path.name))]
    number = max(taken, default=0)
    while True:
        number += 1
        yield f"{base}-{number:02}.jpg"
