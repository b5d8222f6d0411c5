from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from beans import PICTURE, post
from PIL import Image

from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Made
from safeguarding.school import Channel
from syndication.cards import Cards


class Everywhere:
    """A finder to whom every text names somebody, as surely as it is told."""

    ids: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()

    def __init__(self, certainty: Certainty) -> None:
        self._certainty = certainty

    def find(self, text: str, place: Place) -> tuple[Mention, ...]:
        del place
        return (Mention(0, 1, self._certainty, frozenset({"P-1"}), Private(text[:1])),)

    def find_unknown(self, text: str, place: Place) -> tuple[Mention, ...]:
        del text, place
        return ()

    def find_loose(self, text: str, place: Place, pupils: frozenset[str]) -> tuple[Mention, ...]:
        del text, place, pupils
        return ()


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


def test_a_post_without_a_photo_has_a_card_with_its_title(
    record: BuildRecord, tmp_path: Path
) -> None:
    """Drawn, not photographed, and described by the words that stand on it."""
    card = Cards(record, tmp_path / "tree").of(post(pictures=()))
    assert card.alt == "Our beans are growing – Cavendish Community Primary School"
    assert not card.shows_photo
    assert record.origins[card.path].made is Made.CARD
    assert card != Cards(record, tmp_path / "tree").of(None)


@pytest.mark.parametrize("certainty", list(Certainty))
def test_a_title_that_may_name_a_pupil_is_not_drawn(
    record: BuildRecord, tmp_path: Path, certainty: Certainty
) -> None:
    """However doubtful, and though the post says that nobody is meant: no rule reads pixels."""
    record.knowledge = replace(record.knowledge, names=Everywhere(certainty))
    cards = Cards(record, tmp_path / "tree")
    said = post(pictures=(), not_pupils={"beans": "the vegetable"})
    assert cards.of(said) == cards.of(None)


@pytest.mark.parametrize(
    "title", ["Beans 🌱", "Наши bеans", "فاصوليا", "", "W" * 60, "\u202e", "bean " * 200]
)
def test_a_title_that_cannot_be_drawn_is_not(
    record: BuildRecord, tmp_path: Path, title: str
) -> None:
    """Signs that the font lacks, two scripts in a word, no room: the school's name is enough."""
    cards = Cards(record, tmp_path / "tree")
    assert cards.of(post(pictures=(), title=title)) == cards.of(None)


@pytest.mark.parametrize("changes", [{"kind": "page"}, {"status": "draft"}])
def test_only_a_published_post_has_its_title_drawn(
    record: BuildRecord, tmp_path: Path, changes: dict[str, str]
) -> None:
    """Pages and drafts get the card of the school."""
    cards = Cards(record, tmp_path / "tree")
    assert cards.of(post(pictures=(), **changes)) == cards.of(None)


def test_posts_of_one_title_share_one_card(record: BuildRecord, tmp_path: Path) -> None:
    """And a card is written once for a build, read from the cache for the next."""
    cards = Cards(record, tmp_path / "tree")
    assert cards.of(post(pictures=())) == cards.of(post(pictures=(), source="b.md"))
    assert len(list((tmp_path / "tree/cards").iterdir())) == 1
    again = Cards(record, tmp_path / "other").of(post(pictures=()))
    assert again == cards.of(post(pictures=()))
    assert (tmp_path / "other" / again.path).exists()


def test_a_long_description_is_cut_after_a_word(record: BuildRecord, tmp_path: Path) -> None:
    """Networks take 420 characters; the page itself keeps all."""
    row = record.knowledge.declarations[PICTURE]
    long = replace(row, alt="Children sow beans in pots of clay. " * 20)
    record.knowledge = replace(record.knowledge, declarations={PICTURE: long})
    alt = Cards(record, tmp_path / "tree").of(post()).alt
    assert 400 < len(alt) <= 420
    assert long.alt.startswith(alt.removesuffix("…"))
    assert alt.removesuffix("…").split()[-1] in long.alt.replace(".", "").split()


def test_a_damaged_picture_gives_the_schools_card(record: BuildRecord, tmp_path: Path) -> None:
    """A file that is no picture is not shown anywhere."""
    path = tmp_path / "content" / PICTURE
    path.write_bytes(b"\xff\xd8\xff broken")
    row = record.knowledge.declarations[PICTURE]
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    known = {PICTURE: replace(row, fingerprint=fingerprint)}
    record.knowledge = replace(record.knowledge, declarations=known)
    assert not Cards(record, tmp_path / "tree").of(post()).shows_photo
