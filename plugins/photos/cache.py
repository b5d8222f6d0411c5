"""Made pictures, kept by what they were made from, so that an unchanged photo costs nothing.

A cache entry is one file: a line with the SHA-256 of the second line; a second line (JSON) that
says which original and recipe it belongs to, and the size and SHA-256 of each picture; then the
pictures. An entry is used only if all of that holds; else the pictures are made again.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path

from photos.files import DAY, drop_unused, replace_file
from photos.renditions import Encoded
from photos.traces import Told

_SUFFIX = ".pictures"


@dataclass(frozen=True, slots=True)
class Made:
    """What one original was made into."""

    encoded: tuple[Encoded, ...]
    told: Told
    moving: bool = False
    """There were further pictures to be shown after this one."""


class PictureCache:
    """Entries for one recipe (photos.encode.recipe) in `folder`."""

    def __init__(self, folder: Path, recipe: str) -> None:
        self._folder = folder
        self._recipe = recipe
        self._key = hashlib.sha256(recipe.encode()).hexdigest()[:16]

    def get(self, digest: str) -> Made | None:
        """What the original with this SHA-256 was made into; None when that must be made anew."""
        path = self._path(digest)
        try:
            made = _unpack(path.read_bytes(), self._identity(digest))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            path.unlink(missing_ok=True)
            return None
        _mark_used(path)
        return made

    def put(self, digest: str, made: Made) -> None:
        replace_file(self._path(digest), _pack(made, self._identity(digest)))

    def forget(self, digest: str) -> None:
        """Drops everything made of one original, by whatever recipe: a picture was withdrawn.

        `digest` may be the first 16 digits alone, as photos.csv keeps them.
        """
        for path in self._folder.glob(f"{digest}*{_SUFFIX}"):
            path.unlink(missing_ok=True)

    def forget_unused(self) -> None:
        """Drops what no build has used for two weeks, and what a killed build left half done."""
        drop_unused(self._folder, _SUFFIX)

    def _path(self, digest: str) -> Path:
        return self._folder / f"{digest}-{self._key}{_SUFFIX}"

    def _identity(self, digest: str) -> list[str]:
        return [digest, self._recipe]


def _mark_used(path: Path) -> None:
    if time.time() - path.stat().st_mtime > DAY:
        os.utime(path)


def _pack(made: Made, identity: list[str]) -> bytes:
    index = {
        "identity": identity,
        "told": dataclasses.astuple(made.told),
        "moving": made.moving,
        "pictures": [[e.width, e.height, e.format, len(e.data), e.digest] for e in made.encoded],
    }
    line = json.dumps(index).encode()
    pictures = b"".join(encoded.data for encoded in made.encoded)
    return hashlib.sha256(line).hexdigest().encode() + b"\n" + line + b"\n" + pictures


def _unpack(packed: bytes, identity: list[str]) -> Made:
    """Raises ValueError when anything in the entry is not as it was written."""
    head = packed.index(b"\n")
    at = packed.index(b"\n", head + 1) + 1
    line = packed[head + 1 : at - 1]
    if hashlib.sha256(line).hexdigest().encode() != packed[:head]:
        raise ValueError("the index is damaged")
    index = json.loads(line)
    if index["identity"] != identity:
        raise ValueError("the entry belongs to another picture")
    encoded = []
    for width, height, kind, length, digest in index["pictures"]:
        data = packed[at : at + length]
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError("a picture is damaged")
        encoded.append(Encoded(width, height, kind, data, digest))
        at += length
    return Made(tuple(encoded), Told(*index["told"]), index["moving"])
