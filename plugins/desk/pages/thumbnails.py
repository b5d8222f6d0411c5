"""A picture for the screen, made in memory from its pixels: no place, no date, nothing on disk."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from typing import TypeAlias

from photos.decode import decode

SMALL, LARGE = 480, 1600
"""Longest edge in pixels: in the table, and to look closer."""

_ROOM = 64_000_000
_QUALITY = 80
_Key: TypeAlias = tuple[str, int]


class Thumbnails:
    """Makes and remembers them, by the fingerprint of the original, up to 64 MB of JPEGs."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def of(self, data: bytes, mark: str, suffix: str, edge: int) -> bytes:
        """A JPEG no larger than `edge`; `mark` is the print of `data`. Raises PictureError."""
        with self._lock:
            if kept := self._kept.get((mark, edge)):
                self._kept.move_to_end((mark, edge))
                return kept
        made = io.BytesIO()
        decode(data, suffix, edge).image.save(made, "JPEG", quality=_QUALITY)
        self._keep((mark, edge), made.getvalue())
        return made.getvalue()

    def _keep(self, key: _Key, made: bytes) -> None:
        with self._lock:
            if key not in self._kept:
                self._size += len(made)
            self._kept[key] = made
            while self._size > _ROOM:
                self._size -= len(self._kept.popitem(last=False)[1])
