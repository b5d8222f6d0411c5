"""The links from post to post, through a real Pelican run."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican import Pelican
from pelican.settings import read_settings

import neighbours

TEMPLATE = (
    "{% if article.newer %}{{ article.newer.slug }}{% endif %}<{{ article.slug }}<"
    "{% if article.older %}{{ article.older.slug }}{% endif %}"
)


def written(folder: Path, *slugs: str) -> dict[str, str]:
    """What the template wrote for each post; the first slug is the newest post."""
    templates = folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (templates / "article.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "content").mkdir()
    for age, slug in enumerate(slugs):
        text = f"Title: {slug}\nDate: 2026-03-{28 - age:02}\nSlug: {slug}\n\nWords.\n"
        (folder / "content" / f"{slug}.md").write_text(text, encoding="utf-8")
    settings = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(folder / "output"),
        "THEME": str(folder / "theme"),
        "PLUGINS": [neighbours],
        "DIRECT_TEMPLATES": [],
        "CATEGORY_SAVE_AS": "",
        "AUTHOR_SAVE_AS": "",
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
    }
    Pelican(read_settings(override=settings)).run()
    return {slug: (folder / "output" / f"{slug}.html").read_text("utf-8") for slug in slugs}


@pytest.mark.parametrize(
    ("slugs", "lines"),
    [
        (("lonely",), ["<lonely<"]),
        (("new", "old"), ["<new<old", "new<old<"]),
        (("new", "middle", "old"), ["<new<middle", "new<middle<old", "middle<old<"]),
    ],
)
def test_each_post_knows_the_posts_beside_it(
    tmp_path: Path, slugs: tuple[str, ...], lines: list[str]
) -> None:
    """The newest post has no newer one, the oldest no older one, the others have both."""
    assert list(written(tmp_path, *slugs).values()) == lines
