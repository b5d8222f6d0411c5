"""Whose a picture is, and whether it may be used; how much of somebody's text is quoted."""

from dataclasses import replace

import pytest
from tests.rules.one_page import found_on
from tests.school import POLICY, Built

from safeguarding.findings import Level
from safeguarding.policy import Pictures
from safeguarding.record import Picture
from safeguarding.school import Declaration, Shows

RULE = "picture-without-licence"


def built_with(root, credit, licence, **knowledge):
    built = Built(root, **knowledge)
    row = Declaration("albums/a/x.jpg", Shows.PLACE, credit=credit, licence=licence)
    built.record.pictures["pictures/x.jpg"] = Picture("albums/a/x.jpg", "0" * 64, row)
    return built.add_post("posts/beans.html", '<img src="../pictures/x.jpg" alt="Beans">')


@pytest.mark.parametrize(
    ("credit", "licence"),
    [
        ("Somebody", ""),
        ("Somebody", "  "),
        ("", "CC0-1.0"),
        (" ", "CC-BY-4.0"),
        ("Somebody", "CC-BY-NC-4.0"),
        ("Somebody", "CC-BY-ND-4.0"),
        ("Somebody", "all rights reserved"),
        ("Google Images", "free"),
        ("Somebody", "CC-BY"),
        ("Pinterest", ""),
        ("Somebody", "CC-BY-4.0, CC-BY-NC-4.0"),
        ("Somebody", "?"),
    ],
)
def test_a_picture_that_may_not_be_used_is_found(tmp_path, credit, licence):
    """The finding says in which table to mend it."""
    found = [f for f in built_with(tmp_path, credit, licence).findings() if f.rule == RULE]
    assert [f.level for f in found] == [Level.REFUSE]
    assert "content/albums/a/photos.csv" in found[0].remedy[0]


@pytest.mark.parametrize(
    ("credit", "licence"),
    [
        ("", ""),
        (" ", " "),
        ("Somebody", "CC0-1.0"),
        ("Somebody", "cc-by-4.0"),
        ("Somebody (Flickr)", " CC-BY-4.0 "),
    ],
)
def test_our_own_and_free_pictures_pass(tmp_path, credit, licence):
    """The innocent twin: both columns empty, or both filled in."""
    assert RULE not in built_with(tmp_path, credit, licence).rules()


def test_without_a_list_no_licence_is_allowed(tmp_path):
    """A list that was emptied allows nothing; the school's own pictures pass still."""
    policy = replace(POLICY, pictures=Pictures())
    assert RULE in built_with(tmp_path / "a", "Somebody", "CC0-1.0", policy=policy).rules()
    assert RULE not in built_with(tmp_path / "b", "", "", policy=policy).rules()


@pytest.mark.parametrize(("words", "found"), [(50, False), (51, True), (200, True)])
def test_a_long_quotation_warns(words, found):
    """Fifty words are fair."""
    html = f"<p>She wrote: “{' '.join(['bean'] * words)}” That was all.</p>"
    findings = found_on(RULE, html)
    assert [f.level for f in findings] == [Level.WARN] * found


def test_many_short_quotations_pass():
    """A class that says much is quoted child by child; long prose of our own is no quotation."""
    short = "“We loved the beans,” said the class. " * 20
    assert not found_on(RULE, f"<p>{short}</p><p>{'We grew beans. ' * 100}</p>")


@pytest.mark.parametrize(("words", "found"), [(50, False), (51, True)])
@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>{}</blockquote>",
        "<blockquote><p>A {}</p><p>bean</p></blockquote>",
        "<p>She wrote:</p><blockquote><ul><li>A bean</li><li>{}</li></ul></blockquote>",
        '<p>She wrote: "{}"</p>',
    ],
)
def test_a_block_quotation_counts_as_a_whole(html, words, found):
    """Its paragraphs together, as inverted commas of either kind do."""
    words -= 2 * ("bean" in html or "A bean" in html)
    findings = found_on(RULE, html.format(" ".join(["bean"] * words)))
    assert [f.level for f in findings] == [Level.WARN] * found


def test_two_block_quotations_are_two():
    """Words of our own stand between them; and a name in one is found as in any text."""
    block = f"<blockquote><p>{'bean ' * 30}</p></blockquote>"
    assert not found_on(RULE, f"{block}<p>We said:</p>{block}")
    assert not found_on(RULE, f"<p>{'We grew beans. ' * 100}</p>")
