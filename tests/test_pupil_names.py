"""The names in a row, taken apart."""

import pytest

from safeguarding.headings import understand_headings
from safeguarding.pupil_names import UntrustedNameError, read_names, split_name
from safeguarding.tables import Row


def names(**cells):
    headings = understand_headings(Row(1, tuple(cells)), {})
    return read_names(Row(2, tuple(cells.values())), headings)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Amelia Khan", ("Amelia", "Khan")),
        ("Khan, Amelia", ("Amelia", "Khan")),
        ("bin Yusuf, Omar", ("Omar", "bin Yusuf")),
        ("Suryani", ("Suryani", "")),
        ("Khan,", ("", "Khan")),
    ],
)
def test_a_whole_name_is_split(whole, parts):
    """The comma tells which comes first."""
    assert split_name(whole) == parts


def test_names_are_not_repeated():
    """A preferred name that is the first name adds nothing."""
    read = names(first_name="Amelia", last_name="Khan", known_as="amelia;Millie;Millie")
    assert read.known_as == ("Millie",)
    assert read.other == ()


def test_inner_spaces_are_made_one():
    """Two spaces, or a hard one, are still one name."""
    assert names(first_name="Mary\u00a0 Jane", last_name="Smith").first == "Mary Jane"


def test_a_whole_name_beside_the_parts_is_looked_for():
    """The MIS may hold the legal name in one column and the one in use in two."""
    read = names(first_name="Amelia", last_name="Khan", name="Malik, Ameliah")
    assert read.other == ("Ameliah Malik",)


@pytest.mark.parametrize(
    "name",
    ["O'Brien", "O’Brien", "St. John", "Anne-Marie", "al-Hashimi", "D’Souza", "陈", "Ní Bhriain"],
)
def test_signs_that_stand_in_names_pass(name):
    """Apostrophes, hyphens, full stops."""
    assert names(first_name="A", last_name=name).last == name


@pytest.mark.parametrize(
    "name",
    ["Amelia 2", "Amelia (Millie)", 'Oliver "Ollie"', "Ann/Anna", "Ann & Bo", "a@b", "A;B", "_A"],
)
def test_signs_that_stand_in_no_name_are_refused(name):
    """What hides in them would not be found in a text."""
    with pytest.raises(UntrustedNameError) as refused:
        names(first_name=name, last_name="Khan")
    assert refused.value.column == "first_name"
    assert "Amelia" not in str(refused.value)
