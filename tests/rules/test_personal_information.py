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
