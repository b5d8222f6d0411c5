"""Finds originals in the content folder: by their exact names, never through a link."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from photos.kinds import FORMATS, UNUSED_SUFFIXES

ALBUMS = "albums"

PICTURE_SUFFIXES = UNUSED_SUFFIXES.union(FORMATS)
"""What counts as a picture of the content folder, whether or not it can be used."""


class NotThereError(Exception):
    """A picture that a post names is not to be had. Its text is a sentence for a teacher.

    `nearest` is a file that may have been meant, relative to the content folder, or "".
    """

    def __init__(self, message: str, nearest: str = "") -> None:
        super().__init__(message)
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Original:
    """A picture file. `source` is relative to the content folder, with forward slashes.

    `exact` is false when the name differs from the one asked for in capital letters.
    """

    source: str
    path: Path
    exact: bool = True


def is_picture(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122 - a name, no path


class ContentFolder:
    """The content folder as it was when it was first looked at; each folder is read once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._listings: dict[str, Mapping[str, os.DirEntry[str]]] = {}

    def find(self, wanted: str) -> Original:
        """The picture at `wanted`, relative to the content folder. Raises NotThereError."""
        parts = wanted.split("/")
        if ".." in parts or wanted.startswith("/"):
            raise NotThereError("lies outside the content folder. Copy it into an album.")
        found: list[str] = []
        for part in parts:
            entry = self._entry("/".join(found), part)
            if entry.is_symlink():
                raise NotThereError("is a link to another place. Copy the picture itself.")
            found.append(entry.name)
        if not entry.is_file(follow_symlinks=False):
            raise NotThereError("is no file.")
        source = "/".join(found)
        return Original(source, Path(entry.path), _same_letters(source, wanted))

    def pictures_in(self, folder: str) -> tuple[str, ...]:
        """The picture files that stand directly in `folder`, by name, links among them.

        Not those that programs hide: a Mac's "._IMG_1.jpg" is no picture.
        """
        names = (name for name in self._listing(folder) if is_picture(name))
        return tuple(f"{folder}/{name}" for name in sorted(names) if not name.startswith("."))

    def albums(self) -> tuple[str, ...]:
        entries = self._listing(ALBUMS).values()
        return tuple(sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False)))

    def _entry(self, folder: str, name: str) -> os.DirEntry[str]:
        listing = self._listing(folder)
        if name in listing:
            return listing[name]
        wanted = unicodedata.normalize("NFC", name).casefold()
        for candidate, entry in listing.items():
            if unicodedata.normalize("NFC", candidate).casefold() == wanted:
                return entry
        near = difflib.get_close_matches(name, listing, n=1)
        raise NotThereError(
            "does not exist.", "/".join(filter(None, (folder, *near))) if near else ""
        )

    def _listing(self, folder: str) -> Mapping[str, os.DirEntry[str]]:
        """The entries of `folder` by name; none when it is no folder inside the content folder."""
        if folder not in self._listings:
            self._listings[folder] = self._read(self._root / folder)
        return self._listings[folder]

    def _read(self, folder: Path) -> Mapping[str, os.DirEntry[str]]:
        if not folder.resolve().is_relative_to(self._root):
            raise NotThereError("lies behind a link to another place. Copy the picture itself.")
        try:
            with os.scandir(folder) as entries:
                return {
                    entry.name: entry for entry in sorted(entries, key=lambda entry: entry.name)
                }
        except (FileNotFoundError, NotADirectoryError):
            return {}


def _same_letters(one: str, other: str) -> bool:
    """Macs and other machines write an accented letter differently; that is no difference."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
