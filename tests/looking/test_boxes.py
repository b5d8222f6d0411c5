"""Boxes are laid over each other and turned back."""

import pytest

from looking.boxes import Found, each_once, grouped, is_inside, shared, turned_back


def test_what_lies_over_each_other_is_found_once():
    """The surest of two finds of one face stays, and a face beside it."""
    sure, doubtful = Found((10, 10, 50, 50), 0.9), Found((14, 12, 50, 50), 0.6)
    beside = Found((80, 10, 50, 50), 0.5)
    assert each_once([doubtful, beside, sure]) == [sure, beside]


def test_finds_of_one_thing():
    """What several looks see is one group, the surest first; beside it and turned are others."""
    sure, doubtful = Found((10, 10, 50, 50), 0.9), Found((14, 12, 50, 50), 0.6)
    beside, lying = Found((80, 10, 50, 50), 0.5), Found((10, 10, 50, 50), 0.4, turns=1)
    assert grouped([doubtful, lying, beside, sure]) == [[sure, doubtful], [beside], [lying]]


@pytest.mark.parametrize(
    ("other", "share"),
    [((0, 0, 10, 10), 1), ((5, 0, 10, 10), 1 / 3), ((10, 0, 10, 10), 0), ((30, 30, 9, 9), 0)],
)
def test_how_much_two_boxes_share(other, share):
    """All, a third, or nothing of what they cover together."""
    assert shared((0, 0, 10, 10), other) == pytest.approx(share)


@pytest.mark.parametrize(
    ("turns", "in_the_turned"),
    [(0, (10, 20, 30, 40)), (1, (20, 160, 40, 30)), (2, (160, 40, 30, 40)), (3, (40, 10, 40, 30))],
)
def test_a_box_is_turned_back(turns, in_the_turned):
    """A box in a picture of 200 × 100 pixels that was turned to the left, found there again."""
    assert turned_back(in_the_turned, turns, 200, 100) == (10, 20, 30, 40)


def test_a_box_whose_middle_is_outside():
    """Half in counts, more than half out does not."""
    assert is_inside((-5, 0, 10, 10), 100, 100)
    assert not is_inside((-6, 0, 10, 10), 100, 100)
