"""A post with `Publish_after` waits for its day, and is published by the first build after it."""

import datetime as dt

import pytest

from safeguarding.dates import in_words
from safeguarding.school_day import today
from safeguarding.waiting import told, waits_until

DAY = dt.date(2026, 11, 20)
TRIP = "Year 3 will be at Chester Zoo on {}."


def write(small, day, text="We saw the otters.", **head):
    small.post("zoo", text, title="Otters", Publish_after=day.isoformat(), **head)


def published(small):
    return any("otters" in path for path in small.snapshot())


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2026-11-21", dt.date(2026, 11, 21)),
        ("21/11/2026", dt.date(2026, 11, 21)),
        ("2026-11-20", None),
        ("2026-11-19", None),
    ],
)
def test_a_text_waits_until_its_day_has_come(given, wanted):
    """It waits up to the day before, not on the day itself."""
    assert waits_until({"publish_after": given}, DAY) == wanted


def test_a_text_without_the_line_waits_for_nothing():
    """The line may be missing."""
    assert waits_until({}, DAY) is None


@pytest.mark.parametrize("given", ["soon", "", "2026-13-01", "5 December"])
def test_a_day_that_cannot_be_read_is_no_day(given):
    """A guess could publish too soon."""
    with pytest.raises(ValueError, match=r"."):
        waits_until({"publish_after": given}, DAY)


def test_the_note_lists_what_waits():
    """One sentence for one post or many."""
    assert told({"a.md": DAY}) == "1 post waits for its day (a.md: 20 November 2026)."
    assert told({"b.md": DAY, "a.md": DAY}).startswith("2 posts wait (a.md: 20 November 2026; b")


@pytest.mark.parametrize("status", ["published", "hidden"])
def test_a_post_is_held_back_and_then_released(small, status):
    """Held: in no file of the site, told in a note. Its day come, the same build publishes it."""
    later = today() + dt.timedelta(days=9)
    write(small, later, Status=status)
    outcome = small.build()
    assert not published(small)
    assert "Otters" not in (small.output / "index.html").read_text()
    note = f"1 post waits for its day (content/posts/zoo.md: {in_words(later)})."
    assert note in outcome.record.notes
    write(small, today(), Status=status)
    small.build()
    assert published(small)


def test_a_page_is_held_back_too(small):
    """Pages wait as posts do."""
    later = today() + dt.timedelta(days=9)
    head = f"Title: Our otters\nSlug: otters\nPublish_after: {later.isoformat()}\n\nText.\n"
    small.write("content/pages/otters.md", head)
    small.build()
    assert not published(small)


def test_an_unreadable_day_stops_the_build(small):
    """Twin: a day that can be read."""
    small.post("zoo", "We saw the otters.", Publish_after="soon")
    assert "source-not-read" in small.refusal()
    small.post("zoo", "We saw the otters.", Publish_after=today().isoformat())
    assert small.refusal() == set()


def test_what_waits_tells_nothing_of_the_journey(small):
    """Twin: the same post without the line is told of."""
    trip = today() + dt.timedelta(days=9)
    text = TRIP.format(in_words(trip))
    small.post("zoo", text, title="A day out", Date=today().isoformat())
    assert "whereabouts" in {finding.rule for finding in small.findings()}
    after = trip + dt.timedelta(days=1)
    write(small, after, text, Date=today().isoformat())
    assert "whereabouts" not in {finding.rule for finding in small.findings()}
