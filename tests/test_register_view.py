"""What the office is told of its register."""

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.private import masked, revealed
from safeguarding.register_view import class_list, overview
from safeguarding.school import Declaration, Shows
from tests.register_files import AMELIA, TODAY, as_csv, read


def pupil(number, first, last, **cells):
    return AMELIA | {"pupil_id": f"P-{number}", "first_name": first, "last_name": last} | cells


@pytest.fixture
def register(tmp_path):
    return read(
        tmp_path,
        as_csv(
            pupil(1, "Amelia", "Khan", website="group"),
            pupil(2, "Will", "Bennett", expires_on="2026-04-30"),
            pupil(3, "Oliver", "Adams", known_as="Summer", expires_on="2026-05-31"),
            pupil(4, "Zoë", "Quinn", **{"class": "4M"}, do_not_publish="yes"),
            pupil(5, "Ravi", "Patel", **{"class": "4M"}, website=""),
        ),
    )


def shown(lines):
    return "\n".join(map(revealed, lines))


def test_the_overview_counts(register):
    """Per class and channel, as permissions stand today."""
    lines = shown(overview(register, [], TODAY)).splitlines()
    assert lines[0] == "5 pupils; permissions as they stand on 2 March 2026."
    assert [line.split()[:7] for line in lines[3:6]] == [
        ["3B", "3", "2", "/", "1", "/", "0"],
        ["4M", "2", "0", "/", "0", "/", "2"],
        ["Together", "5", "2", "/", "1", "/", "2"],
    ]


def test_the_overview_tells_what_to_look_into(register):
    """What runs out within 60 days, names that are words, and what was not readable."""
    text = shown(overview(register, [], TODAY))
    assert "Will Bennett, 3B: 30 April 2026" in text
    assert "31 May" not in text
    assert "Summer, Will" in text
    assert "Row 6: the website permission is blank" in text


def test_leavers_in_pictures_are_told(register):
    """A leaver keeps the row until no picture shows them."""
    picture = Declaration("albums/a.jpg", Shows.PUPILS, ("P-9", "P-1"))
    text = shown(overview(register, [picture], TODAY))
    assert "P-9: 1 picture" in text
    assert "P-1:" not in text


def test_elsewhere_no_name_is_shown(register):
    """Masked lines tell neither names nor ids."""
    picture = Declaration("albums/a.jpg", Shows.PUPILS, ("P-9",))
    lines = overview(register, [picture], TODAY) + class_list(register, "3B", TODAY, min_group=4)
    text = "\n".join(map(masked, lines))
    assert not any(name in text for name in ("Amelia", "Khan", "Will", "Summer", "P-9"))


def test_the_class_list_is_for_a_trip(register):
    """Sorted by surname, with the permission in force for every channel."""
    lines = shown(class_list(register, " 3b ", TODAY, min_group=5)).splitlines()
    assert [line.split()[0] for line in lines[3:6]] == ["Oliver", "Will", "Amelia"]
    assert lines[5].split()[2:] == ["group", "yes", "yes", "no"]
    assert any("at least 5 people" in line for line in lines)


def test_never_looks_like_any_other_no(register):
    """A list that is left on a coach does not tell whom to look for."""
    never, ordinary = shown(class_list(register, "4M", TODAY, min_group=4)).splitlines()[3:5][::-1]
    assert never.split()[2:] == ["no"] * 4
    assert ordinary.split()[2:] == ["no", "yes", "yes", "no"]


def test_a_class_that_is_not_there_is_told(register):
    """With the classes that are."""
    with pytest.raises(ConfigurationError, match="3B, 4M"):
        class_list(register, "Year 9", TODAY, min_group=4)
