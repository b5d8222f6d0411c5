from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from beans import PICTURE, post
from PIL import Image

from safeguarding.record import BuildRecord, Made
from safeguarding.school import Channel
from syndication.cards import Cards


def test_the_card_of_a_page_without_a_post_is_the_schools(
    record: BuildRecord, tmp_path: Path
) -> None:
    """Listings get the card that shows nobody, and the record knows its bytes."""
    card = Cards(record, tmp_path / "tree").of(None)
    data = (tmp_path / "tree" / card.path).read_bytes()
    assert card.url == f"https://school.example/{card.path}"
    assert (card.width, card.height, card.shows_photo) == (1200, 630, False)
    assert card.alt == "Cavendish Community Primary School"
    assert record.origins[card.path].digest == hashlib.sha256(data).hexdigest()
    assert record.origins[card.path].made is Made.CARD
    assert card.path not in record.pictures


def test_a_photo_that_everybody_agreed_to_stands_on_the_card(
    record: BuildRecord, tmp_path: Path
) -> None:
    """The rules see who is on the card, because the record says whose photo it is."""
    card = Cards(record, tmp_path / "tree").of(post())
    assert card.shows_photo
    assert card.alt == "Hands sow beans in pots"
    assert record.pictures[card.path].source == PICTURE
    assert Channel.TWITTER in record.pictures[card.path].channels
    assert record.origins[card.path].made is Made.PICTURE
    with Image.open(tmp_path / "tree" / card.path) as image:
        assert image.size == (1200, 630)


def test_posts_without_a_photo_share_one_card(record: BuildRecord, tmp_path: Path) -> None:
    """A thousand text posts cost one picture."""
    cards = Cards(record, tmp_path / "tree")
    assert cards.of(post(pictures=())) == cards.of(None)
    assert len(list((tmp_path / "tree/cards").iterdir())) == 1


def test_a_damaged_picture_gives_the_schools_card(record: BuildRecord, tmp_path: Path) -> None:
    """A file that is no picture is not shown anywhere."""
    path = tmp_path / "content" / PICTURE
    path.write_bytes(b"\xff\xd8\xff broken")
    row = record.knowledge.declarations[PICTURE]
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    known = {PICTURE: replace(row, fingerprint=fingerprint)}
    record.knowledge = replace(record.knowledge, declarations=known)
    assert not Cards(record, tmp_path / "tree").of(post()).shows_photo
