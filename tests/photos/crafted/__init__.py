"""Originals that carry every hiding place that is known, each with secrets of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.photos.crafted.jpegs import JPEGS
from tests.photos.crafted.others import AVIFS, BMPS, GIFS, HEIFS, PNGS, TIFFS, WEBPS, Make
from tests.photos.crafted.secret import SECRETS, Secret

__all__ = ["Crafted", "crafted"]

_ALL: Mapping[str, tuple[Mapping[str, Make], int]] = {
    ".jpg": (JPEGS, 4),
    ".png": (PNGS, 4),
    ".webp": (WEBPS, 4),
    ".gif": (GIFS, 4),
    ".bmp": (BMPS, 4),
    ".tif": (TIFFS, 3),
    ".heic": (HEIFS, 3),
    ".avif": (AVIFS, 3),
}
"""By suffix: the hiding places, and how many secrets go into each."""


@dataclass(frozen=True)
class Crafted:
    """A file that says too much. `place` names its hiding place."""

    place: str
    suffix: str
    secret: Secret
    data: bytes


def crafted() -> Iterator[Crafted]:
    """More than 400 files."""
    for suffix, (places, count) in _ALL.items():
        for place, make in places.items():
            for secret in SECRETS[:count]:
                yield Crafted(place, suffix, secret, make(secret))
