"""What is read is held against the letters that are stored."""

from attachments.comparing import Compared, believed
from attachments.letters import Letter, folded


def stored(text: str, font="f") -> tuple[Letter, ...]:
    """The letters of a text, each with its own number in its font."""
    return tuple(Letter(folded(c), (font, c), 0, 0, 1, 1) for c in text if folded(c))


def told(read: str, text: str, *others: Compared) -> str:
    line = Compared(read, stored(text))
    return line.only_seen(believed((line, *others)))


ALPHABET = "the quick brown fox jumps over the lazy dog"
HONEST = Compared(ALPHABET, stored(ALPHABET))


def test_what_is_stored_is_not_told():
    """Spaces, capitals, and letters and digits that look alike make no difference."""
    assert told("Our beans have grown", "Our beans have grown") == ""
    assert told("0urbeans HAVE gr0wn", "Our beans have grown") == ""


def test_what_is_only_seen_is_told_with_its_neighbours():
    """A surname in shapes stays beside the first name that is stored."""
    assert told("well done Zofia Nowak today", "well done Zofia today") == "done Zofia Nowak today"


def test_a_misread_letter_is_believed_where_its_font_is():
    """The eye takes one letter for another; the font was read rightly elsewhere."""
    assert told("the brovvn fox", "the brown fox", HONEST) == ""
    assert told("the hrown fox", "the brown fox", HONEST) == ""


def test_a_letter_that_nobody_read_is_not_believed():
    """The twin: a font that says another letter than it draws, once in the document."""
    line = Compared("the cup goes to Zofia", (*stored("the cup goes to "), *stored("Sofia", "g")))
    assert "Zofia" in line.only_seen(believed([line, HONEST]))


def test_chance_makes_nothing_believable():
    """Letters that agree here and there in a font that lies prove nothing."""
    line = Compared("Zofia Nowak of class three", stored("Green beans and carrots are"))
    assert believed([line]) == frozenset()
