"""Only a folder that a build made is ever replaced, wherever it lies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from syndication.outbox_folder import MARK, remove_outbox, replace_outbox

SECOND_DISK = Path("/", "dev", "shm")
FILES = {MARK: b"", "index.html": b"page", "waiting/beans/twitter.txt": b"text"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "school").mkdir()
    return Project.at(tmp_path / "school")


def held(project: Project) -> set[str]:
    return {
        path.relative_to(project.outbox).as_posix()
        for path in project.outbox.rglob("*")
        if path.is_file()
    }


def test_it_holds_exactly_what_it_is_given(project: Project) -> None:
    """Nothing of the former one stays."""
    replace_outbox(project, FILES)
    assert held(project) == set(FILES)
    replace_outbox(project, {MARK: b"", "index.html": b"other"})
    assert held(project) == {MARK, "index.html"}
    assert [path.name for path in project.root.iterdir()] == ["outbox"]


@pytest.mark.parametrize("name", ["letter.docx", "approved.txt", "buffer.csv", ".git"])
def test_what_no_build_wrote_is_never_touched(project: Project, name: str) -> None:
    """Somebody's own file stops its replacement and its removal."""
    replace_outbox(project, FILES)
    (project.outbox / name).touch()
    with pytest.raises(ConfigurationError, match="no build wrote"):
        replace_outbox(project, FILES)
    with pytest.raises(ConfigurationError, match="no build wrote"):
        remove_outbox(project)
    assert (project.outbox / name).exists()


@pytest.mark.parametrize("name", ["buffer-twitter-1.csv", "approved", ".DS_Store", "Thumbs.db"])
def test_what_builds_and_file_managers_write_is_no_obstacle(project: Project, name: str) -> None:
    """The twin: nobody's work is lost with it."""
    replace_outbox(project, FILES)
    (project.outbox / name).touch()
    replace_outbox(project, FILES)
    assert held(project) == set(FILES)


def test_a_folder_without_the_mark_is_somebody_elses(project: Project) -> None:
    """And an empty one is nobody's."""
    (project.outbox / "waiting").mkdir(parents=True)
    with pytest.raises(ConfigurationError, match="no build wrote"):
        replace_outbox(project, FILES)
    (project.outbox / "waiting").rmdir()
    replace_outbox(project, FILES)
    assert held(project) == set(FILES)


def test_a_link_is_never_followed(project: Project, tmp_path: Path) -> None:
    """The folder behind a link is somebody else's."""
    (tmp_path / "elsewhere").mkdir()
    project.outbox.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigurationError, match="a link"):
        replace_outbox(project, FILES)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_inside_becomes_a_file(project: Project, tmp_path: Path) -> None:
    """What hangs on a file elsewhere would change with it."""
    replace_outbox(project, FILES)
    text = project.outbox / "waiting/beans/twitter.txt"
    text.rename(tmp_path / "elsewhere.txt")
    text.symlink_to(tmp_path / "elsewhere.txt")
    replace_outbox(project, FILES)
    assert not text.is_symlink()
    assert text.read_bytes() == b"text"


def test_what_a_killed_build_left_is_removed_and_its_neighbour_is_not(project: Project) -> None:
    """Only a folder of that name with the mark of a build in it."""
    left = project.outbox.with_name(".outbox.0123abcd.new")
    other = project.outbox.with_name(".outbox.89abcdef.old")
    for folder in (left, other):
        (folder / "waiting").mkdir(parents=True)
    (left / MARK).touch()
    replace_outbox(project, FILES)
    assert not left.exists()
    assert other.exists()


def test_it_may_lie_outside_the_project(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a drive shared with the Headteacher, that need not be the project's own disk."""
    (tmp_path / "drive").mkdir()
    monkeypatch.setenv("OUTBOX_FOLDER", str(tmp_path / "drive/for the head"))
    replace_outbox(project, FILES)
    assert held(project) == set(FILES)
    assert (tmp_path / "drive/for the head/index.html").exists()
    assert not (project.root / "outbox").exists()
    remove_outbox(project)
    assert list((tmp_path / "drive").iterdir()) == []


@pytest.mark.skipif(not SECOND_DISK.is_dir(), reason="needs a second disk")
def test_another_disk_is_no_obstacle(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename from one disk to another would fail."""
    folder = SECOND_DISK / f"outbox-test-{os.getpid()}"
    monkeypatch.setenv("OUTBOX_FOLDER", str(folder))
    try:
        replace_outbox(project, FILES)
        replace_outbox(project, {**FILES, "index.html": b"other"})
        assert (folder / "index.html").read_bytes() == b"other"
    finally:
        remove_outbox(project)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("content/outbox", "another part"),
        ("output", "another part"),
        ("signoffs", "another part"),
        (".safeguarding/outbox", "another part"),
        (".", "other files"),
        ("..", "other files"),
        ("/", "other files"),
        ("../not there/outbox", "is not there"),
    ],
)
def test_a_place_that_is_somebody_elses_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, place: str, why: str
) -> None:
    """The site, the sources, the project itself, a drive that is not connected."""
    monkeypatch.setenv("OUTBOX_FOLDER", place)
    with pytest.raises(ConfigurationError, match=why):
        replace_outbox(project, FILES)
    assert not (project.root / "content").exists()
