"""Settings of the site that Pelican's own defaults get wrong."""

from __future__ import annotations

from pathlib import Path

import pelicanconf
import pytest
from pelican import Pelican
from pelican.settings import read_settings
from pelican.writers import FileOverwriteFailedError


def build(folder: Path, **settings: object) -> Path:
    """Eleven posts with the tag "year 1", so that it has a second page, and one with "year 12"."""
    (folder / "content").mkdir()
    for number in range(11):
        tags = "year 1, year 12" if number == 0 else "year 1"
        text = f"Title: Post {number}\nDate: 2026-03-{number + 1:02}\nTags: {tags}\n\nWords.\n"
        (folder / "content" / f"{number}.md").write_text(text, encoding="utf-8")
    paths = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output")}
    given = {
        **paths,
        "PLUGINS": [],
        "DEFAULT_PAGINATION": 10,
        "TAG_SAVE_AS": pelicanconf.TAG_SAVE_AS,
    }
    Pelican(read_settings(override={**given, **settings})).run()
    return folder / "output"


def test_pages_of_two_tags_never_meet(tmp_path: Path) -> None:
    """Page 2 of "year 1" and page 1 of "year 12" are two files."""
    output = build(tmp_path, PAGINATION_PATTERNS=pelicanconf.PAGINATION_PATTERNS)
    assert (output / "tags" / "year-12.html").is_file()
    assert (output / "tags" / "year-1" / "2.html").is_file()


def test_pelicans_own_pattern_would_let_them_meet(tmp_path: Path) -> None:
    """Why the setting is there."""
    with pytest.raises(FileOverwriteFailedError):
        build(tmp_path)


def test_what_editors_leave_behind_is_not_published() -> None:
    """The patterns are matched against bare names; tables stay home, and are still watched."""
    assert {".*", "photos.csv", "videos.csv"} <= set(pelicanconf.IGNORE_FILES)
    assert "*.csv" not in pelicanconf.IGNORE_FILES
