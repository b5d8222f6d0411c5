"""Looks at pictures with every eye that policy.toml wants, or remembers what they saw."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from looking import codes, faces, reading
from looking.eyes import CannotLook, Eye, Facts, Look
from looking.memory import Memory
from looking.pixels import pixels_of
from safeguarding.errors import ConfigurationError
from safeguarding.policy import Pictures
from safeguarding.record import Seen

if TYPE_CHECKING:
    from looking.eyes import Pixels

EYES: tuple[Eye, ...] = (faces.EYE, reading.EYE, codes.EYE)
"""Everything that is looked for."""

_loading = threading.Lock()


class Looker:
    """Looks at pictures and keeps what was seen in `folder`, which is private.

    Safe to be used by several threads. Nothing is loaded before something must be looked at.
    """

    def __init__(self, folder: Path, pictures: Pictures, eyes: Sequence[Eye] = EYES) -> None:
        self.memory = Memory(folder)
        self._eyes = {eye: eye.version for eye in eyes if eye.wanted(pictures)}

    @property
    def anything_wanted(self) -> bool:
        return bool(self._eyes)

    @property
    def wanted(self) -> frozenset[str]:
        """The fields of `Seen` that are looked for."""
        return frozenset(eye.name for eye in self._eyes)

    def remembered(self, digest: str) -> Seen | None:
        """What was seen in the bytes with this SHA-256 (hex); None if any eye must look anew."""
        facts = {eye: self.memory.get(digest, version) for eye, version in self._eyes.items()}
        if None in facts.values():
            return None
        return Seen(
            **{eye.name: eye.unpack(seen) for eye, seen in facts.items() if seen is not None}
        )

    def open_eyes(self) -> None:
        """Load what looking needs. Raises ConfigurationError when it cannot be loaded."""
        for eye in self._eyes:
            _opened(eye)

    def look(self, data: bytes) -> Seen:
        """What is seen in an encoded picture.

        Raises ConfigurationError when an eye cannot be loaded, ValueError or OSError when the
        picture cannot be decoded, and whatever a detector raises.
        """
        return self.look_at(hashlib.sha256(data).hexdigest(), lambda: pixels_of(data))

    def look_at(self, digest: str, pixels: Callable[[], Pixels]) -> Seen:
        """What is seen in `pixels`, which are asked for only if somebody must look anew.

        `digest` (SHA-256, hex) stands for them: the same digest must mean the same pixels.
        Raises as `look` does, and what `pixels` raises.
        """
        decoded = functools.cache(pixels)
        found: dict[str, Facts] = {}
        for eye, version in self._eyes.items():
            kept = self.memory.get(digest, version)
            if kept is None:
                found[eye.name] = _opened(eye)(decoded())
                self.memory.put(digest, version, eye.pack(found[eye.name]))
            else:
                found[eye.name] = eye.unpack(kept)
        return Seen(**found)


def _opened(eye: Eye) -> Look:
    """The eye's function, loaded once in this process; one thread loads, the others wait."""
    with _loading:
        try:
            return _load(eye)
        except CannotLook as error:
            raise ConfigurationError(
                f"Pictures cannot be looked at: {error}",
                "Nothing was published. Install the program again (pip install -e .), or run "
                "“invoke doctor”. Only if it cannot be mended: switch it off in policy.toml under "
                f"[pictures] ({eye.switch} = false); every report then says so.",
            ) from error


@functools.cache
def _load(eye: Eye) -> Look:
    return eye.load()
