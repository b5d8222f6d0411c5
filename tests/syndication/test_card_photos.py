from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from beans import PICTURE, everywhere, post, pupil

from safeguarding.record import BuildRecord, Picture
from safeguarding.school import Channel, Permission, Pupil, Register, Shows
from syndication.card_photos import permitted_photo, photo_card


def with_pupils(record: BuildRecord, *pupils: Pupil) -> BuildRecord:
    ids = tuple(one.pupil_id for one in pupils)
    rows = {PICTURE: replace(record.knowledge.declarations[PICTURE], people=ids)}
    register = Register({one.pupil_id: one for one in pupils})
    known = replace(record.knowledge, declarations=rows, register=register)
    return BuildRecord(known)


def shown(record: BuildRecord, **changes: object) -> bool:
    return permitted_photo(record, post(**changes), {}) is not None


def test_a_photo_that_may_be_seen_everywhere_is_used(record: BuildRecord) -> None:
    """The innocent case: declared, unchanged, agreed to on every channel."""
    assert shown(record)


@pytest.mark.parametrize("channel", [Channel.WEBSITE, Channel.TWITTER, Channel.FACEBOOK])
def test_a_no_on_any_channel_of_a_card_keeps_the_photo_off(
    record: BuildRecord, channel: Channel
) -> None:
    """A card is seen on the website, on Twitter and on Facebook."""
    agreed = {**everywhere(Permission.YES), channel: Permission.NO}
    assert not shown(with_pupils(record, pupil("P-1", agreed)))


def test_youtube_does_not_matter_to_a_card(record: BuildRecord) -> None:
    """The neighbour: a no for a channel that no card reaches."""
    agreed = {**everywhere(Permission.YES), Channel.YOUTUBE: Permission.NO}
    assert shown(with_pupils(record, pupil("P-1", agreed)))


def test_a_group_needs_as_many_different_pupils_as_the_policy_says(record: BuildRecord) -> None:
    """Four are a group; three, or one of them written twice, are not."""
    pupils = [pupil(f"P-{number}", everywhere(Permission.GROUP)) for number in range(4)]
    assert shown(with_pupils(record, *pupils))
    assert not shown(with_pupils(record, *pupils[:3], pupils[0]))


def test_one_who_expired_keeps_the_photo_off(record: BuildRecord) -> None:
    """A permission counts only while it is in force."""
    expired = replace(pupil("P-1", everywhere(Permission.YES)), expires_on=dt.date(2026, 5, 31))
    assert not shown(with_pupils(record, expired))


def test_an_unknown_pupil_keeps_the_photo_off(record: BuildRecord) -> None:
    """An id that is not in the register is nobody's permission."""
    record.knowledge = replace(record.knowledge, register=Register({}))
    assert not shown(record)


def test_pupils_whom_nobody_listed_keep_the_photo_off(record: BuildRecord) -> None:
    """Pupils are shown, but nobody says which."""
    assert not shown(with_pupils(record))


def test_a_photo_of_nobody_is_used(record: BuildRecord) -> None:
    """The neighbour: a place, with nobody in it."""
    rows = {PICTURE: replace(record.knowledge.declarations[PICTURE], people=(), shows=Shows.PLACE)}
    record.knowledge = replace(record.knowledge, declarations=rows)
    assert shown(record)


@pytest.mark.parametrize(
    ("credit", "licence", "used"),
    [
        ("", "", True),
        ("A. Maker", "CC0-1.0", True),
        ("A. Maker", "public-domain", True),
        ("A. Maker", "CC-BY-4.0", False),
        ("A. Maker", "", False),
        ("", "CC-BY-4.0", False),
    ],
)
def test_a_photo_whose_maker_must_be_named_is_not_used(
    record: BuildRecord, credit: str, licence: str, *, used: bool
) -> None:
    """On a network the card stands without the line that names its maker."""
    row = replace(record.knowledge.declarations[PICTURE], credit=credit, licence=licence)
    record.knowledge = replace(record.knowledge, declarations={PICTURE: row})
    assert shown(record) is used


def test_an_undeclared_photo_is_not_used(record: BuildRecord) -> None:
    """No row, or a row that nobody confirmed for these bytes."""
    row = record.knowledge.declarations[PICTURE]
    record.knowledge = replace(record.knowledge, declarations={})
    assert not shown(record)
    rows = {PICTURE: replace(row, fingerprint="")}
    record.knowledge = replace(record.knowledge, declarations=rows)
    assert not shown(record)


def test_a_photo_whose_bytes_changed_is_not_used(record: BuildRecord, tmp_path: Path) -> None:
    """Another picture under the same name was never declared."""
    path = tmp_path / "content" / PICTURE
    path.write_bytes(path.read_bytes() + b"x")
    assert not shown(record)
    changed = Picture(PICTURE, "0" * 64, record.knowledge.declarations[PICTURE], changed=True)
    assert permitted_photo(record, post(), {PICTURE: changed}) is None


def test_a_draft_has_no_photo_on_its_card(record: BuildRecord) -> None:
    """Nothing of a draft goes anywhere."""
    assert not shown(record, status="draft")


@pytest.mark.parametrize(
    "written",
    ["{static}/albums/beans/IMG_1.jpg", "albums/beans/IMG_1.jpg", "../albums/beans/IMG_1.jpg"],
)
def test_a_post_may_choose_the_photo(record: BuildRecord, written: str) -> None:
    """`Card:` takes the address as a post writes it."""
    assert shown(record, pictures=(), fields={"card": written})


def test_a_kept_card_is_used_again_and_a_damaged_one_made_anew(
    record: BuildRecord, tmp_path: Path
) -> None:
    """The cache is believed only as far as its digest."""
    photo = permitted_photo(record, post(), {})
    assert photo is not None
    first = photo_card(record.knowledge.project, photo)
    (kept,) = (tmp_path / ".safeguarding/cache/cards").iterdir()
    kept.write_bytes(b"damaged")
    assert photo_card(record.knowledge.project, photo) == first
    assert kept.read_bytes() == first
    assert photo_card(record.knowledge.project, photo) == first
