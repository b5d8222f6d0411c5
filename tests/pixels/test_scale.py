from __future__ import annotations

from random import Random

import pytest
from PIL import Image, ImageChops

from pixels.scale import scaled, scaled_in_strips


def noise(width: int, height: int) -> Image.Image:
    """Every pixel differs from its neighbours, so that none can be moved or lost unseen; by so much
    that no filter goes beyond black or white.
    """
    grain = Image.frombytes("RGB", (width, height), Random(7).randbytes(width * height * 3))
    return grain.point(lambda value: 64 + value // 2)


def in_strips(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return scaled_in_strips(
        lambda top, bottom: image.crop((0, top, image.width, bottom)), image.size, size
    )


def furthest(one: Image.Image, other: Image.Image) -> int:
    return max(high for _, high in ImageChops.difference(one, other).getextrema())


@pytest.mark.parametrize(
    ("whole", "size"),
    [
        ((700, 1300), (500, 929)),
        ((640, 1025), (360, 577)),
        ((300, 1100), (299, 1096)),
        ((1, 900), (1, 300)),
        ((900, 1), (300, 1)),
        ((400, 1500), (400, 1500)),
    ],
)
def test_strips_join_without_a_seam(whole: tuple[int, int], size: tuple[int, int]):
    """Each pixel is what it is in a picture that was made smaller at once, but for rounding."""
    image = noise(*whole)
    assert furthest(in_strips(image, size), scaled(image, size)) <= 2


def test_a_smooth_picture_stays_smooth_when_it_is_made_much_smaller():
    """Where it first goes by whole numbers, strips may begin between them."""
    ramp = Image.merge("RGB", [Image.linear_gradient("L").resize((500, 5001))] * 3)
    assert furthest(in_strips(ramp, (100, 1000)), scaled(ramp, (100, 1000))) <= 1


def test_no_more_of_a_picture_is_asked_for_than_a_strip_needs():
    """So that a large one is never there twice, however small the result."""
    image, asked = noise(40, 6000), []

    def rows(top: int, bottom: int) -> Image.Image:
        asked.append((top, bottom))
        return image.crop((0, top, image.width, bottom))

    scaled_in_strips(rows, image.size, (10, 1500))
    assert max(bottom - top for top, bottom in asked) <= 300
    assert min(top for top, _ in asked) == 0
    assert max(bottom for _, bottom in asked) == 6000


@pytest.mark.parametrize("alpha", [0, 255])
def test_what_was_erased_is_white(alpha: int):
    """A face that somebody erased is still there, under an alpha of 0; what is shown stays."""
    image = noise(300, 700)
    whole = in_strips(
        Image.merge("RGBA", [*image.split(), Image.new("L", image.size, alpha)]), (300, 700)
    )
    assert furthest(whole, image if alpha else Image.new("RGB", image.size, "white")) == 0
