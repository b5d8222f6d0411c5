from __future__ import annotations

from pathlib import Path

from desks import invoke


def test_what_builds_made_is_removed(school: Path) -> None:
    """And what people wrote, and the record of the accepted register, stays."""
    invoke(school, "build")
    assert (school / "output/index.html").exists()
    answer = invoke(school, "clean")
    assert answer.returncode == 0, answer.stdout
    assert not (school / "output").exists()
    assert not (school / "outbox").exists()
    assert list((school / "reports").iterdir()) == []
    assert (school / "content/posts/beans.md").exists()
    assert (school / ".safeguarding/register.json").exists()
    assert invoke(school, "build").returncode == 0


def test_a_file_of_somebodys_is_not_removed(school: Path) -> None:
    """The folder then stays as it is."""
    invoke(school, "build")
    (school / "output" / "mine.txt").touch()
    assert invoke(school, "clean").returncode == 2
    assert (school / "output" / "mine.txt").exists()
    assert (school / "output" / "index.html").exists()
