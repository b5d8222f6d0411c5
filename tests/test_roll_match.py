"""Who of an export is who in the register, and who is not guessed."""

import pytest

from safeguarding.pupil_names import Names
from safeguarding.roll_match import Person, match_roll
from tests.register_files import AMELIA, as_csv, read


def person(row, first, last, class_name, known=()):
    return Person(row, Names(first, last, tuple(known)), class_name)


def compared(folder, pupils, people):
    rows = [
        AMELIA | {"pupil_id": name, "first_name": first, "last_name": last, "class": place}
        for name, first, last, place in pupils
    ]
    match = match_roll(people, read(folder, as_csv(*rows)).pupils)
    return (
        {one.row: pupil_id for one, pupil_id in match.known},
        [one.row for one in match.new],
        {one.row: ids for one, ids in match.unclear},
        list(match.left),
    )


ONE = ("P-1", "Amelia", "Khan", "3B")


@pytest.mark.parametrize(
    ("pupils", "people", "outcome"),
    [
        ([ONE], [person(2, "Amelia", "Khan", "3B")], ({2: "P-1"}, [], {}, [])),
        ([ONE], [person(2, "AMÉLIA", "khan", "4M")], ({2: "P-1"}, [], {}, [])),
        ([ONE], [person(2, "Amy", "Khan", "4M", ["Amelia"])], ({2: "P-1"}, [], {}, [])),
        ([ONE], [person(2, "Amelia", "Khan", "Year 3")], ({2: "P-1"}, [], {}, [])),
        ([ONE], [person(2, "Amelia", "Khan", "Owls")], ({2: "P-1"}, [], {}, [])),
        ([ONE], [person(2, "Oliver", "Khan", "3B")], ({}, [2], {}, ["P-1"])),
        # A new child in Reception is not the Year 3 child of the same name who left.
        ([ONE], [person(2, "Amelia", "Khan", "RH")], ({}, [], {2: ("P-1",)}, [])),
        # Two of one name, told apart by the class.
        (
            [ONE, ("P-2", "Amelia", "Khan", "5J")],
            [person(2, "Amelia", "Khan", "3B"), person(3, "Amelia", "Khan", "5J")],
            ({2: "P-1", 3: "P-2"}, [], {}, []),
        ),
        # Two of one name who both moved: nobody is guessed.
        (
            [ONE, ("P-2", "Amelia", "Khan", "5J")],
            [person(2, "Amelia", "Khan", "4M"), person(3, "Amelia", "Khan", "6T")],
            ({}, [], {2: ("P-1", "P-2"), 3: ("P-1", "P-2")}, []),
        ),
        # One in the register, two in the export.
        (
            [ONE],
            [person(2, "Amelia", "Khan", "3B"), person(3, "Amelia", "Khan", "4M")],
            ({2: "P-1"}, [], {3: ("P-1",)}, []),
        ),
        (
            [ONE],
            [person(2, "Amelia", "Khan", "3B"), person(3, "Amelia", "Khan", "3B")],
            ({}, [], {2: ("P-1",), 3: ("P-1",)}, []),
        ),
    ],
)
def test_names_and_classes_decide(tmp_path, pupils, people, outcome):
    """A permission must never pass to another child of the same name."""
    assert compared(tmp_path, pupils, people) == outcome
