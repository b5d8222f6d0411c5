"""What programs keep beside a picture: XMP files, and the faces that Picasa knew."""

from __future__ import annotations

import configparser
import os
from pathlib import Path

from photos.exif import decoded
from photos.saying import Saying
from photos.xmp import read_xmp

_MAX_BYTES = 2_000_000
_PICASA = frozenset({".picasa.ini", "picasa.ini"})
_CONTACTS = ("contacts2", "contacts")
_ENDING = ".xmp"


class Sidecars:
    """Reads what stands beside pictures; each folder is listed once."""

    def __init__(self) -> None:
        self._names: dict[Path, dict[str, str]] = {}
        self._faces: dict[Path, dict[str, Saying]] = {}

    def beside(self, picture: Path) -> tuple[Saying, ...]:
        """What the files beside one picture say of it. Never raises: damage is `unread`."""
        folder, name = picture.parent, picture.name.lower()
        names = self._listing(folder)
        wanted = dict.fromkeys((name + _ENDING, os.path.splitext(name)[0] + _ENDING))  # noqa: PTH122 - a name
        found = [_xmp(folder / names[each]) for each in wanted if each in names]
        faces = self._picasa(folder).get(name)
        return (*found, faces) if faces else tuple(found)

    def _listing(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            self._names[folder] = {
                name.lower(): name
                for name in os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
                if name.lower() in _PICASA or name.lower().endswith(_ENDING)
            }
        return self._names[folder]

    def _picasa(self, folder: Path) -> dict[str, Saying]:
        if folder not in self._faces:
            there = [name for name in self._listing(folder).items() if name[0] in _PICASA]
            self._faces[folder] = {}
            for _, name in there:
                self._faces[folder] |= picasa_faces(_text(folder / name))
        return self._faces[folder]


def picasa_faces(text: str) -> dict[str, Saying]:
    """What a .picasa.ini says of each picture: "faces=rect64(…),ID;…", the names by id apart."""
    table = configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True)
    try:
        table.read_string(text)
    except configparser.Error:
        return {}
    sections = {name.lower(): table[name] for name in table.sections()}
    names: dict[str, str] = {}
    for contacts in _CONTACTS:
        for key, value in sections.get(contacts, {}).items():
            names.setdefault(key, (value or "").partition(";")[0].strip())
    return {
        picture: Saying(people=people)
        for picture, section in sections.items()
        if (people := _people(section.get("faces") or "", names))
    }


def _people(faces: str, names: dict[str, str]) -> list[str]:
    ids = (face.rpartition(",")[2].strip().lower() for face in faces.split(";"))
    return [name for each in ids if (name := names.get(each, ""))]


def _xmp(path: Path) -> Saying:
    data = _bytes(path)
    return Saying(unread=True) if data is None else read_xmp(data)


def _text(path: Path) -> str:
    return decoded(_bytes(path) or b"").removeprefix("\ufeff")


def _bytes(path: Path) -> bytes | None:
    """All of a small file; None for a large one, for a link, and for one that cannot be read."""
    try:
        if path.is_symlink() or path.stat().st_size > _MAX_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None
