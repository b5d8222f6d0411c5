from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from photos.sealed import SealedFiles, seal, unseal

DIGEST, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def files(tmp_path: Path) -> SealedFiles:
    files = SealedFiles(tmp_path / "kept", ".facts")
    files.put(DIGEST, "recipe 1", b"two faces")
    return files


def entry(folder: Path) -> Path:
    return next((folder / "kept").glob("*.facts"))


@pytest.mark.parametrize("body", [b"", b"two faces", bytes(range(256)) * 100, b"\n" * 65])
def test_what_was_sealed_comes_back(body: bytes):
    """Any bytes at all."""
    assert unseal(seal(body, "a", "b"), "a", "b") == body


@pytest.mark.parametrize("identity", [(), ("a",), ("ab",), ("b", "a"), ("a", "b", ""), ('a", "b',)])
def test_a_seal_holds_for_its_identity_alone(identity: tuple[str, ...]):
    """Words that run together to the same letters are another identity."""
    with pytest.raises(ValueError, match="belongs to something else"):
        unseal(seal(b"two faces", "a", "b"), *identity)


def test_one_bit_breaks_a_seal():
    """In the seal and in the body, wherever it is; and so does every byte that is missing."""
    whole = seal(b"two faces", "a")
    for at in range(len(whole)):
        with pytest.raises(ValueError, match="damaged"):
            unseal(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], "a")
        with pytest.raises(ValueError, match="damaged"):
            unseal(whole[:at], "a")


def test_what_was_kept_is_there_for_its_original_and_recipe(files: SealedFiles):
    """And for no other."""
    assert files.get(DIGEST, "recipe 1") == b"two faces"
    assert files.get(OTHER, "recipe 1") is None
    assert files.get(DIGEST, "recipe 2") is None


def test_an_entry_under_another_name_is_not_believed(files: SealedFiles, tmp_path: Path):
    """A mixed-up folder must not put one child's photo in another's place."""
    kept = entry(tmp_path)
    kept.rename(kept.with_name(kept.name.replace(DIGEST, OTHER)))
    assert files.get(OTHER, "recipe 1") is None
    assert not list(kept.parent.iterdir())


def test_a_damaged_entry_is_dropped(files: SealedFiles, tmp_path: Path):
    """Its neighbour stays."""
    files.put(OTHER, "recipe 1", b"one face")
    (kept,) = (tmp_path / "kept").glob(f"{DIGEST}*")
    kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    assert files.get(DIGEST, "recipe 1") is None
    assert not kept.exists()
    assert files.get(OTHER, "recipe 1") == b"one face"


@pytest.mark.parametrize("mark", [DIGEST, DIGEST[:16]])
def test_what_was_withdrawn_is_forgotten(files: SealedFiles, mark: str):
    """By every recipe, and nothing else with it."""
    files.put(DIGEST, "recipe 2", b"three faces")
    files.put(OTHER, "recipe 1", b"one face")
    files.forget(mark)
    assert files.get(DIGEST, "recipe 1") is None
    assert files.get(DIGEST, "recipe 2") is None
    assert files.get(OTHER, "recipe 1") == b"one face"


def test_what_no_build_uses_goes_after_two_weeks(files: SealedFiles, tmp_path: Path):
    """Being used counts, however long ago it was written."""
    files.put(OTHER, "recipe 1", b"one face")
    old = time.time() - 15 * 86_400
    for path in (tmp_path / "kept").iterdir():
        os.utime(path, (old, old))
    files.get(OTHER, "recipe 1")
    files.forget_unused()
    assert files.get(DIGEST, "recipe 1") is None
    assert files.get(OTHER, "recipe 1") == b"one face"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_it_is_its_owners_alone(files: SealedFiles, tmp_path: Path):
    """What was read in a picture may be a pupil's name."""
    del files
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    assert entry(tmp_path).stat().st_mode & 0o777 == 0o600
