"""What was seen is remembered, privately, and only as it was written."""

import os
import stat
import time

import pytest

from looking.memory import Memory

DIGEST = "ab" * 32


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "looking"


def test_what_was_seen_comes_back(folder):
    """Facts are those of the same bytes and the same eye, and of no others."""
    Memory(folder).put(DIGEST, "words 1", ["Amelia"])
    assert Memory(folder).get(DIGEST, "words 1") == ["Amelia"]
    assert Memory(folder).get(DIGEST, "words 2") is None
    assert Memory(folder).get("cd" * 32, "words 1") is None


def test_nothing_seen_is_remembered_too(folder):
    """An empty answer is an answer: nobody need look again."""
    Memory(folder).put(DIGEST, "faces 1", [])
    assert Memory(folder).get(DIGEST, "faces 1") == []


@pytest.mark.parametrize("at", [0, 40, 70, -1])
def test_a_damaged_file_is_looked_at_again(folder, at):
    """One changed byte anywhere, and the picture is looked at again."""
    Memory(folder).put(DIGEST, "faces 1", [[0.1, 0.2, 0.3, 0.4, True]])
    (file,) = folder.glob("*.seen")
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert Memory(folder).get(DIGEST, "faces 1") is None
    assert not file.exists()


def test_facts_of_another_picture_do_not_count(folder):
    """A file that somebody copied to another picture's name says nothing of that picture."""
    Memory(folder).put(DIGEST, "faces 1", [])
    (file,) = folder.glob("*.seen")
    file.rename(file.with_name(file.name.replace("ab", "cd")))
    assert Memory(folder).get("cd" * 32, "faces 1") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(folder):
    """Words in pictures may be names: nobody else on the machine can read them."""
    Memory(folder).put(DIGEST, "words 1", ["Amelia"])
    (file,) = folder.glob("*.seen")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_nobody_uses_is_forgotten(folder):
    """After two weeks without a build that used it, it is gone; what is used stays."""
    memory = Memory(folder)
    memory.put(DIGEST, "words 1", ["Amelia"])
    memory.put(DIGEST, "faces 1", [])
    old = time.time() - 15 * 86_400
    for file in folder.glob("*.seen"):
        os.utime(file, (old, old))
    memory.get(DIGEST, "faces 1")
    memory.forget_unused()
    assert memory.get(DIGEST, "faces 1") == []
    assert memory.get(DIGEST, "words 1") is None
