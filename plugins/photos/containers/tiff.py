"""TIFF 6.0: the first page's size, and whether its directory can be read without harm."""

from __future__ import annotations

from photos.containers.essence import Essence
from photos.containers.exif import Tiff, is_modest
from photos.picture_error import PictureError, slow

_WIDTH, _HEIGHT, _DEPTH, _COMPRESSION, _NUMBERS = 256, 257, 258, 259, 339
_MOST_DEPTH, _WHOLE = 16, (0, 1)
"""Bits of a colour; and whole numbers, not fractions."""
_PACKINGS = frozenset({1, 2, 3, 4, 5, 7, 8, 32773, 32946})
"""None, fax, LZW, JPEG, deflate and PackBits: what cameras, scanners and programs write."""
_MOST_ENTRIES = 500


def tiff_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError for a damaged file."""
    tiff = Tiff(data)
    found: dict[int, int] = {}
    for number, entry in enumerate(tiff.entries(tiff.first)):
        if number >= _MOST_ENTRIES:
            raise slow()
        found.setdefault(entry.tag, tiff.whole(entry))
    width, height = found.get(_WIDTH, 0), found.get(_HEIGHT, 0)
    if not width or not height:
        raise ValueError("no size")
    if not is_modest(data):
        raise slow()
    deep = found.get(_DEPTH, 1) > _MOST_DEPTH or found.get(_NUMBERS, 1) not in _WHOLE
    if deep or found.get(_COMPRESSION, 1) not in _PACKINGS:
        raise PictureError(
            "It is a rare kind of TIFF. Open it in a picture program and save it as a JPEG."
        )
    return Essence("TIFF", data, width, height, moving=tiff.next_after(tiff.first) != 0)
