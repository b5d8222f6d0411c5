"""What is remembered of what an original said: how much it was and where it stands, and no word.

Where there may be a name, those few kilobytes of the original are read again in each build.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from photos.carriers import Span, carrying, cut_out
from photos.traces import Said, Told, said_by

READERS = ("carriers", "exif", "hearing", "iptc", "saying", "traces", "xmp")
"""The modules of this package that decide what is heard."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`spans` are the parts of the original in which all that it said is to be found again."""

    told: Told
    spans: tuple[Span, ...]


def hear(data: bytes) -> tuple[Said, Heard]:
    """What an original says, for this build, and what may be remembered of it for the next."""
    spans = carrying(data)
    said = said_by(cut_out(data, spans))
    return said, Heard(said.told, spans)


def written(heard: Heard) -> dict[str, Any]:
    """For `read_again`, as JSON can hold it."""
    told = dataclasses.astuple(heard.told)
    return {"readers": readers(), "told": told, "spans": heard.spans}


def read_again(kept: Mapping[str, Any]) -> Heard | None:
    """What was remembered; None if other readers than today's heard it: they may hear more."""
    if kept["readers"] != readers():
        return None
    return Heard(Told(*kept["told"]), tuple((begin, end) for begin, end in kept["spans"]))


@functools.cache
def readers() -> str:
    """Stands for the readers' own source, and the programs that they use: a field that they learn
    is looked for in every original, whether or not anybody thinks of it. Raises OSError.
    """
    digest = hashlib.sha256(f"{version('piexif')} {version('pillow')}".encode())
    for name in READERS:
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()
