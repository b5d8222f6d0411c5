"""What cannot be made anew is emptied of what builds wrote; nobody else's file is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from safeguarding.private import masked, revealed
from safeguarding.project import Project
from syndication.outbox_emptying import Emptied, delete_copies, empty_outbox
from syndication.outbox_folder import MARK, replace_outbox
from syndication.outbox_receipt import Made, write_made

CARD = "approved/beans/card.jpg"
FILES = {
    MARK: b"",
    "index.html": b"page with buttons",
    "buffer-twitter-1.csv": b"table",
    CARD: b"picture",
    "approved/beans/twitter.txt": b"text",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project in whose outbox a build has put a snippet that was approved."""
    (tmp_path / "school").mkdir()
    project = Project.at(tmp_path / "school")
    replace_outbox(project, FILES)
    write_made(project, Made("2026-06-01", "rules"), FILES)
    return project


def held(project: Project) -> set[str]:
    files = (path for path in project.outbox.rglob("*") if not path.is_dir())
    return {path.relative_to(project.outbox).as_posix() for path in files} - {MARK}


@pytest.mark.parametrize("name", ["letter.docx", "index.html.txt", "card.jpg.txt", "twitter.txt"])
def test_somebodys_own_file_stays_and_the_card_goes(project: Project, name: str) -> None:
    """Whatever it is called, and though it is the only one left."""
    (project.outbox / name).write_bytes(b"somebody's own")
    emptied = empty_outbox(project)
    assert emptied.safe
    assert emptied.removed == len(FILES) - 1
    assert held(project) == {name}
    assert not (project.outbox / "approved").exists()
    assert (project.outbox / name).read_bytes() == b"somebody's own"


@pytest.mark.parametrize("name", ["index (1).html", "approved/beans/card (1).jpg", "Kopie.html"])
def test_a_copy_of_what_a_build_wrote_goes_too(project: Project, name: str) -> None:
    """Byte for byte: nobody's work is lost with it."""
    first = CARD if name.endswith("jpg") else "index.html"
    (project.outbox / name).write_bytes(FILES[first])
    assert delete_copies(project) == 1
    assert held(project) == set(FILES) - {MARK}
    (project.outbox / name).write_bytes(FILES[first])
    assert empty_outbox(project) == Emptied(removed=len(FILES))
    assert held(project) == set()


@pytest.mark.parametrize("name", ["empty.jpg", "letter.txt"])
def test_what_only_looks_like_a_copy_stays(project: Project, name: str) -> None:
    """The twin: an empty file, and one of another kind that holds the same."""
    (project.outbox / name).write_bytes(b"picture" if name == "letter.txt" else b"")
    assert delete_copies(project) == 0
    assert empty_outbox(project).removed == len(FILES) - 1
    assert held(project) == {name}


@pytest.mark.parametrize(
    "name", [CARD, "index (1).html", "approved (1)/beans/card.jpg", "waiting/oats/card.jpg"]
)
def test_an_older_copy_or_one_that_a_hand_changed_is_told(project: Project, name: str) -> None:
    """It may show what must not be posted, and nobody can say whose it is."""
    (project.outbox / name).parent.mkdir(parents=True, exist_ok=True)
    (project.outbox / name).write_bytes(b"an older one")
    emptied = empty_outbox(project)
    assert not emptied.safe
    assert emptied.left == (name,)
    assert held(project) == {name}
    assert any(name in revealed(words) for words in emptied.words())
    assert not any(name in masked(words) for words in emptied.words())


def test_when_nobody_knows_what_builds_wrote(project: Project) -> None:
    """Nothing is deleted, and all that somebody could post from is told."""
    (project.state / "outbox.json").write_text("{")
    assert set(empty_outbox(project).left) == set(FILES) - {MARK}
    assert held(project) == set(FILES) - {MARK}


def test_what_lies_behind_a_link_is_told_and_not_deleted(project: Project, tmp_path: Path) -> None:
    """The folder behind it is somebody else's, whatever it holds."""
    project.outbox.rename(tmp_path / "elsewhere")
    project.outbox.symlink_to(tmp_path / "elsewhere")
    assert set(empty_outbox(project).left) == set(FILES) - {MARK}
    assert (tmp_path / "elsewhere" / CARD).exists()


def test_a_link_inside_is_no_copy(project: Project, tmp_path: Path) -> None:
    """What it leads to is not ours; the link stands where only the outbox's own files can."""
    (project.outbox / CARD).rename(tmp_path / "card.jpg")
    (project.outbox / CARD).symlink_to(tmp_path / "card.jpg")
    assert empty_outbox(project).left == (CARD,)
    assert (tmp_path / "card.jpg").exists()


def test_a_drive_that_is_not_connected(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was put there is out of reach; where nothing ever was, nothing can be left."""
    monkeypatch.setenv("OUTBOX_FOLDER", str(tmp_path / "drive/outbox"))
    assert not empty_outbox(project).safe
    (project.state / "outbox.json").unlink()
    assert empty_outbox(project).safe


def test_a_folder_that_can_be_no_outbox_is_not_touched(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes of a card lie in the website too, and must stay there."""
    (project.root / "output").mkdir()
    (project.root / "output/card.jpg").write_bytes(FILES[CARD])
    for place in (".", "output"):
        monkeypatch.setenv("OUTBOX_FOLDER", place)
        assert empty_outbox(project).out_of_reach
    assert (project.root / "output/card.jpg").exists()


def test_no_outbox_at_all(project: Project) -> None:
    """Nothing is there that could be posted."""
    shutil.rmtree(project.outbox)
    assert empty_outbox(project) == Emptied()
