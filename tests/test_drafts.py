"""Drafts are looked at by who checks or previews, and stop nobody else from going out."""

import pytest

from safeguarding.errors import ConfigurationError
from tests.small_school import phone_photo

LEAKS = {
    "script": "<script>alert(1)</script>",
    "name": "Well done, Oliver Bennett.",
    "link": "[Nowhere](nowhere.html)",
    "undeclared picture": "![A garden]({static}/albums/beans/new.jpg)",
    "damaged picture": "![A garden]({static}/albums/beans/broken.jpg)",
    "gallery": "[gallery:beans]",
    "table": "[Plan]({static}/downloads/plan.csv)",
}


@pytest.fixture
def supplied(small):
    """A school with files that nobody shows yet."""
    small.write("content/albums/beans/new.jpg", phone_photo())
    small.write("content/albums/beans/broken.jpg", b"no picture")
    small.write("content/downloads/plan.csv", "day,lesson\n")
    return small


def kept(school):
    """What `check` and `serve` look at."""
    return school.build(promote=False, drafts=True)


def to_mend(school):
    """The rules that stop what is looked at, or a draft in it."""
    found = kept(school).inspection.findings
    return {finding.rule for finding in found if finding.level.stops_the_build}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_in_a_draft_is_told_and_refuses_nothing(supplied, leak):
    """Twin: the same leak in a post that goes out is refused by both."""
    supplied.post("plans", LEAKS[leak], title="Our plans", Status="draft")
    supplied.build()
    outcome = kept(supplied)
    told = [f for f in outcome.inspection.findings if f.level.stops_the_build]
    assert told
    assert all(finding.draft for finding in told)
    supplied.post("plans", LEAKS[leak], title="Our plans")
    assert supplied.refusal()
    assert supplied.refusal(promote=False, drafts=True) == supplied.refusal()


def test_a_draft_is_only_in_the_tree_that_is_looked_at(small, tmp_path):
    """The preview shows it; neither output nor feed nor front page knows of it."""
    small.post("plans", "We plan a pond.", title="Our plans", Status="draft")
    preview = tmp_path / "preview"
    small.build(promote=False, drafts=True, preview=preview)
    assert "We plan a pond" in (preview / "drafts/our-plans.html").read_text()
    assert "Our plans" not in (preview / "index.html").read_text()
    small.build()
    assert not any("pond" in path.read_text() for path in small.output.rglob("*.html"))


def test_a_shared_leak_is_that_of_the_published_post(small):
    """A finding on both a draft and a published page refuses."""
    small.write("content/albums/beans/new.jpg", phone_photo())
    picture = "![A garden]({static}/albums/beans/new.jpg)"
    small.post("a-plan", picture, title="Our plans", Status="draft")
    small.post("beans", picture)
    assert "picture-undeclared" in small.refusal(promote=False, drafts=True)


def test_a_link_to_a_draft_is_broken_in_both(small):
    """What is only there to be looked at is no page of the site; a draft may link to a draft."""
    small.post("plans", "We plan a pond.", title="Our plans", Status="draft")
    small.post("more", "[Plans]({filename}plans.md)", title="More plans", Status="draft")
    assert to_mend(small) == set()
    small.post("beans", "[Plans]({filename}plans.md)")
    assert "broken-link" in small.refusal()
    assert "broken-link" in small.refusal(promote=False, drafts=True)


def test_what_comes_with_a_draft_is_no_broken_link(small):
    """The page of its category and its tag will be there; what it leads to besides must be."""
    small.post("plans", "A.", title="Our plans", Status="draft", Category="Trips", Tags="frogs")
    assert to_mend(small) == set()
    small.post("plans", "[Frogs](../tag/frogs.html)", title="Our plans", Status="draft")
    assert to_mend(small) == {"broken-link"}


def test_drafts_take_nobodys_address(small):
    """Two of one title, one without a date, one that wants the address of the front page."""
    small.post("plans", "A.", title="Our plans", Status="draft")
    small.post("plans-2", "B.", title="Our plans", Status="draft", Save_as="index.html")
    small.write("content/pages/plans.md", "Title: Our plans\nStatus: draft\n\nC.\n")
    small.write("content/posts/undated.md", "Title: Some day\nStatus: draft\n\nD.\n")
    assert to_mend(small) == set()
    outcome = kept(small)
    drafts = {p.output for p in outcome.record.posts.values() if p.status == "draft"}
    assert drafts == {
        "drafts/our-plans.html",
        "drafts/our-plans-2.html",
        "drafts/pages/our-plans.html",
        "drafts/some-day.html",
    }


def test_a_tree_with_drafts_is_never_put_in_place(small):
    """Whoever asks for both has made a mistake."""
    small.build()
    before = small.snapshot()
    with pytest.raises(ConfigurationError):
        small.build(drafts=True)
    assert small.snapshot() == before
