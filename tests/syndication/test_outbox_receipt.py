"""What a hand changed in the outbox is no longer what a build made."""

from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from syndication.outbox_folder import MARK, replace_outbox
from syndication.outbox_receipt import Made, read_made, rules_version, write_made

FILES = {MARK: b"", "index.html": b"page", "waiting/beans/twitter.txt": b"text"}
MADE = Made("2026-06-01", "0123456789ab")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.at(tmp_path)
    project.state.mkdir()
    replace_outbox(project, FILES)
    write_made(project, MADE, FILES)
    return project


def test_what_was_written_is_read_again(project: Project) -> None:
    """With the build that made it; what a file manager leaves there is nobody's work."""
    (project.outbox / ".DS_Store").touch()
    assert read_made(project) == (MADE, FILES)


HANDS = {
    "other words": lambda outbox: (outbox / "index.html").write_bytes(b"Page"),
    "a file more": lambda outbox: (outbox / "waiting/beans/more.jpg").touch(),
    "a file less": lambda outbox: (outbox / "waiting/beans/twitter.txt").unlink(),
    "no outbox": lambda outbox: outbox.rename(outbox.with_name("aside")),
    "a damaged receipt": lambda outbox: outbox.parent.joinpath(
        ".safeguarding/outbox.json"
    ).write_text("[]"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_a_hand_is_noticed(project: Project, hand: str) -> None:
    """Nobody signs it; a build makes it anew."""
    HANDS[hand](project.outbox)
    with pytest.raises(ConfigurationError, match="un: invoke build"):
        read_made(project)


def test_a_copy_that_a_cloud_service_made_is_told(project: Project) -> None:
    """A build would leave it where it is, so a person must move it; its name may be a child's."""
    (project.outbox / "Amelia (1).html").touch()
    with pytest.raises(ConfigurationError, match="Move that file elsewhere") as refused:
        read_made(project)
    assert "Amelia" not in str(refused.value)
    (project.outbox / "Amelia (1).html").unlink()
    (project.outbox / "index.html").write_bytes(b"Page")
    with pytest.raises(ConfigurationError, match=r"was changed \(index\.html\)"):
        read_made(project)


def test_without_a_build_there_is_none(tmp_path: Path) -> None:
    """Which is told as it is."""
    with pytest.raises(ConfigurationError, match="no outbox yet"):
        read_made(Project.at(tmp_path))


def test_the_rules_have_a_version() -> None:
    """The same as long as they are the same."""
    assert len(rules_version()) == 12
    assert rules_version() == rules_version()
