from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from beans import WRITE, post

from safeguarding.record import BuildRecord
from syndication.cards import Cards
from syndication.snippets import collect, slug_of


def test_every_published_post_gets_a_snippet(record: BuildRecord, tmp_path: Path) -> None:
    """Both texts, the address and the card stand on the record for the rules."""
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    (snippet,) = record.snippets
    assert snippet.slug == "beans"
    assert snippet.url == "https://school.example/posts/beans/"
    assert set(snippet.texts) == {"twitter", "facebook"}
    assert snippet.card_shows_photo
    assert (tmp_path / "tree" / snippet.card).exists()
    assert record.problems == []


def test_a_chosen_card_that_may_not_be_shown_is_told(record: BuildRecord, tmp_path: Path) -> None:
    """The author sees why the card is the school's."""
    record.posts = {"a": post(fields={"card": "albums/beans/none.jpg"}), "b": post()}
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    (note,) = record.notes
    assert "may not go to the networks" in note


def test_pages_and_drafts_get_none(record: BuildRecord, tmp_path: Path) -> None:
    """The neighbours of a published post."""
    record.posts = {"a": post(kind="page"), "b": post(status="draft"), "c": post(status="hidden")}
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    assert record.snippets == []


def test_a_text_that_is_too_long_is_a_problem_of_the_build(
    record: BuildRecord, tmp_path: Path
) -> None:
    """It is told with everything else that is wrong."""
    record.posts = {"a": post(fields={"twitter": "beans " * 60})}
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    assert [problem.rule for problem in record.problems] == ["source-not-read"]


def test_an_address_that_networks_cut_is_a_problem_of_the_build(
    record: BuildRecord, tmp_path: Path
) -> None:
    """The link in the post would lead nowhere; plain letters are the neighbour."""
    record.posts = {"a": post(url="posts/“beans”.html"), "b": post()}
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    (problem,) = record.problems
    assert "cut a link off" in problem.message[0]


def test_posts_with_the_same_last_part_keep_apart(record: BuildRecord, tmp_path: Path) -> None:
    """Each has a folder of its own in the outbox, on file systems that ignore case too."""
    record.posts = {"a": post(url="2025/beans/"), "b": post(url="2026/Beans/")}
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    assert [snippet.slug for snippet in record.snippets] == ["Beans-2", "beans"]


def test_the_newest_comes_first_and_the_oldest_keeps_its_folder(
    record: BuildRecord, tmp_path: Path
) -> None:
    """In whatever order Pelican read the posts."""
    days = [dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (3, 5, 4)]
    record.posts = {
        str(day): post(url=f"{day.month}/beans/", source=f"{day.month}.md", date=day)
        for day in days
    }
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    assert [(one.source, one.slug) for one in record.snippets] == [
        ("5.md", "beans-3"),
        ("4.md", "beans-2"),
        ("3.md", "beans"),
    ]


def test_a_number_that_is_taken_is_not_given_again(record: BuildRecord, tmp_path: Path) -> None:
    """A post that is really called so keeps apart from a namesake that was numbered so."""
    record.posts = {
        url: post(url=url, source=url, date=dt.datetime(2026, 3, day, tzinfo=dt.UTC))
        for day, url in enumerate(("a/beans/", "b/beans/", "c/beans-2/", "d/beans/"), 1)
    }
    collect(record, Cards(record, tmp_path / "tree"), WRITE)
    slugs = [snippet.slug for snippet in reversed(record.snippets)]
    assert slugs == ["beans", "beans-2", "beans-2-2", "beans-3"]


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("posts/beans/", "beans"),
        ("posts/beans.html", "beans"),
        ("posts/beans/index.html", "beans"),
        ("../..", "post"),
        ("posts/b%2F..%2Fx", "b-2F-2Fx"),
    ],
)
def test_the_folder_of_a_post(url: str, slug: str) -> None:
    """The last part of the address, and never a way out of the outbox."""
    assert slug_of(url) == slug
