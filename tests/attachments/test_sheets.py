"""Pages are drawn large enough to be read, and never too large to be held."""

from itertools import pairwise

import pytest

from attachments.sheets import Part, cut, scale_for


def drawn(width, height):
    scale = scale_for(width, height)
    return round(width * scale), round(height * scale)


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (500, 500), (612, 792)])
def test_a_page_of_paper_is_one_sheet(size):
    """Upright, lying or square."""
    assert list(cut(*drawn(*size))) == [Part(0, 0, 1, 1)]


@pytest.mark.parametrize("size", [(600, 4000), (4000, 600), (567, 14400)])
def test_a_roll_of_paper_is_several_that_overlap(size):
    """Nothing is left out, and no sheet is much longer than wide."""
    width, height = drawn(*size)
    boxes = [part.box(width, height) for part in cut(width, height)]
    assert boxes[0][:2] == (0, 0)
    assert boxes[-1][2:] == (width, height)
    for one, other in pairwise(boxes):
        assert one[2] > other[0]
        assert one[3] > other[1]
    for left, top, right, bottom in boxes:
        short, long = sorted((right - left, bottom - top))
        assert long <= short * 1.6


@pytest.mark.parametrize("size", [(1, 1), (3, 14400), (14400, 14400), (0, 0)])
def test_no_page_is_drawn_without_end(size):
    """A page may say that it is as large as a wall, or has no size at all."""
    width, height = drawn(*size)
    assert width * height <= 20_000_000
