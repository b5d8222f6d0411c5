from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.photos.photo_site import phone_photo

from photos.cache import Made, PictureCache
from photos.decode import decode
from photos.encode import encode
from photos.hearing import Heard
from photos.traces import Told

DIGEST, OTHER = "a" * 64, "b" * 64
HEARD = Heard(Told(place=True, people=2), ((0, 900), (5_000, 5_600)))


@pytest.fixture(scope="module")
def made() -> Made:
    return Made(encode(decode(phone_photo(), ".jpg", 1440).image), HEARD)


@pytest.fixture
def cache(tmp_path: Path, made: Made) -> PictureCache:
    cache = PictureCache(tmp_path, "recipe 1")
    cache.put(DIGEST, made)
    return cache


def entry(folder: Path) -> Path:
    return next(folder.glob("*.pictures"))


def test_what_was_made_comes_back_whole(cache: PictureCache, made: Made):
    """Pictures, sizes and what was heard of the original."""
    assert cache.get(DIGEST) == made


def test_nothing_is_known_of_another_original_or_recipe(cache: PictureCache, tmp_path: Path):
    """Neither of them may be shown these pixels."""
    assert cache.get(OTHER) is None
    assert PictureCache(tmp_path, "recipe 2").get(DIGEST) is None


def test_an_entry_under_another_name_is_not_believed(cache: PictureCache, tmp_path: Path):
    """A mixed-up folder must not put one child's photo in another's place."""
    entry(tmp_path).rename(tmp_path / entry(tmp_path).name.replace(DIGEST, OTHER))
    assert cache.get(OTHER) is None


def test_what_was_heard_is_added_to_what_was_made(cache: PictureCache, made: Made):
    """When an original had to be read again; nothing is made of nothing."""
    cache.put(DIGEST, replace(made, heard=None))
    assert cache.get(DIGEST) == replace(made, heard=None)
    cache.remember(DIGEST, HEARD)
    assert cache.get(DIGEST) == made
    cache.remember(OTHER, HEARD)
    assert cache.get(OTHER) is None


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_damaged_entry_is_dropped(cache: PictureCache, tmp_path: Path, share: float):
    """One bit is enough, in the index or in any picture."""
    path = entry(tmp_path)
    data = bytearray(path.read_bytes())
    data[int(share * len(data))] ^= 1
    path.write_bytes(data)
    assert cache.get(DIGEST) is None
    assert not path.exists()


@pytest.mark.parametrize("left", [0, 10, 70, 300, 5000])
def test_a_half_written_entry_is_dropped(cache: PictureCache, tmp_path: Path, left: int):
    """As after a full disk or a power cut."""
    path = entry(tmp_path)
    path.write_bytes(path.read_bytes()[:left])
    assert cache.get(DIGEST) is None


def test_a_withdrawn_picture_can_be_forgotten(cache: PictureCache, made: Made, tmp_path: Path):
    """By every recipe, and no other picture with it."""
    PictureCache(tmp_path, "recipe 2").put(DIGEST, made)
    cache.put(OTHER, made)
    cache.forget(DIGEST)
    assert cache.get(DIGEST) is None
    assert PictureCache(tmp_path, "recipe 2").get(DIGEST) is None
    assert cache.get(OTHER) == made


def test_what_no_build_uses_goes_after_two_weeks(cache: PictureCache, made: Made, tmp_path: Path):
    """So a photo that was taken off the site does not stay behind for ever."""
    cache.put(OTHER, made)
    old = time.time() - 15 * 86_400
    os.utime(entry(tmp_path), (old, old))
    cache.forget_unused()
    assert len(list(tmp_path.glob("*.pictures"))) == 1


def test_what_is_used_stays(cache: PictureCache, made: Made, tmp_path: Path):
    """Being used counts, however long ago it was made."""
    old = time.time() - 15 * 86_400
    os.utime(entry(tmp_path), (old, old))
    assert cache.get(DIGEST) == made
    cache.forget_unused()
    assert cache.get(DIGEST) == made
