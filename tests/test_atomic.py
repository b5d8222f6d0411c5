"""The old file or the new one, never half of each."""

import pytest

from safeguarding.atomic import write_atomically


def test_a_file_is_made_and_replaced(tmp_path):
    """Folders are made, rights are kept, nothing is left beside it."""
    path = tmp_path / "state" / "file"
    write_atomically(path, b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["file"]


def test_a_link_stays_a_link(tmp_path):
    """A register that lies on the office's drive is written there."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_failure_leaves_nothing(tmp_path):
    """A folder cannot be replaced by a file."""
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"."):
        write_atomically(tmp_path / "folder", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]
