"""Which lines of text stand together."""

import numpy as np

from looking.blocks import blocks
from looking.letters import Line


def line(text, left, top, width=200, *, height=40, angle=0):
    """A line of text; `angle` turns it about the origin, in degrees."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], float)
    corners += [left, top]
    turn = np.radians(angle)
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    return Line((corners @ matrix).astype(np.float32), text, 0.9)


def test_a_surname_below_a_first_name_belongs_to_it():
    """Whichever was found first."""
    rows = [line("Khan", 110, 160), line("Amelia", 100, 100)]
    assert blocks(rows) == ("Amelia\nKhan",)
    assert blocks(rows[::-1]) == ("Amelia\nKhan",)


def test_words_in_a_row_are_one_line():
    """In the order in which they are read, if there is no more than a space between them."""
    assert blocks([line("Khan", 330, 104), line("Amelia", 100, 100)]) == ("Amelia Khan",)


def test_what_is_far_is_another_block():
    """Beside or below."""
    assert blocks([line("Amelia", 0, 0), line("Khan", 300, 0)]) == ("Amelia", "Khan")
    assert blocks([line("Amelia", 0, 0), line("Khan", 0, 90)]) == ("Amelia", "Khan")


def test_letters_of_another_size_or_direction_are_another_block():
    """A heading over a label is not its first row."""
    assert len(blocks([line("WELCOME", 0, 0, 600, height=120), line("Amelia", 0, 140)])) == 2
    assert len(blocks([line("Amelia", 0, 0), line("Khan", 60, -60, angle=-90)])) == 2


def test_turned_text_is_ordered_as_it_is_read():
    """The first row of text that runs upwards is the one on the left."""
    for angle in (90, -90, 180, 30):
        rows = [line("Khan", 110, 160, angle=angle), line("Amelia", 100, 100, angle=angle)]
        assert blocks(rows) == ("Amelia\nKhan",)


def test_nothing_is_no_block():
    """As in most pictures."""
    assert blocks([]) == ()
