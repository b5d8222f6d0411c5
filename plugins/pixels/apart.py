"""Decodes a file in a process of its own, which may be ended at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

_PACKAGES = str(Path(__file__).parents[1])
_PER_PIXEL = 10
"""Bytes: the decoder's own copy, its colours, and the picture."""
_SECONDS, _PIXELS_A_SECOND = 2, 4_000_000
"""A phone's photo of 12 million pixels takes half a second here; a slow machine may take five
times as long."""
_WAITING = 6
"""How much longer than its own seconds a process may last, on a machine that is busy."""


class ApartError(Exception):
    """The file could not be decoded. `endless` if that was for want of time or memory."""

    def __init__(self, *, endless: bool) -> None:
        super().__init__()
        self.endless = endless


def decode_apart(data: bytes, kind: str, max_edge: int, pixels: int) -> Image.Image:
    """The picture in `data`, as `pixels.clean.clean` makes it; `pixels` is how many it states.

    Raises ApartError.
    """
    seconds = _SECONDS + pixels // _PIXELS_A_SECOND
    limits = (max_edge, pixels * _PER_PIXEL + len(data), seconds)
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pixels.worker", kind, *map(str, limits)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * _WAITING,
            env={**os.environ, **_ENVIRONMENT},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ApartError(endless=True) from None
    if ended.returncode:
        raise ApartError(endless=ended.returncode < 0)
    return _picture(ended.stdout, max_edge)


_ENVIRONMENT = {
    "PYTHONPATH": _PACKAGES,
    "PYTHONSAFEPATH": "1",
    # Else every thread would reserve 64 MB of addresses, which the limit counts.
    "MALLOC_ARENA_MAX": "1",
}


def _picture(answer: bytes, max_edge: int) -> Image.Image:
    line, _, pixels = answer.partition(b"\n")
    try:
        mode, width, height = json.loads(line)
        as_asked = mode in ("RGB", "L") and 0 < width <= max_edge and 0 < height <= max_edge
        picture = Image.frombytes(mode, (width, height), pixels) if as_asked else None
    except ValueError:
        picture = None
    if picture is None:
        raise ApartError(endless=False)
    return picture
