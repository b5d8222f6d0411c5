"""A register that lost its children is noticed; a September is not."""

import pytest

from safeguarding.errors import RegisterError
from safeguarding.project import Project
from safeguarding.register_state import (
    accept,
    check_losses,
    losses,
    missing_but_declared,
    state_file,
    used_ids,
)
from safeguarding.school import Declaration, Shows
from tests.register_files import AMELIA, as_csv, read, school_of

CLASSES = ("RH", "1B", "2K", "3B", "4M", "5J", "6T")
LAST_YEAR = {f"P-{number:04}": CLASSES[number // 10] for number in range(70)}


@pytest.fixture
def project(tmp_path):
    return Project.at(tmp_path)


@pytest.fixture
def accepted(project, tmp_path):
    check_losses(project, school_of(tmp_path, LAST_YEAR))
    return project


def refusal(project, tmp_path, classes):
    with pytest.raises(RegisterError) as refused:
        check_losses(project, school_of(tmp_path, classes))
    return str(refused.value)


def september(keep_leavers):
    """Everybody moves up a class, thirty new children begin, Year 6 leaves."""
    moved = {}
    for pupil_id, name in LAST_YEAR.items():
        place = CLASSES.index(name) + 1
        if place < len(CLASSES):
            moved[pupil_id] = CLASSES[place]
        elif keep_leavers:
            moved[pupil_id] = name
    return moved | {f"P-{number:04}": "RH" for number in range(70, 100)}


def test_the_first_register_is_accepted(project, tmp_path):
    """There is nothing to compare it with, which is told once."""
    (told,) = check_losses(project, school_of(tmp_path, LAST_YEAR))
    assert "70 pupils" in told
    assert state_file(project).exists()
    assert check_losses(project, school_of(tmp_path, LAST_YEAR)) == ()


def test_a_few_lost_pupils_are_told_and_their_ids_are_not(accepted, tmp_path):
    """Twenty in a hundred today and twenty tomorrow would go unseen."""
    fewer = {pupil_id: LAST_YEAR[pupil_id] for pupil_id in list(LAST_YEAR)[3:]}
    (told,) = check_losses(accepted, school_of(tmp_path, fewer))
    assert "3 are gone" in told
    assert "P-" not in told


def test_a_record_without_pupils_is_damaged(accepted, tmp_path):
    """No register without pupils is ever accepted."""
    empty = '{"version": 1, "pupils": {}, "used": [], "limits": []}'
    state_file(accepted).write_text(empty)
    with pytest.raises(RegisterError):
        check_losses(accepted, school_of(tmp_path, LAST_YEAR))


def test_a_september_needs_no_acceptance(accepted, tmp_path):
    """Classes move up, new children begin, leavers keep their rows."""
    check_losses(accepted, school_of(tmp_path, september(keep_leavers=True)))
    assert losses(accepted, school_of(tmp_path, september(keep_leavers=True))).pupils == ()


def test_a_september_that_drops_the_leavers_is_refused(accepted, tmp_path):
    """Pictures of the old Year 6 are still online."""
    told = refusal(accepted, tmp_path, september(keep_leavers=False))
    assert "The whole of class 6T is gone" in told
    assert "invoke register --accept" in told


def test_a_lost_class_is_refused_and_a_dissolved_one_is_not(accepted, tmp_path):
    """Pupils count, not the names of classes."""
    without = {name: place for name, place in LAST_YEAR.items() if place != "3B"}
    assert "class 3B" in refusal(accepted, tmp_path, without)
    moved = {name: "2K" if place == "3B" else place for name, place in LAST_YEAR.items()}
    check_losses(accepted, school_of(tmp_path, moved))


def test_over_a_fifth_is_refused_and_a_fifth_is_not(accepted, tmp_path):
    """Taken from every class alike."""
    keep = [name for number, name in enumerate(LAST_YEAR) if number % 5]
    fewer = {name: LAST_YEAR[name] for name in keep}
    told = refusal(accepted, tmp_path, {name: LAST_YEAR[name] for name in keep[1:]})
    assert "15 of 70 pupils are gone" in told
    check_losses(accepted, school_of(tmp_path, fewer))


@pytest.mark.parametrize("column", ["do_not_publish", "withdrawn_on", "may_be_named"])
def test_a_limit_that_vanished_is_refused(accepted, tmp_path, column):
    """A column left out of an export would let everybody be published whom it kept back."""
    path = tmp_path / "consent.csv"
    text = as_csv(AMELIA).replace(column, "")
    with pytest.raises(RegisterError, match=f"The column {column} is gone"):
        check_losses(accepted, read(tmp_path, text))
    school = school_of(tmp_path, LAST_YEAR)
    path.write_text(path.read_text().replace("evidence", "remarks"))
    check_losses(accepted, read(tmp_path, path.read_text()))
    check_losses(accepted, school)


def test_what_was_accepted_is_compared_with_next_time(accepted, tmp_path):
    """Small losses are taken over, and refused registers are not."""
    refusal(accepted, tmp_path, {"P-0000": "RH"})
    assert losses(accepted, school_of(tmp_path, LAST_YEAR)).of == 70
    fewer = dict(list(LAST_YEAR.items())[1:])
    check_losses(accepted, school_of(tmp_path, fewer))
    assert losses(accepted, school_of(tmp_path, fewer)).of == 69


def test_accepting_lists_the_losses(accepted, tmp_path):
    """And the next build goes on."""
    small = school_of(tmp_path, {"P-0000": "RH"})
    lost = accept(accepted, small)
    assert len(lost.pupils) == 69
    assert "6T" in lost.classes
    check_losses(accepted, small)


def test_ids_are_remembered_for_ever(accepted, tmp_path):
    """So that none is given twice."""
    accept(accepted, school_of(tmp_path, {"P-0100": "RH"}))
    assert used_ids(accepted) == {*LAST_YEAR, "P-0100"}


def test_no_name_is_written_down(accepted):
    """Ids and classes only, and no ids in the message."""
    kept = state_file(accepted).read_text()
    assert "P-0000" in kept
    assert "Amelia" not in kept
    assert "Khan" not in kept


def test_the_message_hides_ids(accepted, tmp_path):
    """It may stand in a log."""
    assert "P-00" not in refusal(accepted, tmp_path, {"P-0000": "RH"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 2, "pupils": {}, "used": [], "limits": []}',
        '{"version": 1, "pupils": {"P-1": 3}, "used": [], "limits": []}',
        '{"version": 1, "pupils": [], "used": [], "limits": []}',
    ],
)
def test_a_damaged_record_is_refused_until_accepted(accepted, tmp_path, text):
    """Otherwise damaging it would let any register pass."""
    state_file(accepted).write_text(text)
    register = school_of(tmp_path, LAST_YEAR)
    with pytest.raises(RegisterError, match="invoke register --accept"):
        check_losses(accepted, register)
    accept(accepted, register)
    check_losses(accepted, register)


def test_a_record_that_cannot_be_written_is_refused(project, tmp_path):
    """A state folder that is a file holds nothing."""
    project.state.write_text("")
    with pytest.raises(RegisterError):
        check_losses(project, school_of(tmp_path, LAST_YEAR))


def test_leavers_in_pictures_are_told(tmp_path):
    """Only those whom the register lacks, with their pictures."""
    register = school_of(tmp_path, {"P-1": "RH"})
    pictures = [
        Declaration(f"albums/{name}.jpg", Shows.PUPILS, people)
        for name, people in (("b", ("P-1", "P-2")), ("a", ("P-2",)), ("c", ("P-1",)))
    ]
    assert missing_but_declared(register, pictures) == {"P-2": ("albums/a.jpg", "albums/b.jpg")}
