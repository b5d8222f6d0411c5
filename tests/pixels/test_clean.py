from __future__ import annotations

import pytest
from PIL import Image

from pixels.clean import clean


@pytest.mark.parametrize("size", [(1999, 1501), (3001, 700), (1200, 900), (640, 480), (1, 1)])
def test_reducing_in_steps_keeps_places(size: tuple[int, int]):
    """A large picture is reduced piece by piece; no piece may be moved or lost."""
    ramp = Image.linear_gradient("L").resize(size)
    shown = clean(ramp.convert("RGBA"), 300)
    wanted = ramp.resize(shown.size, Image.Resampling.LANCZOS)
    differ = [abs(a[0] - b) for a, b in zip(_pixels(shown), _pixels(wanted), strict=True)]
    assert max(differ) <= 3


def _pixels(image: Image.Image) -> list:
    return list(image.get_flattened_data())


def test_what_leaves_has_no_memory_of_what_came():
    """Not even the information that Pillow hands on from picture to picture."""
    image = Image.new("RGB", (9, 9))
    image.info |= {"comment": b"Somebody", "exif": b"Exif"}
    assert clean(image, 100).info == {}
