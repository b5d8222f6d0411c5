"""Of two posts that belong together, one names and the other shows: both are told, with a line."""

import pytest
from tests.small_school import SmallSchool

PUPILS = {"shows": "pupils", "people": "P-DEMO-001;P-DEMO-006"}


@pytest.fixture(name="small")
def small_school(tmp_path):
    return SmallSchool(tmp_path / "school")


def told(small):
    return {f.source: f for f in small.findings() if f.rule == "same-event"}


def showing(small, **head):
    small.post(
        "match", f"Who won?\n\n![Two children]({small.photo(**PUPILS)})", Slug="match", **head
    )


@pytest.mark.parametrize("event", ["Chess cup", "chess  CUP"])
def test_one_event(small, event):
    """Letter case and spaces do not tell two events apart."""
    showing(small, Event="Chess cup")
    small.post("winners", "They tried.\n\nAmelia Khan won.", title="Winners", Event=event)
    found = told(small)
    assert list(found) == ["content/posts/winners.md", "content/posts/match.md"]
    for finding, words in zip(found.values(), ("Amelia Khan", "beans.jpg"), strict=True):
        lines = (small.root / finding.source).read_text().splitlines()
        assert words in lines[finding.line - 1]


@pytest.mark.parametrize(
    "link",
    [
        "[The match]({filename}match.md)",
        '<a href="{filename}match.md">The match</a>',
        "[The match](https://blog.cavendish-primary.example/posts/match.html)",
    ],
)
def test_a_link_in_either_direction(small, link):
    """A link of the text itself counts, however it is written."""
    showing(small)
    small.post("winners", f"Amelia Khan won. {link}", title="Winners")
    assert set(told(small)) == {"content/posts/match.md", "content/posts/winners.md"}


def test_menus_and_neighbours_do_not_count(small):
    """Posts that only follow each other are two matters, and other events are other events."""
    showing(small, Event="Chess cup")
    small.post("winners", "Amelia Khan won.", title="Winners", Event="Science week")
    small.post("more", "[The match]({filename}match.md) was close.", title="More")
    assert told(small) == {}
