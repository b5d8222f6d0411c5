"""What an eye is: one thing that is looked for in pixels, by a model that is loaded when needed."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from safeguarding.policy import Pictures

if TYPE_CHECKING:  # a build in which nothing is new to look at does not import numpy
    import numpy as np
    from numpy.typing import NDArray

    Pixels: TypeAlias = NDArray[np.uint8]
    """Height × width × 3: red, green, blue."""

Facts: TypeAlias = tuple[Any, ...]
"""What was found, in the form of the field of `Seen` that bears the eye's name."""
Look: TypeAlias = "Callable[[Pixels], Facts]"


class CannotLook(Exception):  # noqa: N818 - it is an outcome, told as a ConfigurationError
    """A detector or its model cannot be loaded. Its text is a clause that a technician reads."""


@dataclass(frozen=True, slots=True)
class Eye:
    """One thing that is looked for.

    `name` is a field of `Seen`: "faces", "words" or "codes". `switch` is the key of [pictures] in
    policy.toml that wants it. `libraries` are the distributions that decide what is found: those
    that carry a model, and those that run it or make the pixels.

    `load` imports libraries and loads models, and raises CannotLook when it cannot. The function
    that it returns is called from several threads at once.

    `pack` makes facts into what JSON can hold, `unpack` makes facts of that again.
    """

    name: str
    switch: Literal["faces", "words"]
    libraries: tuple[str, ...]
    load: Callable[[], Look]
    pack: Callable[[Facts], Sequence[Any]] = list
    unpack: Callable[[Sequence[Any]], Facts] = tuple

    def wanted(self, pictures: Pictures) -> bool:
        """Whether policy.toml wants that somebody looks."""
        wanted: bool = getattr(pictures, self.switch)
        return wanted

    @property
    def version(self) -> str:
        """What remembered facts belong to: with another one the picture is looked at again.

        Whatever is written in this package counts, so that no setting can be left out.
        """
        return " ".join(
            (self.name, written_in(Path(__file__).parent), *map(_installed, self.libraries))
        )


@functools.cache
def written_in(package: Path) -> str:
    """A digest of the modules of a package: their names and all that is in them."""
    digest = hashlib.sha256()
    for module in sorted(package.glob("*.py")):
        source = module.read_bytes()
        digest.update(f"{module.name} {len(source)}\n".encode() + source)
    return digest.hexdigest()


@functools.cache
def _installed(library: str) -> str:
    try:
        return f"{library}={version(library)}"
    except PackageNotFoundError:  # under another name: the code alone tells it apart
        return library
