"""Only an empty folder or the gate's own output is ever replaced."""

from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from safeguarding.receipt import Receipt, digests_of, write_receipt
from safeguarding.target import check_target


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "home" / "site"
    for name in ("content/posts", "plugins", "theme", ".git"):
        (root / name).mkdir(parents=True)
    return Project.at(root)


def test_missing_and_empty_folders_are_fine(project):
    """The first build has nothing to replace."""
    assert check_target(project.root / "output", project) == project.root / "output"
    (project.root / "output").mkdir()
    assert check_target(project.root / "output", project)


@pytest.mark.parametrize(
    "place",
    ["", "..", "../..", "content", "content/posts", "plugins", "theme", ".git", ".safeguarding/x"],
)
def test_the_schools_own_folders_are_refused(project, place):
    """The project, what holds it and what it is made of are never a target."""
    with pytest.raises(ConfigurationError):
        check_target(project.root / place, project)


def test_the_home_folder_is_refused(project):
    """Nobody's home folder becomes a website."""
    with pytest.raises(ConfigurationError, match="home"):
        check_target(Path.home(), project)


def test_a_link_is_refused(project, tmp_path):
    """A link may lead anywhere."""
    (tmp_path / "elsewhere").mkdir()
    (project.root / "output").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigurationError, match="link"):
        check_target(project.root / "output", project)


def test_a_file_is_refused(project):
    """A file is no folder."""
    (project.root / "output").write_text("x")
    with pytest.raises(ConfigurationError, match="not a folder"):
        check_target(project.root / "output", project)


def test_what_a_receipt_lists_may_be_replaced(project):
    """Our own files may go, even when some are gone or the system left litter beside them."""
    output = project.root / "output"
    output.mkdir()
    (output / "index.html").write_text("x")
    files = {**digests_of(output), "gone.html": "0" * 64}
    write_receipt(project.state, output, Receipt.of(output, files))
    (output / ".DS_Store").write_text("litter")
    assert check_target(output, project) == output


def test_one_foreign_file_is_enough(project):
    """The twin: a file that no receipt lists is somebody's work."""
    output = project.root / "output"
    output.mkdir()
    (output / "index.html").write_text("x")
    write_receipt(project.state, output, Receipt.of(output, digests_of(output)))
    (output / "notes.txt").write_text("mine")
    with pytest.raises(ConfigurationError, match=r"notes\.txt"):
        check_target(output, project)


def test_an_unreadable_receipt_describes_nothing(project):
    """Nobody knows whose the files are, so they stay."""
    output = project.root / "output"
    output.mkdir()
    (output / "index.html").write_text("x")
    write_receipt(project.state, output, Receipt.of(output, digests_of(output)))
    receipt = next((project.state / "receipts").iterdir())
    receipt.write_text("{")
    with pytest.raises(ConfigurationError, match="receipt"):
        check_target(output, project)
