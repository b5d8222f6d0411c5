"""The pages that the school's policy asks for, built from the demo and as Chromium prints them."""

from __future__ import annotations

import datetime as dt
import re

import pikepdf
import pytest
from selectolax.lexbor import LexborHTMLParser

from safeguarding.policy_reader import read_policy
from tests.chromium import needs_chromium
from tests.demo_site import build, copy_of_the_built

POLICY_PAGES = ("social-media-policy", "staff-guidance", "comments")


def text_of(site, page):
    tree = LexborHTMLParser((site / f"{page}.html").read_text(encoding="utf-8"))
    words = " ".join(tree.css_first("main").text(separator=" ").split())
    return words.replace(" .", ".")


def set_policy(project, **values):
    """Write `[policy]` of policy.toml anew."""
    path = project / "policy.toml"
    lines = "".join(f'{key} = "{value}"\n' for key, value in values.items())
    text = re.sub(
        r"(?ms)^\[policy\].*?^\[levels\]",
        f"[policy]\n{lines}\n[levels]",
        path.read_text(encoding="utf-8"),
    )
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def project(demo, tmp_path_factory):
    return copy_of_the_built(demo, tmp_path_factory.mktemp("pages") / "school")


@pytest.fixture(scope="module")
def site(demo):
    return demo / "output"


@pytest.mark.parametrize("page", POLICY_PAGES)
def test_blank_dates_mean_a_draft(site, page):
    """It is labelled, and stops nothing."""
    assert "Draft Governors have not agreed this policy yet." in text_of(site, page)
    assert "Version" not in text_of(site, page)


def test_an_agreed_policy_says_its_version_and_dates(project):
    """On each of its pages."""
    due = dt.date.today().year + 1  # noqa: DTZ011 - a year, far enough from any day's end
    set_policy(
        project, status="agreed", version="2.1", agreed_on="2026-09-01", review_due=f"{due}-12-01"
    )
    site = build(project)
    wanted = (
        f"Version 2.1. Agreed by governors on 1 September 2026. To be reviewed by 1 December {due}."
    )
    for page in POLICY_PAGES:
        assert wanted in text_of(site, page)
        assert "Draft" not in text_of(site, page)


def test_a_version_may_be_blank(project):
    """An older policy.toml has none."""
    set_policy(project, status="draft")
    assert read_policy(project / "policy.toml").document.version == ""


def test_the_comments_page_says_why_and_what(site):
    """S8: none here; deleted and blocked on the networks."""
    words = text_of(site, "comments")
    assert "There are no comments here" in words
    assert "A comment is deleted, and whoever wrote it may be blocked" in words


def test_the_ages_are_told(site):
    """S9: the page stands at the foot of every page."""
    assert "13" in text_of(site, "how-old-must-you-be")
    for page in site.rglob("*.html"):
        assert "how-old-must-you-be.html" in page.read_text(encoding="utf-8")


def test_the_accounts_are_those_of_the_policy(site, project):
    """N5: on their own page and in the footer, from policy.toml alone."""
    accounts = read_policy(project / "policy.toml").accounts
    tree = LexborHTMLParser((site / "our-accounts.html").read_text(encoding="utf-8"))
    listed = [link.attributes["href"] for link in tree.css("main .contacts a")]
    assert listed == [account.url for account in accounts]
    footer = {link.attributes["href"] for link in tree.css("footer a")}
    assert set(listed) < footer


def test_the_guidance_has_all_seven_points(site):
    """P1 to P7, and no surveillance."""
    words = text_of(site, "staff-guidance")
    assert re.findall(r"P[1-7]\.", words) == [f"P{number}." for number in range(1, 8)]
    assert "nobody looks at your accounts" in " ".join(
        (site / "staff-guidance.html").read_text(encoding="utf-8").split()
    )


@needs_chromium
def test_the_guidance_prints_on_one_page(site, tmp_path, browser):
    """A4, without menus and footers."""
    printed = tmp_path / "guidance.pdf"
    page = browser.new_page()
    page.goto((site / "staff-guidance.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    page.pdf(path=str(printed), format="A4", prefer_css_page_size=True)
    page.close()
    with pikepdf.open(printed) as pdf:
        assert len(pdf.pages) == 1
