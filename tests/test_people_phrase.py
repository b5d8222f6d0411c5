"""Who is in a picture, as a teacher says it."""

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.people_phrase import people_meant
from safeguarding.private import revealed
from tests.register_files import AMELIA, as_csv, read

PUPILS = (
    ("P-1", "Amelia", "Khan", "", "3B"),
    ("P-2", "Amelia", "Thornley", "", "3B"),
    ("P-3", "Oliver", "Bennett", "Ollie", "3B"),
    ("P-4", "Niamh", "O'Brien", "", "4M"),
    ("P-5", "Zoë", "Wałęsa", "", "4M"),
    ("P-6", "Suryani", "", "", "4M"),
    ("P-7", "Amelia", "Khan", "", "4M"),
)


@pytest.fixture
def register(tmp_path):
    keys = ("pupil_id", "first_name", "last_name", "known_as", "class")
    return read(tmp_path, as_csv(*(AMELIA | dict(zip(keys, row, strict=True)) for row in PUPILS)))


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("all of 3B", "1 2 3"),
        ("3b", "1 2 3"),
        ("everyone in 3B and 4M", "1 2 3 4 5 6 7"),
        ("all of 3B except Amelia K, P-3", "2"),
        ("all of 3B except Amelia Khan", "2 3"),
        ("all of 4M but not zoe and niamh obrien", "6 7"),
        ("Ollie; Zoe Walesa", "3 5"),
        ("Thornley Amelia & p-4.", "2 4"),
        ("Suryani", "6"),
        ("Niamh O’Brien, Niamh", "4"),
        ("P-7", "7"),
        ("all of 4M, Amelia T", "2 4 5 6 7"),
    ],
)
def test_phrases_become_ids(register, phrase, ids):
    """In the order of the register, each once."""
    assert people_meant(phrase, register) == tuple(f"P-{number}" for number in ids.split())


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("Amelia", "may be 3 pupils"),
        ("Amelia Khan", "may be 2 pupils"),
        ("all of 3B except Amelia", "may be 2 pupils"),
        ("all of 3B except Niamh", "Nobody here is called"),
        ("all of 3C", "Known are: 3B, 4M."),
        ("Sebastian", "Nobody here is called"),
        ("", "That leaves nobody"),
        ("except Ollie", "Nobody here is called"),
        ("3B except 3B", "That leaves nobody"),
        ("3B except Ollie except P-1", "Say “except” once"),
    ],
)
def test_what_is_unclear_is_asked_back(register, phrase, told):
    """Nobody is guessed, and the message hides names where it should."""
    with pytest.raises(ConfigurationError) as refused:
        people_meant(phrase, register)
    shown = "\n".join(map(revealed, refused.value.lines))
    assert told in shown
    hidden = str(refused.value)
    assert not any(name in hidden for name in ("Amelia", "Khan", "Niamh", "Sebastian", "P-1"))


def test_the_candidates_are_offered(register):
    """With id, full name and class, for somebody at school."""
    with pytest.raises(ConfigurationError) as refused:
        people_meant("Amelia Khan", register)
    shown = "\n".join(map(revealed, refused.value.lines))
    assert "P-1  Amelia Khan, class 3B" in shown
    assert "P-7  Amelia Khan, class 4M" in shown
