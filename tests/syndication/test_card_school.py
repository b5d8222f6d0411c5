from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from syndication.card_school import school_card

NAME = "Cavendish Community Primary School"
TITLE = "Our beans are growing"


def opened(data: bytes | None) -> Image.Image:
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        return image.convert("RGB")


def luminance(colour: tuple[int, ...]) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    linear = [(c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("title", ["", TITLE, "Zieliński’s café “Łódź” – £5 → 10 €", "x " * 60])
def test_a_card_is_small_and_the_same_each_time(title: str) -> None:
    """1200 × 630 pixels, far below a megabyte, reproducible."""
    data = school_card(NAME, title)
    assert data == school_card(NAME, title)
    assert data is not None
    assert len(data) < 150_000
    opened(data)


def test_another_process_draws_the_same_bytes() -> None:
    """A sign-off covers the card, so it may not depend on the process that drew it."""
    code = (
        "import hashlib, sys; from syndication.card_school import school_card; "
        f"print(hashlib.sha256(school_card({NAME!r}, {TITLE!r})).hexdigest())"
    )
    plugins = str(Path(__file__).parents[2] / "plugins")
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": plugins, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_words_can_be_read() -> None:
    """Ink and ground differ by more than 7 to 1, and there is ink where the title stands."""
    image = opened(school_card(NAME, TITLE))
    ground = luminance(image.getpixel((5, 5)))  # type: ignore[arg-type]
    inked = image.crop((88, 100, 1112, 420))
    ink = max(luminance(colour) for _, colour in inked.getcolors(10**6) or [])  # type: ignore[arg-type]
    assert (ink + 0.05) / (ground + 0.05) > 7


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Saint Bartholomew-the-Great Church of England Voluntary Aided Primary School", ""),
        (NAME, "The children of Year 4 went to see the sea and drew, counted, read " * 2),
        ("Saint Bartholomew-the-Great Church of England Voluntary Aided Primary School", TITLE),
    ],
)
def test_long_words_stay_on_the_card(name: str, title: str) -> None:
    """They are wrapped and made smaller: the margins keep the colour of the ground."""
    image = opened(school_card(name, title))
    for margin in ((0, 0, 80, 600), (1125, 0, 1200, 600), (0, 530, 1200, 600)):
        assert all(high - low < 14 for low, high in image.crop(margin).getextrema())  # type: ignore[misc]


@pytest.mark.parametrize("title", ["Beans 🌱", "豆", "W" * 100, "bean " * 120, "a\u0300\u0316"])
def test_what_cannot_be_drawn_whole_is_not_drawn(title: str) -> None:
    """No empty boxes in place of signs, no half words."""
    assert school_card(NAME, title) is None


def test_a_school_in_another_script_has_a_card_all_the_same() -> None:
    """Its ground and strip; the description in the page says the name."""
    opened(school_card("בית ספר"))
