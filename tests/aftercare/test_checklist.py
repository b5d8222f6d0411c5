"""What is left for people to do is worked out from the ledger, whoever writes into it and when."""

from __future__ import annotations

import datetime as dt

from aftercare.checklist import Case, cases
from syndication.ledger import Action, Entry, Event, Ledger

SOURCE, MARK = "content/posts/beans.md", "0" * 16
OLD, NEW = "a" * 64, "b" * 64


def opened(*events: Event) -> Case:
    now = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
    entries = tuple(Entry(number, now, event) for number, event in enumerate(events, 1))
    (case,) = cases(Ledger(entries))
    return case


def told(*events: Event) -> str:
    return "\n".join(task.words for task in opened(*events).tasks)


def posted(snippet: str = OLD) -> Event:
    address = "https://x.com/cav_mcr/status/1"
    return Event(Action.POSTED, SOURCE, "beans", "twitter", address, snippet, (MARK,))


WITHDRAWN = Event(Action.WITHDRAWN, pictures=(MARK,), item="2026-11-22-abcd", role="office")
TAKEN_DOWN = Event(Action.TAKEN_DOWN, SOURCE, "beans", item="2026-11-22-abcd")


def test_a_posting_that_was_written_down_late() -> None:
    """It went out on Friday; the office withdrew on Monday; on Tuesday it is recorded."""
    approved = Event(Action.APPROVED, SOURCE, "beans", snippet=OLD, pictures=(MARK,))
    for case in (WITHDRAWN, TAKEN_DOWN):
        assert "status/1" in told(approved, case, posted())
        assert "status/1" in told(case, posted(snippet=""))


def test_a_posting_that_was_signed_again_since() -> None:
    """The family agreed once more, or the post was mended: that one may stand."""
    approved = Event(Action.APPROVED, SOURCE, "beans", snippet=NEW, pictures=(MARK,))
    for case in (WITHDRAWN, TAKEN_DOWN):
        assert "status/1" not in told(case, approved, posted(NEW))


def test_a_film_is_taken_off_youtube() -> None:
    """And Facebook is not asked to read it again."""
    film = Event(Action.WITHDRAWN, network="youtube", address="https://youtu.be/x", item="c-1")
    assert "Take the film off YouTube" in told(film)
    assert "developers.facebook.com" not in told(film)


def test_the_folder_of_withdrawn_pictures_is_named_where_there_is_one() -> None:
    """A takedown moves no picture."""
    assert ".safeguarding/withdrawn/2026-11-22-abcd" in told(WITHDRAWN)
    assert ".safeguarding/withdrawn" not in told(TAKEN_DOWN)
