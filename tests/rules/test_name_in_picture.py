"""Names that can be read in pictures: where they are refused, asked about and allowed."""

from dataclasses import replace

import pytest
from tests.rules.one_page import RECORD

from safeguarding.documents import Document, Kind, PictureUse
from safeguarding.findings import Level
from safeguarding.pages import Page, Shown
from safeguarding.policy import Pictures
from safeguarding.private import masked, revealed
from safeguarding.record import Made, Origin, Picture, Seen
from safeguarding.rules.name_in_picture import RULE, check_page
from safeguarding.school import Declaration, Shows

DIGEST = "a" * 64
PUPILS = Shown(
    PictureUse("b.jpg", "b.jpg"),
    Picture("b.jpg", "b" * 64, Declaration("b.jpg", Shows.PUPILS, ("P-9",))),
)


def levels(*words, shows=Shows.PUPILS, people=(), checked=(), beside=(), changed=False):
    return [
        f.level
        for f in found(
            *words, shows=shows, people=people, checked=checked, beside=beside, changed=changed
        )
    ]


def found(*words, shows=Shows.PUPILS, people=(), checked=(), beside=(), changed=False):
    """The findings on a page with one picture in which the words were read."""
    row = Declaration(
        "albums/a/x.jpg",
        shows,
        people,
        checked=frozenset(checked),
        table="albums/a/photos.csv",
        line=7,
    )
    picture = Picture("albums/a/x.jpg", DIGEST, row, changed)
    shown = Shown(PictureUse("x.jpg", "x.jpg"), picture)
    page = Page(Document("posts/beans.html", Kind.PAGE), shown=(shown, *beside))
    record = replace(RECORD, seen={DIGEST: Seen((), words, ())})
    return list(check_page(page, record))


REFUSE, CONFIRM = [Level.REFUSE], [Level.CONFIRM]


@pytest.mark.parametrize("shows", [Shows.PUPILS, Shows.BACKS])
def test_a_name_in_a_picture_of_pupils_is_refused(shows):
    """A full name always, a first name of somebody who is declared there."""
    assert levels("Amelia Khan", shows=shows) == REFUSE
    assert levels("Amelia", shows=shows, people=("P-1",)) == REFUSE
    assert levels("Year 3 beans", shows=shows) == []


def test_a_weak_sign_is_asked_about_in_a_picture_of_pupils():
    """A person answers in photos.csv, for the file as it is; never for a sure name."""
    assert levels("SUMMER") == CONFIRM
    assert levels("SUMMER", checked=[RULE.id]) == []
    assert levels("SUMMER", checked=["faces-undeclared"]) == CONFIRM
    assert levels("SUMMER", checked=[RULE.id], changed=True) == CONFIRM
    assert levels("Amelia Khan", checked=[RULE.id]) == REFUSE
    assert levels("Amelia", people=("P-1",), checked=[RULE.id]) == REFUSE


def test_a_first_name_of_somebody_else_is_asked_about():
    """A book that is called after a child of that name is no child; a person says so."""
    assert levels("Amelia and the Chocolate Factory", people=("P-2",)) == CONFIRM
    assert levels("Amelia", people=("P-2",), checked=[RULE.id]) == []


@pytest.mark.parametrize("shows", [Shows.WORK, Shows.PLACE, Shows.ADULTS])
def test_elsewhere_the_family_decides(shows):
    """Amelia may be named in full, Will by his first name, Oliver and Zofia not at all."""
    assert levels("by Amelia Khan", shows=shows) == []
    assert levels("by Amelia", shows=shows) == []
    assert levels("by Will Tanner", shows=shows) == REFUSE
    assert levels("by Will", shows=shows) == []
    assert levels("by Oliver Bennett", shows=shows) == REFUSE
    assert levels("by Zofia", shows=shows) == CONFIRM
    assert levels("by Zofia", shows=shows, checked=[RULE.id]) == []
    assert levels("SUMMER", shows=shows) == []


def test_work_beside_a_picture_of_pupils_is_like_one():
    """The name would stand on the page that shows the child."""
    assert levels("by Amelia Khan", shows=Shows.WORK, beside=[PUPILS]) == REFUSE
    assert levels("by Farah", shows=Shows.WORK, beside=[PUPILS]) == REFUSE
    assert levels("by Amelia", shows=Shows.WORK, beside=[PUPILS]) == CONFIRM
    assert levels("My bean", shows=Shows.WORK, beside=[PUPILS]) == []


def test_somebody_in_the_column_people_is_a_pupil():
    """Whatever the column shows says; beside work it is who made it, and nobody is seen."""
    assert levels("Amelia", shows=Shows.ADULTS, people=("P-1",)) == REFUSE
    assert levels("by Amelia", shows=Shows.WORK, people=("P-1",)) == []
    assert levels("by Oliver Bennett", shows=Shows.WORK, people=("P-1",)) == REFUSE


def test_each_name_is_told_once():
    """Though it stands on the door and on the wall."""
    assert levels("Amelia Khan", "Year 3\nAMELIA KHAN") == REFUSE
    assert levels("Amelia Khan", "Oliver Bennett") == REFUSE * 2


def test_the_finding_says_what_to_do_and_hides_the_name():
    """It leads to the picture and to its row; only a terminal at school shows the name."""
    (finding,) = found("SUMMER")
    assert "“SUMMER”" in revealed(finding.message)
    assert "SUMMER" not in masked(finding.message) + masked(finding.remedy)
    assert "x.jpg" in masked(finding.message)
    remedy = masked(finding.remedy)
    assert "Crop the picture, cover the name" in remedy
    assert "invoke photos content/albums/a --file x.jpg --checked name-in-picture" in remedy
    assert "line 7 of content/albums/a/photos.csv" in remedy
    assert finding.needle.reveal() == "albums/a/x.jpg"


@pytest.mark.parametrize("seen", [None, Seen((), None, ()), Seen((), (), None), Seen(())])
def test_a_picture_that_nobody_could_read_is_refused(seen):
    """Unless reading is switched off, or nothing is published of the picture."""
    assert unread(seen) == REFUSE
    assert unread(Seen((), (), ())) == []
    assert unread(seen, made=False) == []
    assert unread(seen, words=False) == []


def unread(seen, *, made=True, words=True):
    """The levels of what is found on a page with a picture of which `seen` is known."""
    row = Declaration("albums/a/x.jpg", Shows.PLACE)
    picture = Picture("albums/a/x.jpg", DIGEST, row, outputs=("pictures/x-480.jpg",))
    shown = Shown(PictureUse("x.jpg", "x.jpg"), picture)
    policy = replace(RECORD.knowledge.policy, pictures=Pictures(words=words))
    record = replace(
        RECORD,
        knowledge=replace(RECORD.knowledge, policy=policy),
        seen={DIGEST: seen} if seen else {},
        origins={"pictures/x-480.jpg": Origin(Made.PICTURE)} if made else {},
    )
    page = Page(Document("posts/beans.html", Kind.PAGE), shown=(shown,))
    return [finding.level for finding in check_page(page, record)]


def test_a_sure_name_has_no_way_out_by_the_column_checked():
    """Nobody is led to confirm what cannot be."""
    (finding,) = found("Amelia\nKhan")
    assert "“Amelia Khan”" in revealed(finding.message)
    assert "checked" not in masked(finding.remedy)
