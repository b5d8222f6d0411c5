from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from desks import invoke

from desk.new_post import slug_of, write_post
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project

NOW = dt.datetime(2026, 5, 11, 15, 30, tzinfo=dt.UTC)


def write(root: Path, title: str, *, gallery: bool = False) -> Path:
    return write_post(Project.at(root), title, author="The school office", now=NOW, gallery=gallery)


def test_a_new_post_is_a_draft(tmp_path: Path) -> None:
    """It holds nobody up before it is finished."""
    path = write(tmp_path, "Our beans are growing!")
    text = path.read_text(encoding="utf-8")
    assert path == tmp_path.resolve() / "content/posts/our-beans-are-growing.md"
    assert text.startswith("Title: Our beans are growing!\nDate: 2026-05-11 15:30\n")
    assert "\nAuthor: The school office\n" in text
    assert "\nStatus: draft\n" in text
    assert "[gallery:" not in text


def test_the_gallery_stands_alone_on_its_line(tmp_path: Path) -> None:
    """As the pictures need it."""
    text = write(tmp_path, "Beans", gallery=True).read_text(encoding="utf-8")
    assert "\n\n[gallery:beans]\n\n" in text


def test_a_skeleton_holds_no_advice_that_could_be_published(tmp_path: Path) -> None:
    """What a teacher forgets to take out goes online."""
    text = write(tmp_path, "Beans", gallery=True).read_text(encoding="utf-8")
    assert text.partition("\n\n")[2] == "[gallery:beans]\n\nWrite the post here.\n"


def test_a_post_is_never_overwritten(tmp_path: Path) -> None:
    """Two posts with one title would be one."""
    before = write(tmp_path, "Beans").read_bytes()
    with pytest.raises(ConfigurationError, match="already"):
        write(tmp_path, "beans!", gallery=True)
    assert (tmp_path / "content/posts/beans.md").read_bytes() == before


@pytest.mark.parametrize("title", ["", "!!!", "Beans\nStatus: published"])
def test_a_title_that_cannot_be_one(tmp_path: Path, title: str) -> None:
    """Neither empty nor more than a line, which would be metadata of its own."""
    with pytest.raises(ConfigurationError):
        write(tmp_path, title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Year 4 & the beans", "year-4-and-the-beans"),
        ("Café – été", "cafe-ete"),
        ("../../etc/passwd", "etcpasswd"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    """Plain letters, digits and hyphens, and never a path."""
    assert slug_of(title) == slug


def test_a_title_that_names_a_pupil_is_refused(school: Path) -> None:
    """It would be the address of the post; nothing is written, and no name is repeated."""
    answer = invoke(school, "new", "Well done Amelia Khan")
    assert answer.returncode == 2
    assert "The title names a pupil." in answer.stdout
    assert "Khan" not in answer.stdout
    assert not list((school / "content/posts").glob("well-done*"))


def test_a_title_with_a_word_like_a_name_is_asked_about(school: Path) -> None:
    """Oliver may be a musical: the post is begun, and its author knows what the build will ask."""
    answer = invoke(school, "new", "Our musical Oliver")
    assert answer.returncode == 0
    assert "may be a pupil's name" in answer.stdout
    assert "may be a pupil's name" not in invoke(school, "new", "Well done Year 3").stdout


def test_a_register_that_cannot_be_read_stops_no_draft(school: Path) -> None:
    """But it is said that nobody looked."""
    (school / "consent.csv").unlink()
    answer = invoke(school, "new", "Our beans grow")
    assert answer.returncode == 0
    assert "Nobody could look for pupils' names" in answer.stdout
