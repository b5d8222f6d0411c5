"""Who is on the card of what stands on a network, and whether they may still be seen there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from beans import PICTURE, TODAY, pupil

from safeguarding.record import BuildRecord, Knowledge
from safeguarding.school import Channel, Permission, Register
from syndication.ledger import Action, Entry, Event, Ledger, append, read_ledger
from syndication.posted_pictures import PostedPictures, remember

NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
OTHER = "f" * 16


def entry(mark: str, network: str = "twitter", **fields: object) -> Entry:
    at = f"https://{network}.example/1"
    event = Event(Action.POSTED, "content/posts/beans.md", "beans", network, at)
    return Entry(1, NOON, replace(event, **{"pictures": (mark,), "on_card": (mark,), **fields}))


def today(record: BuildRecord, **permissions: Permission) -> Knowledge:
    """The register as the office wrote it since: what is not said is a yes."""
    said = {channel: permissions.get(channel.value, Permission.YES) for channel in Channel}
    return replace(record.knowledge, register=Register({"P-1": pupil("P-1", said)}))


def asked(knowledge: Knowledge, *entries: Entry) -> PostedPictures:
    return PostedPictures.of(knowledge, Ledger(entries))


def test_a_permission_for_one_network_that_ended(record: BuildRecord, photo: str) -> None:
    """The website may show it still; the card on Twitter has to go, that on Facebook may stay."""
    known = today(record, twitter=Permission.NO)
    posts = entry(photo), entry(photo, "facebook")
    assert asked(known, *posts).not_allowed() == (posts[0],)
    assert asked(today(record), *posts).not_allowed() == ()


def test_a_post_whose_card_shows_no_photo(record: BuildRecord, photo: str) -> None:
    """The twin: what only the page shows needs the permission for the website alone."""
    post = entry(photo, on_card=())
    assert asked(today(record, twitter=Permission.NO), post).not_allowed() == ()
    assert asked(today(record, website=Permission.NO), post).not_allowed() == (post,)


def test_a_line_that_does_not_tell_what_was_on_the_card(record: BuildRecord, photo: str) -> None:
    """A ledger of before: the photo that would have been on it counts."""
    post = entry(photo, on_card=None)
    assert asked(today(record, twitter=Permission.NO), post).not_allowed() == (post,)
    assert asked(today(record), post).not_allowed() == ()


@pytest.mark.parametrize("days", [0, 60])
def test_a_permission_that_ends_is_announced(record: BuildRecord, photo: str, days: int) -> None:
    """With the address and without a name; one that ends later is not, nor one that ended."""
    told = list(asked(ending(record, days), entry(photo)).ends_soon())
    assert len(told) == 1
    assert f"in {days} days" in told[0]
    assert "https://twitter.example/1" in told[0]
    for far in (-1, 61):
        assert list(asked(ending(record, far), entry(photo)).ends_soon()) == []


def ending(record: BuildRecord, days: int) -> Knowledge:
    known = today(record)
    child = replace(known.register.pupils["P-1"], expires_on=TODAY + dt.timedelta(days=days))
    return replace(known, register=Register({"P-1": child}))


def test_a_picture_that_left_its_album(record: BuildRecord, photo: str) -> None:
    """Who was on the card is remembered while the post stands, and forgotten after."""
    known = record.knowledge
    (known.project.content / PICTURE).unlink()
    ledger = append(known.project, entry(photo).event)
    remember(known, ledger)
    kept = known.project.state / "posted-pictures.json"
    assert kept.stat().st_mode & 0o077 == 0
    emptied = replace(today(record, facebook=Permission.NO), declarations={})
    assert asked(emptied, *ledger.entries).unknown() == ()
    assert asked(emptied, *ledger.entries).showing("P-1") == {photo}
    assert asked(emptied, *ledger.entries).not_allowed() == ()
    remember(emptied, ledger)
    emptied = replace(today(record, twitter=Permission.NO), declarations={})
    assert asked(emptied, *ledger.entries).not_allowed() == ledger.entries
    remember(emptied, append(known.project, replace(entry(photo).event, action=Action.REMOVED)))
    assert asked(emptied, *ledger.entries).showing("P-1") == frozenset()


def test_a_photo_of_which_nobody_knows_anything(record: BuildRecord, photo: str) -> None:
    """It is told, for it cannot be judged; a drawn card shows nobody."""
    post = entry(OTHER)
    assert asked(record.knowledge, post).unknown() == (post,)
    drawn = entry(OTHER, on_card=())
    assert asked(record.knowledge, drawn, entry(photo)).unknown() == ()


def test_the_memory_was_damaged(record: BuildRecord, photo: str) -> None:
    """Then nobody knows, and that is told; it is written anew from the albums."""
    known = record.knowledge
    ledger = append(known.project, entry(photo).event)
    remember(known, ledger)
    kept = known.project.state / "posted-pictures.json"
    whole = kept.read_bytes()
    for damage in (b"", b"[]", b'{"pictures": {"a": 1}}', whole[:-9]):
        kept.write_bytes(damage)
        emptied = replace(known, declarations={})
        assert asked(emptied, *ledger.entries).unknown() == ledger.entries
    remember(known, ledger)
    assert kept.read_bytes() == whole


def test_the_ledger_tells_what_is_on_a_card(record: BuildRecord, photo: str) -> None:
    """A photo, none, or nothing: each is read as it was written."""
    project = record.knowledge.project
    events = [
        replace(entry(photo).event, on_card=cards, pictures=(photo, OTHER))
        for cards in ((photo,), (), None)
    ]
    append(project, *events)
    assert [one.event for one in read_ledger(project).entries] == events
    with pytest.raises(ValueError, match="pictures"):
        replace(events[0], on_card=("0" * 16,))
