"""Tests for video-undeclared: what leads to a film of YouTube, and what does not."""

import dataclasses

import pytest
from tests.school import POLICY, TODAY, Built

from safeguarding.findings import Level
from safeguarding.policy import Trusted

EVERYTHING_ON_YOUTUBE = (
    *POLICY.trusted,
    Trusted("domain", "youtube.com", "films", TODAY, TODAY),
    Trusted("domain", "youtu.be", "films", TODAY, TODAY),
)


def rules(root, html, **policy):
    built = Built(root, policy=dataclasses.replace(POLICY, **policy))
    return built.add_post("posts/beans.html", html).rules()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=undeclared1",
        "http://youtube.com/watch?feature=share&v=undeclared1",
        "//m.youtube.com/watch?v=undeclared1",
        "https://youtu.be/undeclared1?t=4",
        "https://www.youtube.com/shorts/undeclared1",
        "https://www.youtube.com/live/undeclared1",
        "https://www.youtube-nocookie.com/embed/undeclared1",
        "https://WWW.YOUTUBE.COM/watch?v=undeclared1",
        "https://www.youtube.com./watch?v=undeclared1",
        "https://www.youtube.com/watch#v=undeclared1",
        "https://www.youtube.com/playlist?list=PLundeclared",
        "https://www.youtube.com/watch?v=beans-place&list=PLundeclared",
        "https://www.youtube.com/watch?v=BEANS-PLACE",
        "https://www.youtube.com/watch?v=beans-place1",
        "https://www.youtube.com/watch?v=beans-place&v=undeclared1",
        "https://www.youtube.com/embed/beans-place?playlist=undeclared1",
        "https://www.youtube.com/watch_videos?video_ids=beans-place,undeclared1",
        "https://www.youtube.com/watch/undeclared1",
        "https://www.youtube.com/watch?vi=undeclared1",
        "https://www.youtube.com/watch;v=undeclared1",
        "https://www.youtube.com/attribution_link?u=%2Fwatch%3Fv%3Dundeclared1",
        "https://www.youtube.com/redirect?q=https%3A%2F%2Fyoutu.be%2Fundeclared1",
        "https://www.youtube.com/clip/UgkxUndeclared",
        "https://www.youtube.com/a#p/u/0/undeclared1",
        "https://www.youtube.com/@somebody/live",
        "https://studio.youtube.com/video/undeclared1/edit",
        "https://youtu.be/beans-place/../undeclared1",
        "https://youtu.be/%75ndeclared1",
    ],
)
def test_a_film_that_nobody_declared_is_refused(address, tmp_path):
    """However its address is written, and though the office trusts all of YouTube."""
    html = f'<p><a href="{address}">Our film</a></p>'
    assert rules(tmp_path, html, trusted=EVERYTHING_ON_YOUTUBE) == {"video-undeclared"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Our film: https://youtu.be/undeclared1</p>",
        "<p>Our film: youtube.com/watch?v=undeclared1</p>",
        '<p><img src="../pictures/place.jpg" alt="See youtu.be/undeclared1"></p>',
        '<iframe src="https://www.youtube.com/embed/undeclared1"></iframe>',
    ],
)
def test_words_and_frames_count(html, tmp_path):
    """Networks turn bare addresses into links, and a frame plays the film."""
    assert "video-undeclared" in rules(tmp_path, html)


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://www.youtube.com/watch?v=beans-place">A film of our beans</a></p>',
        '<p><a href="https://youtu.be/beans-place">A film of our beans</a></p>',
        "<p>Our film: https://youtu.be/beans-place</p>",
        '<p><a href="https://www.youtube.com/watch?v=beans-pupil">A film of our beans</a></p>',
        "<p>We watched films about beans on YouTube. The school has a channel.</p>",
        '<p><a href="https://youtu.be/beans-place?si=Ab3&amp;t=4">Our beans</a></p>',
        '<p><a href="https://www.youtube.com/shorts/beans-place/">Our beans</a></p>',
    ],
)
def test_declared_films_and_talk_of_films_pass(html, tmp_path):
    """A declared film needs no trust in all of YouTube."""
    assert rules(tmp_path, html) == set()


def test_a_film_is_told_once(tmp_path):
    """The address of a film is no untrusted link besides, unless the policy lowered this rule."""
    html = '<p><a href="https://youtu.be/undeclared1">Our film</a></p>'
    assert rules(tmp_path / "a", html) == {"video-undeclared"}
    lowered = {"video-undeclared": Level.WARN}
    assert rules(tmp_path / "b", html, levels=lowered) == {"video-undeclared", "untrusted-link"}


def test_other_places_of_youtube_are_links_like_any(tmp_path):
    """A channel that the policy does not know is an untrusted link."""
    html = '<p><a href="https://www.youtube.com/@somebody">A channel</a></p>'
    assert rules(tmp_path, html) == {"untrusted-link"}


@pytest.mark.parametrize(
    "page", ["", "@test_school", "@test_school/videos", "channel/UC1", "t/terms"]
)
def test_where_all_of_youtube_is_trusted_its_other_pages_are(page, tmp_path):
    """Its terms, which a page about ages links to, and the list of a channel's films."""
    html = f'<p><a href="https://www.youtube.com/{page}">There</a></p>'
    assert rules(tmp_path, html, trusted=EVERYTHING_ON_YOUTUBE) == set()
