from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from photos.decode import MAX_BYTES, PictureError
from photos.digests import Digests


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def settled(path: Path) -> None:
    """Waits until the file is old enough to be remembered (its change time cannot be set)."""
    while time.time_ns() - path.stat().st_ctime_ns <= 2_000_000_000:
        time.sleep(0.1)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"one")
    return path


def test_an_untouched_file_is_not_read_again(photo: Path, tmp_path: Path):
    """What was seen is remembered between builds."""
    settled(photo)
    first = Digests(tmp_path / "digests.json")
    assert first.of(photo) == sha(b"one")
    first.save()
    began = time.perf_counter()
    assert Digests(tmp_path / "digests.json").of(photo) == sha(b"one")
    assert time.perf_counter() - began < 0.05
    assert str(photo) in (tmp_path / "digests.json").read_text()


def test_a_file_with_the_same_size_and_date_but_other_bytes_is_read(photo: Path, tmp_path: Path):
    """Programs that keep the date cannot pass another photo off as the one that was seen."""
    settled(photo)
    first = Digests(tmp_path / "digests.json")
    first.of(photo)
    first.save()
    before = photo.stat()
    photo.write_bytes(b"two")
    os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Digests(tmp_path / "digests.json").of(photo) == sha(b"two")


def test_a_file_that_was_replaced_is_read(photo: Path, tmp_path: Path):
    """Another file under the same name, with the same size and date."""
    settled(photo)
    first = Digests(tmp_path / "digests.json")
    first.of(photo)
    first.save()
    before = photo.stat()
    fresh = tmp_path / "fresh"
    fresh.write_bytes(b"two")
    os.utime(fresh, ns=(before.st_atime_ns, before.st_mtime_ns))
    fresh.replace(photo)
    assert Digests(tmp_path / "digests.json").of(photo) == sha(b"two")


def test_a_file_that_was_just_written_is_not_remembered(photo: Path, tmp_path: Path):
    """It could be written again within the same tick of the clock."""
    first = Digests(tmp_path / "digests.json")
    first.of(photo)
    first.save()
    assert not (tmp_path / "digests.json").exists()


def test_a_damaged_memory_is_forgotten(photo: Path, tmp_path: Path):
    """One wrong digit must not make a photo another."""
    settled(photo)
    memory = tmp_path / "digests.json"
    first = Digests(memory)
    first.of(photo)
    first.save()
    text = memory.read_text()
    memory.write_text(text.replace(sha(b"one"), sha(b"two")))
    assert Digests(memory).of(photo) == sha(b"one")


def test_a_monstrous_file_is_refused_before_it_fills_the_memory(tmp_path: Path):
    """Its neighbour, the ordinary photo, is read."""
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(PictureError, match="larger"):
        Digests(tmp_path / "digests.json").of(large)


@pytest.fixture
def known(photo: Path, tmp_path: Path) -> Digests:
    """A build that has seen the photo, which nobody touched for a while."""
    photo.write_bytes(b"abcdefghij")
    settled(photo)
    digests = Digests(tmp_path / "digests.json")
    digests.of(photo)
    return digests


PARTS = ((0, 2), (4, 6), (9, 10))


def test_parts_of_a_file_are_read_where_its_stamp_vouches_for_them(known: Digests, photo: Path):
    """One behind the other, and no more than there is."""
    digest = sha(b"abcdefghij")
    assert known.parts(photo, digest, PARTS) == b"abefj"
    assert known.parts(photo, digest, ()) == b""
    assert known.parts(photo, digest, ((8, 99),)) == b"ij"


def test_no_part_is_believed_of_other_bytes(known: Digests, photo: Path):
    """Neither of a file that was written meanwhile, with the same size and date, nor of one that
    has another digest.
    """
    assert known.parts(photo, sha(b"other"), PARTS) is None
    before = photo.stat()
    photo.write_bytes(b"ABCDEFGHIJ")
    os.utime(photo, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert known.parts(photo, sha(b"abcdefghij"), PARTS) is None


def test_no_part_is_believed_of_a_file_that_this_build_did_not_ask_for(known: Digests, photo: Path):
    """What an earlier build saw is not enough."""
    known.save()
    later = Digests(photo.parent / "digests.json")
    digest = sha(b"abcdefghij")
    assert later.parts(photo, digest, PARTS) is None
    later.of(photo)
    assert later.parts(photo, digest, PARTS) == b"abefj"


def test_no_part_is_believed_of_a_file_that_was_just_written(photo: Path, tmp_path: Path):
    """Its stamp could hold for other bytes."""
    digests = Digests(tmp_path / "digests.json")
    assert digests.parts(photo, digests.of(photo), PARTS) is None
