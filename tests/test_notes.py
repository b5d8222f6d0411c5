"""Remarks, one sentence for all rows."""

from safeguarding.notes import Notes, rows_in_words


def test_rows_with_one_trouble_share_a_sentence():
    """In the order in which the troubles were met."""
    notes = Notes()
    for row, remark in ((2, "blank"), (3, "odd"), (7, "blank")):
        notes.add(remark, row)
    assert notes.sentences() == ("Rows 2 and 7: blank", "Row 3: odd")


def test_many_rows_are_counted():
    """Nobody reads four hundred numbers."""
    assert rows_in_words(range(2, 402)).endswith("12, 13 and 388 more")
