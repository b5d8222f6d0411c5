"""Which column means what."""

import pytest

from safeguarding.errors import RegisterError
from safeguarding.headings import OTHER_LAST_NAMES, understand_headings
from safeguarding.tables import Row


def places(*headings, mapped=None):
    return understand_headings(Row(1, headings), mapped or {}).places


def test_a_second_column_of_names_is_still_searched_for():
    """Our own heading is used, the MIS's is found."""
    found = places(
        "pupil_id", "first_name", "Legal Forename", "Surname", "Legal Surname", "Full Name"
    )
    assert found["first_name"] == (1,)
    assert found["known_as"] == (2,)
    assert found["last_name"] == (4,)
    assert found[OTHER_LAST_NAMES] == (3,)
    assert found["name"] == (5,)


def test_the_registration_group_is_the_class_before_the_year():
    """ "3B" says more than "Year 3"."""
    assert places("Year", "Reg")["class"] == (1,)
    assert places("Year")["class"] == (0,)


def test_a_lone_consent_is_the_website_only_where_there_is_no_other():
    """A column `website` is clearer."""
    assert places("Photo consent")["website"] == (0,)
    assert places("consent", "website")["website"] == (1,)
    assert "website" not in places("consent", "photo consent")
    assert "website" not in places("consent", "Website photos", "Twitter")
    assert "website" not in places("Consent for trips", "Photo consent")
    assert places("Photo consent", "Date of consent", "Twitter")["website"] == (0,)


@pytest.mark.parametrize("heading", ["Naming", "Name permission", "Can be named in news?"])
def test_a_column_that_keeps_names_back_is_not_left_unread(heading):
    """Without `may_be_named` every pupil may be named."""
    with pytest.raises(RegisterError):
        places("pupil_id", heading)


def test_a_column_of_names_is_no_limit():
    """The headings of an ordinary export are read or left out without a stop."""
    assert "may_be_named" not in places("pupil_id", "Middle name", "Nickname", "Username")


def test_the_schools_own_mapping_wins():
    """Over what we would have taken the heading for."""
    assert places("Reg", "Form", mapped={"form": "class"})["class"] == (1,)
    assert "website" not in places("website", mapped={"website": "evidence"})


def test_lists_of_names_may_have_several_columns():
    """All of them are searched for."""
    row = Row(2, ("Millie", "Amy"))
    headings = understand_headings(Row(1, ("Known As", "Preferred Forename")), {})
    assert headings.cell(row, "known_as") == "Millie;Amy"


@pytest.mark.parametrize(
    "heading", ["withdrawn", "Withdrawal", "Opt-out", "No photos!", "firstname2"]
)
def test_a_heading_that_may_mean_something_is_refused(heading):
    """What is not read protects nobody."""
    with pytest.raises(RegisterError) as refused:
        places("pupil_id", heading)
    assert "heading “(hidden)”" in str(refused.value)


@pytest.mark.parametrize(
    "heading", ["House", "Bus", "Teacher", "Consent form returned", "Year of entry"]
)
def test_other_headings_are_only_told(heading):
    """With their place."""
    (warning,) = understand_headings(Row(1, ("pupil_id", heading)), {}).warnings
    assert warning.startswith("Row 1, column B")
