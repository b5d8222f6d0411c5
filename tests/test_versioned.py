"""What git holds, and what it does not."""

import subprocess

import pytest

from safeguarding.versioned import GitError, forget, held_by_git


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a [b]*.csv"
    path.write_text("x")
    return path


def git(path, *arguments):
    subprocess.run(["git", "-C", path.parent, *arguments], check=True, capture_output=True)


def test_without_a_repository_nothing_is_held(file):
    """A folder on a drive."""
    assert not held_by_git(file)


def test_the_index_holds_what_was_added(file):
    """A file is called as it is written, not as a pattern; its neighbour is not held."""
    git(file, "init", "-q")
    git(file, "--literal-pathspecs", "add", file.name)
    neighbour = file.with_name("a b.csv")
    neighbour.write_text("x")
    assert held_by_git(file)
    assert not held_by_git(neighbour)
    git(file, "--literal-pathspecs", "rm", "-q", "--cached", file.name)
    git(file, "add", neighbour.name)
    assert not held_by_git(file)


def test_what_is_forgotten_stays_on_the_disk(file):
    """And forgetting twice is no error."""
    git(file, "init", "-q")
    git(file, "--literal-pathspecs", "add", file.name)
    forget(file)
    forget(file)
    assert file.exists()
    assert not held_by_git(file)


def test_a_repository_that_does_not_answer_is_told(file):
    """A `.git` that leads nowhere is no proof that nothing is held."""
    (file.parent / ".git").write_text("gitdir: /nowhere\n")
    with pytest.raises(GitError):
        held_by_git(file)


def test_without_the_command_the_index_still_tells(file, monkeypatch):
    """Some computers have git only as a program with windows; a neighbour is not held."""
    git(file, "init", "-q")
    neighbour = file.with_name("b.csv")
    neighbour.write_text("x")
    with monkeypatch.context() as without:
        without.setenv("PATH", "")
        assert not held_by_git(file)
    git(file, "--literal-pathspecs", "add", file.name)
    monkeypatch.setenv("PATH", "")
    assert held_by_git(file)
    assert not held_by_git(neighbour)


def test_an_index_that_cannot_be_understood_is_told(file, monkeypatch):
    """Damaged, or with shortened names: no proof that nothing is held."""
    git(file, "init", "-q")
    (file.parent / ".git/index").write_bytes(b"DIRC\0\0\0\4")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError):
        held_by_git(file)
