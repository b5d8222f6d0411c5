from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from beans import PICTURE, everywhere, post, pupil
from PIL import Image

from safeguarding.record import BuildRecord, Face, Made, Origin, Picture, Seen
from safeguarding.school import Channel, Permission, Pupil, Register, Shows
from syndication.card_cache import CardCache
from syndication.card_photos import REACHES, permitted_photo, photo_card
from syndication.networks import NETWORKS


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


def a_card(record: BuildRecord, tree: Path) -> bytes | None:
    known = {picture.source: picture for picture in record.pictures.values()}
    photo = permitted_photo(record, post(), known)
    assert photo is not None
    kept = photo_card(record, tree, photo, CardCache(record.knowledge.project.cache / "cards"))
    return kept and kept.data


def test_a_kept_card_is_used_again_and_a_damaged_one_made_anew(
    record: BuildRecord, tmp_path: Path
) -> None:
    """The cache is believed only as far as its digest."""
    first = a_card(record, tmp_path)
    (kept,) = (tmp_path / ".safeguarding/cache/cards").iterdir()
    kept.write_bytes(b"damaged")
    assert a_card(record, tmp_path) == first
    assert kept.read_bytes() == first
    assert a_card(record, tmp_path) == first


def published(record: BuildRecord, tree: Path, data: bytes, *, digest: str = "") -> None:
    """The record of a photo of which the site publishes `data`, 1,440 pixels wide."""
    path = "pictures/0123-1440.jpg"
    (tree / "pictures").mkdir(exist_ok=True)
    (tree / path).write_bytes(data)
    photo = permitted_photo(record, post(), {})
    assert photo is not None
    record.pictures[path] = replace(photo, outputs=("pictures/0123-480.jpg", path))
    known = digest or hashlib.sha256(data).hexdigest()
    record.origins[path] = Origin(Made.PICTURE, PICTURE, known)


def blue() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (1440, 1080), "blue").save(written, "JPEG")
    return written.getvalue()


def colour(card: bytes | None) -> tuple[int, ...]:
    assert card is not None
    with Image.open(io.BytesIO(card)) as image:
        return image.convert("RGB").getpixel((600, 300))  # type: ignore[return-value]


def test_a_card_is_made_of_what_the_site_publishes(record: BuildRecord, tmp_path: Path) -> None:
    """It is quicker to open than the original."""
    published(record, tmp_path, blue())
    red, green, strong = colour(a_card(record, tmp_path))
    assert strong > 240
    assert max(red, green) < 20


def test_a_published_file_that_somebody_exchanged_is_not_used(
    record: BuildRecord, tmp_path: Path
) -> None:
    """The twin: its bytes are not those that the build made, so the original is opened."""
    published(record, tmp_path, blue(), digest="0" * 64)
    assert colour(a_card(record, tmp_path))[0] > 30


def test_an_original_that_changes_while_the_site_is_built_gives_no_card(
    record: BuildRecord, tmp_path: Path
) -> None:
    """It was another picture that somebody declared."""
    photo = permitted_photo(record, post(), {})
    assert photo is not None
    (tmp_path / "content" / PICTURE).write_bytes(blue())
    assert photo_card(record, tmp_path, photo, CardCache(tmp_path / "cards")) is None


def test_faces_that_are_known_later_make_another_card(record: BuildRecord, tmp_path: Path) -> None:
    """What is cut depends on where the heads are."""
    before = a_card(record, tmp_path)
    (digest,) = {picture.digest for picture in [permitted_photo(record, post(), {})] if picture}
    record.seen[digest] = Seen(faces=(Face(0.4, 0.01, 0.1, 0.1, strong=True),))
    assert a_card(record, tmp_path) != before


def test_only_networks_of_the_program_decide_what_a_card_reaches() -> None:
    """Every network's channel, and the website on which the card stands."""
    assert set(REACHES) == {Channel.WEBSITE, *(network.channel for network in NETWORKS)}
