"""What a decoder is to be given of a file, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from photos.picture_error import slow

MAX_PROFILE = 4_000_000
"""Bytes of a colour profile; those of print shops have about two million."""


@dataclass(frozen=True, slots=True)
class Essence:
    """One picture of a file. `width` and `height` are in pixels, as they are stored.

    `data` holds what draws the picture and nothing else, where that can be cut out; it is a whole
    file of its kind.
    """

    kind: str
    data: bytes
    width: int
    height: int
    orientation: int = 1
    """1 to 8 as in Exif: how the stored picture has to be turned."""
    profile: bytes | None = None
    """An ICC profile."""
    moving: bool = False
    """There are further pictures to be shown after this one."""
    working: int = 0
    """Bytes that a decoder has to hold besides the picture."""

    @property
    def pixels(self) -> int:
        return self.width * self.height


class Count:
    """Ends the reading of a file that has too many parts: each costs a decoder time."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    def one(self) -> None:
        """Raises PictureError."""
        self._left -= 1
        if self._left < 0:
            raise slow()
