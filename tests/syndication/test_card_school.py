from __future__ import annotations

import io

from PIL import Image

from syndication.card_school import school_card


def test_the_schools_card_is_small_and_the_same_each_time() -> None:
    """1200 × 630 pixels, far below a megabyte, reproducible."""
    data = school_card("Cavendish Community Primary School")
    assert data == school_card("Cavendish Community Primary School")
    assert len(data) < 100_000
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_long_name_stays_on_the_card() -> None:
    """Words are wrapped: the margin keeps the colour of the ground."""
    data = school_card(
        "Saint Bartholomew-the-Great Church of England Voluntary Aided Primary School"
    )
    with Image.open(io.BytesIO(data)) as image:
        margin = image.convert("RGB").crop((0, 0, 20, 600)).getextrema()
    assert all(high - low < 12 for low, high in margin)
