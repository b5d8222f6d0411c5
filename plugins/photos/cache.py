"""Made pictures, kept by what they were made from, so that an unchanged photo costs nothing.

An entry is a sealed file (photos.sealed): a line of JSON with the size, length and SHA-256 of each
picture and what is remembered of the original's words (photos.hearing); then the pictures. What
does not fit its seal is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from photos.hearing import Heard, read_again, written
from photos.renditions import Encoded
from photos.sealed import SealedFiles

_SUFFIX = ".pictures"


@dataclass(frozen=True, slots=True)
class Made:
    """What one original was made into."""

    encoded: tuple[Encoded, ...]
    heard: Heard | None = None
    """None when it is not known, and the original has to be heard again."""
    moving: bool = False
    """There were further pictures to be shown after this one."""


class PictureCache:
    """Entries for one recipe (photos.encode.recipe) in `folder`."""

    def __init__(self, folder: Path, recipe: str) -> None:
        self._files = SealedFiles(folder, _SUFFIX)
        self._recipe = recipe

    def get(self, digest: str) -> Made | None:
        """What the original with this SHA-256 was made into; None when that must be made anew."""
        body = self._files.get(digest, self._recipe)
        return None if body is None else _unpack(body)

    def put(self, digest: str, made: Made) -> None:
        """Raises OSError."""
        self._files.put(digest, self._recipe, _pack(made))

    def remember(self, digest: str, heard: Heard) -> None:
        """Adds to an entry what was heard when its original was read again. Raises OSError."""
        made = self.get(digest)
        if made is not None:
            self.put(digest, replace(made, heard=heard))

    def forget(self, digest: str) -> None:
        """Drops everything made of one original, by whatever recipe: a picture was withdrawn.

        `digest` may be the first 16 digits alone, as photos.csv keeps them.
        """
        self._files.forget(digest)

    def forget_unused(self) -> None:
        """Drops what no build has used for two weeks, and what a killed build left half done."""
        self._files.forget_unused()


def _pack(made: Made) -> bytes:
    index = {
        "heard": made.heard and written(made.heard),
        "moving": made.moving,
        "pictures": [[e.width, e.height, e.format, len(e.data), e.digest] for e in made.encoded],
    }
    return b"".join((json.dumps(index).encode(), b"\n", *(e.data for e in made.encoded)))


def _unpack(body: bytes) -> Made:
    line, _, pictures = body.partition(b"\n")
    index = json.loads(line)
    heard = read_again(index["heard"]) if index["heard"] else None
    return Made(tuple(_cut(index["pictures"], pictures)), heard, index["moving"])


def _cut(listed: list[list[Any]], pictures: bytes) -> Iterator[Encoded]:
    """The seal vouches for the digests, and for the bytes that they are of."""
    at = 0
    for width, height, kind, length, digest in listed:
        yield Encoded(width, height, kind, pictures[at : at + length], digest)
        at += length
