"""Tests for personal-information: what policy.toml makes public, and its nearest neighbour."""

import dataclasses

import pytest
from tests.school import POLICY, Built

SCHOOL = dataclasses.replace(
    POLICY.school, address="1 School Lane, Manchester", postcode="M14 5AB", phone="0161 496 0000"
)


def rules(root, words, **policy):
    built = Built(root, policy=dataclasses.replace(POLICY, school=SCHOOL, **policy))
    return built.add_post("posts/beans.html", f"<p>{words}</p>").rules()


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Find us at 1 School Lane, Manchester, M14 5AB.", False),
        ("Find us at 1 School Lane, Moss Side, Manchester M14 5AB.", False),
        ("Find them at 1 School Lane, Manchester, M14 5AD.", True),
        ("Find them at 11 School Lane, Manchester, M14 5AB.", True),
    ],
)
def test_the_schools_own_address(words, refused, tmp_path):
    """With more or less of the town; never that of a neighbour."""
    assert rules(tmp_path, words) == ({"personal-information"} if refused else set())


def test_a_number_that_the_office_listed(tmp_path):
    """A library or a bus company, among the phrases of policy.toml, however it is written."""
    listed = ("0161 244 1000",)
    words = "Ask the bus company on 0161 244 1000, that is +44 (0)161 2441000."
    assert rules(tmp_path / "a", words, phrases=listed) == set()
    assert rules(tmp_path / "b", words) == {"personal-information"}
    other = "Ask his mum on 0161 244 1001."
    assert rules(tmp_path / "c", other, phrases=listed) == {"personal-information"}


@pytest.mark.parametrize(
    ("leak", "neighbour"),
    [
        (
            "Amelia, who lives next to the chip shop on Hill Road, gave us the idea.",
            "A fox, which lives next to the chip shop on Hill Road, gave us the idea.",
        ),
        ("Oliver's house is opposite the library.", "Oliver's story is about the library."),
        (
            "Summer has moved to Mill Lane with her cat.",
            "Summer has come to Mill Lane, and the roses are out.",
        ),
        (
            "Oliver is collected by his gran at the green gate at 3 pm each day.",
            "Year 3 are collected by their families at the green gate at 3 pm each day.",
        ),
        ("Niamh walks home alone past the canal.", "Niamh walks to school and has earned a badge."),
        ("Farah takes the 53 bus.", "Farah takes the part of the bus."),
        (
            "Oliver is having a party at Jump Arena at 2 pm.",
            "Year 1 are having a party at 2 pm.",
        ),
        ("Oliver, who is 8 on Saturday, won.", "Oliver, who is 8, won on Saturday."),
        ("Amelia turns eight on Friday.", "Our school dog, Biscuit, turns eight on Friday."),
    ],
)
def test_where_one_child_is_to_be_found(leak, neighbour, tmp_path):
    """Said of a pupil it is refused, of a fox or a class it is not."""
    assert "personal-information" in rules(tmp_path / "a", leak)
    assert "personal-information" not in rules(tmp_path / "b", neighbour)


def table(heading, *rows):
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in (heading, *rows))
    return "</p><table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table><p>"


def test_a_table_of_birthdays(tmp_path):
    """Days and years below that heading are dates of birth; below another they are days."""
    rows = (("The youngest", "14.3.18"), ("The oldest", "2.6.17"))
    assert rules(tmp_path / "a", table(("Child", "Birthday"), *rows)) == {"personal-information"}
    assert rules(tmp_path / "b", table(("Frogspawn", "Day"), *rows)) == set()
