from __future__ import annotations

import pytest
from tests.photos.photo_site import phone_photo, saved, scene
from tests.picture_bytes.samples import segment

from photos.containers.jpeg import jpeg_essence
from photos.picture_error import PictureError


def test_only_what_draws_is_cut_out():
    """Exif, comment and thumbnail are told apart from it, and stay outside."""
    essence = jpeg_essence(phone_photo(640, 480, orientation=6) + b"PK\3\4")
    assert (essence.width, essence.height, essence.orientation) == (640, 480, 6)
    assert b"Acme" not in essence.data
    assert b"Our pupils" not in essence.data
    assert essence.data.endswith(b"\xff\xd9")


def test_a_profile_in_several_segments_is_put_together_in_its_order():
    """Programs split what is longer than one segment."""
    data = saved(scene(), "JPEG")
    parts = [
        segment(0xE2, b"ICC_PROFILE\0" + bytes((n, 2)) + text)
        for n, text in ((2, b"de"), (1, b"abc"))
    ]
    assert jpeg_essence(data[:20] + b"".join(parts) + data[20:]).profile == b"abcde"


def test_a_picture_in_several_scans_says_what_it_holds_in_memory():
    """All coefficients of a progressive picture wait for the last scan; of another none do."""
    assert jpeg_essence(saved(scene(), "JPEG")).working == 0
    progressive = saved(scene(), "JPEG", progressive=True, subsampling="4:4:4")
    assert jpeg_essence(progressive).working == 640 * 480 * 3 * 2


@pytest.mark.parametrize("length", [60_000, 70_000])
def test_a_few_stray_bytes_between_segments_are_what_cameras_do(length: int):
    """Hundreds of thousands of them are not."""
    data = saved(scene(), "JPEG")
    strange = data[:20] + bytes(length) + data[20:]
    if length < 65_536:
        assert jpeg_essence(strange).width == 640
    else:
        with pytest.raises(PictureError, match="very long"):
            jpeg_essence(strange)
