"""What stands in a folder from a phone: photos, and what is no photo, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from photos.kinds import FORMATS

_FILMS = frozenset({".mov", ".mp4", ".m4v", ".avi", ".3gp", ".mkv", ".webm", ".mts"})
_PACKED = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz"})
_RAW = frozenset({".dng", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".pef"})
_BESIDE = frozenset({".aae", ".xmp", ".thm", ".ini", ".db"})
"""What phones and programs leave beside photos: read where it names somebody, never imported."""

_FOLDER = "It is a folder; import it by itself."
_MOVES = "It is the moving part of a live photo, which is imported without it."
_NO_PHOTO = "It is not a photo of a kind that can be read."
_WHY = MappingProxyType(
    dict.fromkeys(_FILMS, "It is a film. Put it on the school's YouTube channel instead.")
    | dict.fromkeys(_PACKED, "It is a packed folder. Unpack it, then import what was in it.")
    | dict.fromkeys(_RAW, "It is the camera's raw file. Save it as a JPEG first.")
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not imported, or not whole. `why` is a sentence for a teacher.

    `twin` is the picture that it is the same as, or "".
    """

    name: str
    why: str
    twin: str = ""


def is_packed(path: Path) -> bool:
    return path.suffix.lower() in _PACKED


def sort_out(folder: Path) -> tuple[list[Path], list[LeftOut]]:
    """The photos that stand directly in `folder`, and what else does. Raises OSError.

    What programs hide, and what they write beside photos, is in neither.
    """
    photos: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if not path.name.startswith(".") and suffix not in _BESIDE:
            (photos if suffix in FORMATS and not path.is_dir() else others).append(path)
    lives = {photo.stem.lower() for photo in photos}
    return photos, [LeftOut(path.name, _why(path, lives)) for path in others]


def _why(path: Path, lives: Iterable[str]) -> str:
    """`lives` are the names of the photos, without their endings and in small letters."""
    suffix = path.suffix.lower()
    if path.is_dir():
        return _FOLDER
    if suffix in _FILMS and path.stem.lower() in lives:
        return _MOVES
    return _WHY.get(suffix, _NO_PHOTO)
