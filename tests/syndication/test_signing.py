"""Keys and signatures: ours verify elsewhere, and those made elsewhere verify here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from signed import PASSPHRASE, head, teacher

from safeguarding.errors import ConfigurationError, Refused
from syndication.signing import is_public_key, make_key, unlock, verified

DATA = '{"title":"Our beans 🌱"}'.encode()
needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="the program minisign is not installed"
)


def test_what_was_signed_verifies_and_nothing_else() -> None:
    """Other data, another key, another comment: each voids it."""
    signature = head().sign(DATA, "built:2026-06-01")
    good = verified(DATA, signature, (teacher().public, head().public))
    assert good is not None
    assert (good.key, good.comment) == (head().public, "built:2026-06-01")
    assert verified(DATA + b" ", signature, (head().public,)) is None
    assert verified(DATA, signature, (teacher().public,)) is None
    assert verified(DATA, signature, ()) is None
    assert verified(DATA, signature.replace(b"06-01", b"06-02"), (head().public,)) is None
    for damaged in (b"", b"\xff" * 300, signature[:-30], signature.replace(b"RU", b"XX", 1)):
        assert verified(DATA, damaged, (head().public, "no key")) is None


def test_a_key_is_locked_and_for_one_person(tmp_path: Path) -> None:
    """Nobody else on the computer may read it, and it opens with its passphrase alone."""
    path = tmp_path / "keys/head.key"
    public = make_key(path, PASSPHRASE)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    with unlock(path, PASSPHRASE) as key:
        assert key.public == public
    with pytest.raises(Refused, match="passphrase is wrong"):
        unlock(path, PASSPHRASE + " ")


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    """Nobody could make it again."""
    path = tmp_path / "head.key"
    make_key(path, PASSPHRASE)
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="left as it is"):
        make_key(path, "another passphrase")
    assert path.read_bytes() == before


def test_what_is_no_locked_key_does_not_sign(tmp_path: Path) -> None:
    """Nothing there, something else, or a key that everybody could use."""
    with pytest.raises(ConfigurationError, match="There is no key"):
        unlock(tmp_path / "head.key", PASSPHRASE)
    (tmp_path / "head.key").write_text("letter")
    with pytest.raises(ConfigurationError, match="no key that can be read"):
        unlock(tmp_path / "head.key", PASSPHRASE)


def test_a_public_key_is_known_by_its_form() -> None:
    """What policy.toml may name."""
    assert is_public_key(head().public)
    for text in ("", "RWQ", head().public[:-1], f"{head().public}AA", "ä" * 56):
        assert not is_public_key(text)


def minisign(*arguments: str | Path, passphrase: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["minisign", *map(str, arguments)],
        input=f"{passphrase}\n{passphrase}\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@needs_minisign
def test_minisign_verifies_ours(tmp_path: Path) -> None:
    """And refuses what was changed, and another's key."""
    data = tmp_path / "snippet.json"
    data.write_bytes(DATA)
    data.with_name("snippet.json.minisig").write_bytes(head().sign(DATA, "built:2026-06-01"))
    answer = minisign("-Vm", data, "-P", head().public)
    assert answer.returncode == 0, answer.stderr
    assert "Trusted comment: built:2026-06-01" in answer.stdout
    assert minisign("-Vm", data, "-P", teacher().public).returncode != 0
    data.write_bytes(DATA.replace(b"beans", b"peas "))
    assert minisign("-Vm", data, "-P", head().public).returncode != 0


@needs_minisign
def test_minisign_signs_with_our_key(tmp_path: Path) -> None:
    """The key is hers, whatever becomes of this program."""
    public = make_key(tmp_path / "head.key", PASSPHRASE)
    data = tmp_path / "snippet.json"
    data.write_bytes(DATA)
    made = minisign("-Sm", data, "-s", tmp_path / "head.key", passphrase=PASSPHRASE)
    assert made.returncode == 0, made.stderr
    signature = data.with_name("snippet.json.minisig").read_bytes()
    assert verified(DATA, signature, (public,)) is not None
    assert verified(DATA + b" ", signature, (public,)) is None


@needs_minisign
def test_a_key_of_minisign_signs_here(tmp_path: Path) -> None:
    """A Headteacher who has one already can use it."""
    made = minisign(
        "-G", "-p", tmp_path / "head.pub", "-s", tmp_path / "head.key", passphrase=PASSPHRASE
    )
    assert made.returncode == 0, made.stderr
    with unlock(tmp_path / "head.key", PASSPHRASE) as key:
        assert key.public == (tmp_path / "head.pub").read_text().splitlines()[1]
        assert verified(DATA, key.sign(DATA, "x"), (key.public,)) is not None
