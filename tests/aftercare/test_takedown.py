"""A post is taken down: it alone leaves the website, and its text stays for the teacher."""

from __future__ import annotations

import json

import pytest

from aftercare.checklist import cases
from aftercare.known import open_standing
from aftercare.takedown import as_draft, source_meant, take_down
from safeguarding.errors import ConfigurationError
from safeguarding.private import revealed
from syndication.ledger import Action, Event, append, read_ledger
from syndication.signoffs import every_signoff, read_signoffs


def test_the_post_leaves_the_website(school) -> None:
    """Page, listing and snippet are gone with the next build; the others are as they were."""
    append(
        school.project,
        Event(Action.POSTED, "content/posts/jars.md", "our-jars", "twitter", "https://x.com/a/1"),
        Event(Action.POSTED, "content/posts/trip.md", "our-trip", "twitter", "https://x.com/a/2"),
    )
    case = take_down("content/posts/jars.md", open_standing(school.project))
    school.build()
    pages = {path: path.read_text() for path in school.output.rglob("*.html")}
    assert not any("Our jars" in text for text in pages.values())
    assert any("Our trip" in text for text in pages.values())
    text = (school.root / "content/posts/jars.md").read_text()
    assert "Status: draft" in text
    assert "Hands hold a jar" in text
    (opened,) = cases(read_ledger(school.project))
    told = " ".join(task.words for task in opened.open_tasks)
    assert opened.number == case
    assert "https://x.com/a/1" in told
    assert "https://x.com/a/2" not in told


def test_what_was_signed_of_it_is_void(school) -> None:
    """Its own sign-off goes where nothing is released; that of another post stays."""
    for slug in ("jars", "trip"):
        signed = json.dumps({"source": f"content/posts/{slug}.md"})
        school.write(f"signoffs/our-{slug}.json", signed)
        school.write(f"signoffs/our-{slug}.json.minisig", f"signature of {slug}")
    take_down("content/posts/jars.md", open_standing(school.project))
    assert set(read_signoffs(school.project)) == {"content/posts/trip.md"}
    assert set(every_signoff(school.project)) == {"content/posts/jars.md", "content/posts/trip.md"}


@pytest.mark.parametrize("said", ["jars", "our-jars", "content/posts/jars.md", "jars.md"])
def test_a_post_may_be_named_in_many_ways(school, said: str) -> None:
    """By its file, its path or its address."""
    assert source_meant(said, open_standing(school.project)) == "content/posts/jars.md"


@pytest.mark.parametrize("name", ["=oats.md", "our oats.markdown"])
def test_a_file_of_any_name(school, name: str) -> None:
    """Whatever Pelican reads as Markdown, and whatever a spreadsheet would make of the name."""
    path = school.root / "content/posts" / name
    path.write_text("Title: Our oats\nDate: 2026-10-02\nCategory: News\n\nText.\n")
    standing = open_standing(school.project)
    take_down(source_meant(path.stem, standing), standing)
    assert "Status: draft" in path.read_text()


def test_a_post_that_is_not_there(school) -> None:
    """The nearest name is offered."""
    with pytest.raises(ConfigurationError) as unknown:
        source_meant("jarrs", open_standing(school.project))
    assert "There is no post “jarrs”. Did you mean “jars”?" in map(revealed, unknown.value.lines)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Title: A\n\nText", "Title: A\nStatus: draft\n\nText"),
        ("Title: A\nSTATUS : published\n\nText", "Title: A\nStatus: draft\n\nText"),
        ("Title: A\r\nDate: x\r\n\r\nText", "Title: A\nStatus: draft\r\nDate: x\r\n\r\nText"),
        ("Title: A\n\nStatus: published", "Title: A\nStatus: draft\n\nStatus: published"),
    ],
)
def test_the_head_says_draft(text: str, draft: str) -> None:
    """Only the head is touched: a line in the text may look like one of it."""
    assert as_draft(text).replace("\r", "") == draft.replace("\r", "")


def test_a_post_without_a_head() -> None:
    """What cannot be made a draft is said, with another way."""
    with pytest.raises(ConfigurationError, match="Move its file"):
        as_draft("Just text\n\nand more")
