"""BMP: its size, and whether it is packed in a way that takes long to unpack."""

from __future__ import annotations

from photos.containers.essence import Essence
from photos.picture_error import slow

_OLD_HEADER = 12
_RUN_LENGTHS = frozenset({1, 2})
_MOST_PACKED = 1_000_000


def bmp_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError for a damaged file."""
    header = int.from_bytes(data[14:18], "little")
    if header == _OLD_HEADER:
        width, height = (int.from_bytes(data[at : at + 2], "little") for at in (18, 20))
        packing = 0
    else:
        width, height = (
            abs(int.from_bytes(data[at : at + 4], "little", signed=True)) for at in (18, 22)
        )
        packing = int.from_bytes(data[30:34], "little")
    if not width or not height:
        raise ValueError("no size")
    if packing in _RUN_LENGTHS and len(data) > _MOST_PACKED:
        raise slow()
    return Essence("BMP", data, width, height)
