"""The demo school's albums: real photographs with everything that must vanish."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import piexif
import pytest

from safeguarding.policy_reader import read_policy
from tests.demo_site import ROOT

ALBUMS = ROOT / "content" / "albums"
PHOTOS = sorted(path for path in ALBUMS.glob("*/*") if path.suffix.lower() in {".jpg", ".jpeg"})


def row_of(photo: Path) -> dict[str, str]:
    with (photo.parent / "photos.csv").open(encoding="utf-8", newline="") as table:
        return next(row for row in csv.DictReader(table) if row["file"] == photo.name)


def test_there_are_enough_photos_to_show_what_the_program_does() -> None:
    """At least three albums with twelve photos, small enough for a repository."""
    assert len(PHOTOS) >= 12
    assert len({photo.parent for photo in PHOTOS}) >= 3
    assert sum(photo.stat().st_size for photo in PHOTOS) <= 4_000_000


def test_the_photos_were_held_in_several_ways() -> None:
    """Phones store pixels as the sensor saw them; upright, upside down and both sides occur."""
    held = {piexif.load(str(photo))["0th"][piexif.ImageIFD.Orientation] for photo in PHOTOS}
    assert held == {1, 3, 6, 8}


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo.name)
def test_each_photo_tells_where_it_was_taken(photo: Path) -> None:
    """Otherwise the demo could not show that the published picture does not."""
    place = piexif.load(str(photo))["GPS"]
    assert {piexif.GPSIFD.GPSLatitude, piexif.GPSIFD.GPSLongitude} <= set(place)


@pytest.mark.parametrize("photo", PHOTOS, ids=lambda photo: photo.name)
def test_each_photo_is_declared_with_its_source_and_licence(photo: Path) -> None:
    """The row fits the file's bytes, describes the picture, and names a licence on the list."""
    row = row_of(photo)
    assert row["fingerprint"] == hashlib.sha256(photo.read_bytes()).hexdigest()[:16]
    assert len(row["alt"]) > 20
    assert row["credit"]
    assert row["licence"] in read_policy(ROOT / "policy.toml").pictures.licences
