"""Titles become addresses and stand in pages in the order of their letters."""

import pytest

from tests.small_school import SmallSchool


@pytest.fixture(name="small")
def small_school(tmp_path):
    return SmallSchool(tmp_path / "school")


def test_a_title_of_which_no_address_can_be_made(small):
    """It would be a file called “.html”, which hosts hide; with a slug, or a word, it is a page."""
    small.post("beans", "They grow.", title="🌱🌱")
    (finding,) = [f for f in small.findings() if f.stops_the_build]
    assert (finding.rule, finding.source) == ("source-not-read", "content/posts/beans.md")
    assert "no letter or digit" in str(finding.message)
    small.post("beans", "They grow.", title="🌱🌱", Slug="beans")
    assert small.refusal() == set()
    small.post("beans", "They grow.", title="🌱 Beans")
    assert small.refusal() == set()
    assert not list(small.output.rglob(".html"))


def test_an_unfinished_draft_may_have_any_title(small):
    """The twin: it is no page yet."""
    small.post("beans", "They grow.", title="🌱🌱", Status="draft")
    assert small.refusal() == set()


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("\u202esnaeb ruO", "snaeb ruO"),
        ("Our \u202bحديقة\u202c grows", "Our حديقة grows"),
        ("Our \u2067حديقة\u2069 grows", "Our \u2067حديقة\u2069 grows"),
    ],
)
def test_nothing_turns_a_title_about(small, title, published):
    """Overrides are taken out wherever it is published; isolates of Arabic words stay."""
    small.post("beans", "They grow.", title=title, Slug="beans")
    small.build()
    texts = {
        p.name: p.read_text() for p in small.output.rglob("*") if p.suffix in (".html", ".xml")
    }
    assert all(published in texts[name] for name in ("index.html", "beans.html", "all.atom.xml"))
    assert not any(
        mark in text for mark in "\u202a\u202b\u202c\u202d\u202e" for text in texts.values()
    )
