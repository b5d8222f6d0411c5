"""What stands in print in a picture: refused where it leads to a person, else passed."""

from dataclasses import replace

import pytest

from safeguarding.documents import Document, Kind, PictureUse
from safeguarding.pages import Page, Shown
from safeguarding.policy import School
from safeguarding.private import masked, revealed
from safeguarding.record import Picture, Seen
from safeguarding.rules.personal_information import check_page
from safeguarding.school import Declaration, Shows
from tests.rules.one_page import RECORD

DIGEST = "a" * 64
SCHOOL = School(
    "Test School",
    "https://blog.school.example",
    address="Moor Lane, Exampleton",
    postcode="M99 9ZZ",
    phone="0161 496 0123",
    email_domain="school.example",
)


def found(*blocks):
    picture = Picture("albums/a/x.jpg", DIGEST, Declaration("albums/a/x.jpg", Shows.PLACE))
    page = Page(
        Document("posts/beans.html", Kind.PAGE),
        shown=(Shown(PictureUse("x.jpg", "x.jpg"), picture),) * 2,
    )
    policy = replace(RECORD.knowledge.policy, school=SCHOOL)
    knowledge = replace(RECORD.knowledge, policy=policy)
    return list(
        check_page(page, replace(RECORD, knowledge=knowledge, seen={DIGEST: Seen((), blocks, ())}))
    )


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("LOST CAT\nRing Jo 07700 900123", "07700 900123"),
        ("Tel: (01632) 960 123", "01632) 960 123"),
        ("+44 7700 900 123", "+44 7700 900 123"),
        ("Amy\namy.mum@mail.example", "amy.mum@mail.example"),
        ("GATE CODE 2580", "2580"),
        ("Wi-Fi\nPassword: beans2026", "beans2026"),
        ("To: The Smiths\n12 Oak Road\nLeeds LS1 4AP", "12 Oak Road Leeds LS1 4AP"),
    ],
)
def test_what_leads_to_a_person_is_refused(block, words):
    """Once for a picture; a report elsewhere does not repeat it."""
    (finding,) = found(block)
    assert finding.stops_the_build
    assert words in revealed(finding.message)
    assert words not in masked(finding.message)


@pytest.mark.parametrize(
    "block",
    [
        "0 1 2 3 4 5 6 7 8 9 10",
        "0123456789",
        "01 02 03 04 05 06 07 08 09 10",
        "Childline\n0800 1111",
        "0300 123 4567",
        "Test School\n0161 496 0123",
        "Test School\n0161 496 0128",
        "office@school.example",
        "office@schooI.example",
        "Moor Lane M99 9ZZ\n3 Moor Lane, Exampleton M99 9ZZ",
        "12 Oak Road",
        "Code of conduct: 2580 stars",
        "Meet us @ the gate",
        "ISBN 0-19-852663-6",
        "GATE 3",
    ],
)
def test_what_hangs_on_the_walls_of_schools_passes(block):
    """Lines of numbers, helplines, streets, and the school's own even with a letter misread."""
    assert found(block) == []


def test_all_of_one_picture_is_told_together():
    """A whiteboard with two numbers is one picture to mend."""
    (finding,) = found("Jo 07700 900123\nGATE CODE 2580")
    assert "07700 900123”, a code or password, “2580”." in revealed(finding.message)
