"""Cards that were made before: pixels by what they were made of, each known by its own digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class KeptCard(NamedTuple):
    """The bytes of a card and their SHA-256 (hex)."""

    data: bytes
    digest: str


class CardCache:
    """The cards kept in `folder`, which is read once for a build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept = _listed(folder)

    def get(self, made_of: tuple[str, ...], make: Callable[[], bytes | None]) -> KeptCard | None:
        """The card made of `made_of`, by `make` if there is none that is whole; None if it fails.

        `made_of` holds everything that the pixels depend on, the code's own version included.
        """
        key = hashlib.sha256("\0".join(made_of).encode()).hexdigest()
        for digest in self._kept.get(key, ()):
            data = self._read(key, digest)
            if data is not None:
                return KeptCard(data, digest)
        data = make()
        if data is None:
            return None
        digest = hashlib.sha256(data).hexdigest()
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{key}.{digest}.jpg").write_bytes(data)  # half a file is not believed
        return KeptCard(data, digest)

    def _read(self, key: str, digest: str) -> bytes | None:
        """The card, if its bytes are what its name says."""
        path = self._folder / f"{key}.{digest}.jpg"
        try:
            data = path.read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() == digest:
            return data
        path.unlink(missing_ok=True)
        return None


def forget_card(folder: Path, digest: str) -> None:
    """Drop the card with this SHA-256, whatever it was made of: who is on it was withdrawn."""
    for path in folder.glob(f"*.{digest}.jpg"):
        path.unlink(missing_ok=True)


def _listed(folder: Path) -> dict[str, list[str]]:
    """What a card is made of, as a digest -> the digests of such cards."""
    kept: dict[str, list[str]] = {}
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            key, _, rest = path.name.partition(".")
            kept.setdefault(key, []).append(rest.removesuffix(".jpg"))
    return kept
