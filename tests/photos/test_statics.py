from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from photos.statics import keep_what_is_meant


@dataclass
class File:
    path: str

    def get_relative_source_path(self) -> str:
        return self.path


@dataclass
class Generator:
    """The two things of Pelican's StaticGenerator that are read."""

    staticfiles: list[File]
    settings: dict[str, list[str]] = field(
        default_factory=lambda: {"STATIC_PATHS": ["albums", "downloads", "extra/CNAME"]}
    )


def kept(path: str, linked: tuple[str, ...] = (), drafts: tuple[str, ...] = ()) -> bool:
    generator = Generator([File(path)])
    keep_what_is_meant(generator, frozenset(linked), frozenset(drafts))
    return bool(generator.staticfiles)


@pytest.mark.parametrize(
    "path",
    [
        "albums/beans/a.jpg",
        "albums/beans/A.HEIC",
        "albums/beans/.picasa.ini",
        "albums/beans/._a.jpg",
        "albums/.private/letter.txt",
        "albums/beans/a.xmp",
        "albums/beans/photos.csv",
        "albums/beans/Thumbs.db",
        "albums/beans/desktop.ini",
        "downloads/notes.md",
        "../consent.csv",
        "posts/letter.txt",
        "downloads-old/letter.txt",
    ],
)
def test_what_nobody_links_to_is_not_copied(path: str):
    """Pictures, side files, and everything outside the folders that are published."""
    assert not kept(path)


@pytest.mark.parametrize("path", ["downloads/letter.txt", "downloads/menu.pdf", "extra/CNAME"])
def test_a_file_that_was_put_there_to_be_had_stays(path: str):
    """The gate judges it."""
    assert kept(path)


@pytest.mark.parametrize("path", ["downloads/plan.csv", "posts/letter.txt"])
def test_what_a_post_links_to_is_left_to_the_gate(path: str):
    """So that the teacher is told why it cannot be published."""
    assert kept(path, linked=(path,))


@pytest.mark.parametrize("path", ["albums/beans/a.jpg", "../consent.csv", "../../x.txt"])
def test_some_files_are_never_copied_even_if_they_are_linked(path: str):
    """Pictures go through the workshop, or nowhere; what lies outside goes nowhere."""
    assert not kept(path, linked=(path,))


def test_what_only_a_draft_links_to_waits_with_it():
    """Unless a published text links to it too."""
    path = "downloads/plan.docx"
    assert not kept(path, drafts=(path,))
    assert kept(path, linked=(path,), drafts=(path,))
