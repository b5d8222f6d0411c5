"""picture-without-consent: the permission for pupils' work, where the register has one."""

import dataclasses

import pytest
from tests.school import PUPILS, REGISTER, Built

from safeguarding.permissions import permitted
from safeguarding.record import Picture
from safeguarding.school import Channel, Declaration, Permission, Register, Shows

RULE = "picture-without-consent"


def register_with(work, website):
    """Everybody gave these two answers."""
    pupils = {
        child.pupil_id: dataclasses.replace(
            child,
            work=work,
            permissions=dict.fromkeys(Channel, website),
        )
        for child in PUPILS
    }
    return Register(pupils, header=REGISTER.header)


def rules(root, register, shows=Shows.WORK, pupil="P-1"):
    built = Built(root, register=register)
    row = Declaration("albums/a/x.jpg", shows, (pupil,), alt="A pot")
    built.record.pictures["pictures/x.jpg"] = Picture("albums/a/x.jpg", "0" * 64, row)
    return built.add_post("posts/beans.html", '<img src="../pictures/x.jpg" alt="A pot">').rules()


YES, NO, GROUP = Permission.YES, Permission.NO, Permission.GROUP


@pytest.mark.parametrize(
    ("work", "website", "refused"),
    [
        (YES, YES, False),
        (YES, NO, False),
        (NO, YES, True),
        (GROUP, YES, True),
        (None, YES, False),
        (None, NO, True),
    ],
)
def test_pupils_work_has_its_own_permission(work, website, refused, tmp_path):
    """With the column it decides; without it the permission for pictures does."""
    assert (RULE in rules(tmp_path, register_with(work, website))) is refused


@pytest.mark.parametrize("shows", [Shows.PUPILS, Shows.BACKS, Shows.ADULTS, Shows.PLACE])
def test_it_opens_no_picture_of_a_child(shows, tmp_path):
    """A yes for work is none for a face."""
    assert RULE in rules(tmp_path, register_with(YES, NO), shows)


@pytest.mark.parametrize("pupil", ["P-6", "P-7", "P-8", "P-404"])
def test_its_dates_count_too(pupil, tmp_path):
    """Expired, withdrawn, never to be published, unknown."""
    assert RULE in rules(tmp_path, register_with(YES, YES), pupil=pupil)


def test_work_on_a_network_needs_both(tmp_path):
    """The picture travels with a link, so the network's own permission is asked for as well."""
    row = Declaration("albums/a/x.jpg", Shows.WORK, ("P-1",))
    for website, allowed in ((YES, True), (NO, False)):
        record = Built(tmp_path / website, register=register_with(YES, website)).record
        assert permitted(row, Channel.TWITTER, record.knowledge) is allowed
        assert permitted(row, Channel.WEBSITE, record.knowledge)
