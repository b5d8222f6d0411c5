"""Who may sign a post."""

import pytest
from tests.school import Built

RULE = "unofficial-author"

UNKNOWN = [
    "Bean Fan",
    "Mrs Okafo",
    "Grace",
    "Okafor",
    "Miss Okafor",
    "Year 7",
    "Year 3's parents",
    "A friend of the school",
    "Amelia Khan",
    "Mrs Grace Okafor and Bean Fan",
    "Bean Fan; Year 3",
    "Mrs Grace Okafor, Bean Fan & Year 3",
    "Test School Fans",
    "BBC News",
    "Amelia Earhart",
    "admin",
]
OFFICIAL = [
    "",
    "Test School",
    "TEST SCHOOL",
    "Mrs Grace Okafor",
    "mrs grace okafor",
    "Mrs. Grace Okafor",
    "Grace Okafor",
    "Mrs Okafor",
    "Mr Lee",
    "Ms Ada Bright",
    "Year 3",
    "The school office",
    "Mrs Grace Okafor and Year 3",
    "Mr Lee, Ms Bright & Year 3",
    "Mr Lee; Test School",
]


@pytest.mark.parametrize("author", UNKNOWN)
def test_somebody_who_does_not_speak_for_the_school_is_found(tmp_path, author):
    """Alone or beside others; the finding leads to the post."""
    built = Built(tmp_path).add_post("posts/beans.html", "<p>Beans</p>", author=author)
    found = [finding for finding in built.findings() if finding.rule == RULE]
    assert [finding.source for finding in found] == ["content/posts/beans.md"]


@pytest.mark.parametrize("author", OFFICIAL)
def test_those_who_speak_for_the_school_pass(tmp_path, author):
    """The innocent twin: the school, roles and staff, with or without title and first name."""
    built = Built(tmp_path).add_post("posts/beans.html", "<p>Beans</p>", author=author)
    assert RULE not in built.rules()


def test_a_post_that_is_not_published_is_nobodys(tmp_path):
    """A draft is still being written; twin: the same post when it goes out."""
    built = Built(tmp_path).add_post("posts/beans.html", "<p>Beans</p>", author="Bean Fan")
    assert RULE in built.rules()
    built = Built(tmp_path / "draft")
    built.add_post("posts/beans.html", "<p>Beans</p>", author="Year 3")
    assert RULE not in built.rules()
