from __future__ import annotations

import io

import piexif
from PIL import Image
from tests.photos.photo_site import phone_photo, saved, scene
from tests.picture_bytes.samples import chunk

from photos.traces import taken_on, told_place


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_the_camera_tells_when_and_where():
    """As every phone writes it."""
    data = phone_photo(seed=4)
    assert taken_on(opened(data)).isoformat() == "2026-05-05T10:30:00"
    assert told_place(data, opened(data)) is True


def test_a_picture_that_tells_nothing_is_no_error():
    """Scans and drawings."""
    data = saved(scene(), "PNG")
    assert taken_on(opened(data)) is None
    assert told_place(data, opened(data)) is False


def test_nonsense_is_not_known():
    """A damaged Exif may or may not have held a place; nobody claims that it did not."""
    png = saved(scene(), "PNG")
    data = png[:33] + chunk(b"eXIf", b"no Exif at all") + png[33:]
    assert taken_on(opened(data)) is None
    assert told_place(data, opened(data)) is None


def test_a_date_that_is_none_is_not_believed():
    """Cameras whose clock was never set write zeros."""
    exif = piexif.dump({"Exif": {piexif.ExifIFD.DateTimeOriginal: "0000:00:00 00:00:00"}})
    assert taken_on(opened(saved(scene(), "JPEG", exif=exif))) is None
