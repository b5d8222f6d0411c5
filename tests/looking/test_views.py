"""A detector of one size sees all of a picture, and what it finds stands where it is."""

import cv2
import numpy as np
import pytest

from looking.boxes import Found
from looking.views import View, about, look_at, mirrored, parts, turned
from looking.yunet import CANVAS

SPOT = (300, 220, 24, 24)
"""A white square in a grey picture of 900 × 600 pixels: left, top, width, height."""


@pytest.fixture
def picture():
    pixels = np.full((600, 900, 3), 90, np.uint8)
    left, top, wide, high = SPOT
    pixels[top : top + high, left : left + wide] = 255
    return View(pixels)


def bright(canvas):
    """A detector of what is white."""
    white = (canvas[:, :, 0] > 200).astype(np.uint8)
    _, _, spots, _ = cv2.connectedComponentsWithStats(white)
    return [Found(tuple(map(float, spot[:4])), 0.9) for spot in spots[1:]]


def test_parts_cover_everything(picture):
    """Each pixel is in a part, and no part is larger than a canvas."""
    covered = np.zeros((600, 900), bool)
    for part in parts(picture):
        height, width = part.pixels.shape[:2]
        assert max(height, width) <= CANVAS
        left, top = round(part.left), round(part.top)
        covered[top : top + height, left : left + width] = True
    assert covered.all()


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("long_side", [CANVAS, CANVAS // 2])
def test_a_find_stands_where_it_is(picture, turns, long_side):
    """Reduced and turned, it is told in the picture's own pixels."""
    ((found,),) = look_at([turned(picture.resized(long_side), turns)], bright)
    assert found.box == pytest.approx(SPOT, abs=3)
    assert found.turns == turns


def test_views_that_share_a_canvas(picture):
    """What is in one of nine views is not found in another."""
    empty = View(np.full((200, 200, 3), 90, np.uint8))
    spot = about(picture.pixels, SPOT, 3.0, 213)
    looks = look_at([*[empty] * 4, spot, *[empty] * 7], bright)
    assert [len(found) for found in looks] == [0] * 4 + [1] + [0] * 7
    assert looks[4][0].box == pytest.approx(SPOT, abs=2)


def test_few_canvases_hold_views_of_many_sizes(picture):
    """Views of four sizes, upright and lying, share two canvases and are found where they are."""
    canvases = []

    def counted(canvas):
        canvases.append(canvas)
        return bright(canvas)

    whole = [picture.resized(side) for side in (CANVAS, 427, 213)]
    looks = look_at([*whole, turned(whole[2], 1)], counted)
    assert len(canvases) == 2
    for (found,) in looks:
        assert found.box == pytest.approx(SPOT, abs=5)


def test_a_mirrored_cut_has_its_face_in_the_middle(picture):
    """What is cut out about a face is seen in the mirror where it is; its neighbour is not."""
    cut = about(picture.pixels, SPOT, 3.0, 213)
    ((found,),) = look_at([mirrored(cut)], bright)
    assert found.box == pytest.approx(SPOT, abs=2)
    beside = about(picture.pixels, (SPOT[0] + 20, *SPOT[1:]), 3.0, 213)
    ((found,),) = look_at([mirrored(beside)], bright)
    assert found.box[0] > SPOT[0] + 20


@pytest.mark.parametrize("box", [(-10, -10, 40, 40), (880, 590, 30, 30)])
def test_a_cut_beyond_the_edge_is_black(picture, box):
    """A face at the edge is cut out like any other; what lies beyond is black."""
    cut = about(picture.pixels, box, 3.0, 90)
    assert cut.pixels.shape == (90, 90, 3)
    assert cut.pixels.min() == 0
    assert cut.pixels.max() >= 90
