"""What an original says besides its pixels. Read to tell the teacher, never to be published."""

from __future__ import annotations

import datetime as dt

from PIL import Image

_EXIF, _GPS = 0x8769, 0x8825
_COORDINATES = frozenset({2, 4, 20, 22})
"""GPS tags that are a place: latitude and longitude, of the camera and of what it looks at.
Some cameras write the other tags without ever knowing where they are."""
_TAKEN_ON = 0x9003
_XMP_PLACE = b"GPSLatitude"


def told_place(data: bytes, opened: Image.Image) -> bool | None:
    """Whether the original says where it was taken; None when its Exif cannot be read."""
    if _XMP_PLACE in data:
        return True
    try:
        return not _COORDINATES.isdisjoint(opened.getexif().get_ifd(_GPS))
    except Exception:  # noqa: BLE001 - a camera can write anything there
        return None


def taken_on(opened: Image.Image) -> dt.datetime | None:
    """When the camera says that it took the picture, by its own clock; None when it does not."""
    try:
        written = str(opened.getexif().get_ifd(_EXIF)[_TAKEN_ON])
        return dt.datetime.strptime(written.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - it has no zone
    except Exception:  # noqa: BLE001 - a camera can write anything there
        return None
