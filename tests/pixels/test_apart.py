from __future__ import annotations

import sys
import time

import pytest
from PIL import Image
from tests.photos.hostile import resized
from tests.photos.photo_site import saved, scene

from pixels.apart import ApartError, decode_apart


def test_a_picture_comes_back_clean_from_its_process():
    """Its mode, its size and its pixels, and nothing else."""
    image = decode_apart(saved(scene(), "AVIF"), "AVIF", 320, 640 * 480)
    assert (image.mode, image.size, image.info) == ("RGB", (320, 240), {})


def test_a_damaged_file_is_not_called_endless():
    """So that the teacher is told to copy it again, not to save it smaller."""
    with pytest.raises(ApartError) as caught:
        decode_apart(saved(scene(), "AVIF")[:400], "AVIF", 320, 640 * 480)
    assert not caught.value.endless


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to limits of memory")
def test_a_picture_that_is_larger_inside_than_it_states_is_not_decoded():
    """An AV1 frame of 64 million pixels behind a header that says 16 by 16."""
    data = resized(saved(Image.new("RGB", (8000, 8000), (9, 60, 90)), "AVIF", speed=10), 16, 16)
    began = time.process_time()
    with pytest.raises(ApartError):
        decode_apart(data, "AVIF", 320, 256)
    assert time.process_time() - began < 2
