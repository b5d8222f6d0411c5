"""Codes in pictures: only the address of a trusted website without a key in it passes."""

from dataclasses import replace

import pytest
from tests.rules.one_page import RECORD

from safeguarding.documents import Document, Kind, PictureUse
from safeguarding.pages import Page, Shown
from safeguarding.private import masked
from safeguarding.record import Picture, Seen
from safeguarding.rules.code_in_picture import check_page
from safeguarding.school import Declaration, Shows

DIGEST = "c" * 64


def found(*codes):
    """The findings on a page with one picture in which the codes were read."""
    row = Declaration("albums/a/x.jpg", Shows.PLACE)
    shown = Shown(PictureUse("x.jpg", "x.jpg"), Picture("albums/a/x.jpg", DIGEST, row))
    page = Page(Document("posts/beans.html", Kind.PAGE), shown=(shown,))
    return list(check_page(page, replace(RECORD, seen={DIGEST: Seen((), (), codes)})))


@pytest.mark.parametrize(
    "code",
    [
        "https://www.nhs.uk/healthy-food",
        "HTTPS://WWW.NHS.UK/FIVE-A-DAY",
        "http://nhs.uk",
        "www.nhs.uk/live-well/",
        "https://www.gov.uk/key-stage-2?page=3",
        "https://x.com/test_school",
        "https://blog.school.example/posts/our-beans.html",
    ],
)
def test_a_trusted_address_passes(code):
    """A leaflet, the school's own website, its own account."""
    assert found(code) == []


@pytest.mark.parametrize(
    "code",
    [
        "https://beans.example/",
        "https://evil-nhs.uk/",
        "https://bit.ly/3xYz",
        "https://nhs.uk@beans.example/",
        "https://www.nhs.uk/login",
        "https://www.nhs.uk/start?token=abc",
        "https://www.nhs.uk/q/8fK2mQ9zT1",
        "https://www.nhs.uk/p?student=20260042",
        "8fK2mQ9zT1",
        "P-1",
        "Well done!",
        "BEGIN:VCARD\nFN:Somebody\nEND:VCARD",
        "WIFI:S:School;T:WPA;P:secret;;",
        "mailto:office@nhs.uk",
        "tel:+441614960123",
        "otpauth://totp/nhs.uk?secret=ABC",
        "javascript:alert(1)",
        "https://www.nhs.uk/a https://beans.example/",
        "",
    ],
)
def test_anything_else_is_refused(code):
    """Unknown places, keys, logins, contacts, and codes that say who knows what."""
    (finding,) = found(code)
    assert finding.rule == "code-in-picture"
    assert finding.needle.reveal() == "albums/a/x.jpg"


def test_the_report_does_not_say_what_the_code_says():
    """It may be a key."""
    (finding,) = found("https://www.nhs.uk/q/8fK2mQ9zT1")
    assert "8fK2mQ9zT1" not in masked(finding.message) + masked(finding.remedy)


def test_each_code_is_looked_at():
    """One that is trusted does not cover the other."""
    assert len(found("https://www.nhs.uk/", "P-1", "P-2")) == 2
