"""Tests for video-without-consent, and for what else holds on a page with a film of pupils."""

import dataclasses

import pytest
from tests.school import PUPILS, REGISTER, Built

from safeguarding.school import Channel, Permission, Register


def rules(root, video_id, words="", **knowledge):
    link = f'<a href="https://www.youtube.com/watch?v={video_id}">A film of our beans</a>'
    built = Built(root, **knowledge)
    return built.add_post("posts/beans.html", f"<p>{words} {link}</p>").rules()


def register_where(channel, permission):
    """Everybody agreed to everything, but for one channel."""
    pupils = {
        child.pupil_id: dataclasses.replace(
            child, permissions={**child.permissions, channel: permission}
        )
        for child in PUPILS
    }
    return Register(pupils, header=REGISTER.header)


@pytest.mark.parametrize("video_id", ["beans-refus", "beans-group", "beans-adult"])
def test_everybody_must_have_agreed(video_id, tmp_path):
    """No permission, one for groups only in a group too small, and whoever stands beside adults."""
    assert rules(tmp_path, video_id) == {"video-without-consent"}


@pytest.mark.parametrize("channel", Channel)
def test_the_website_and_youtube_count(channel, tmp_path):
    """The film stands on YouTube and is shown on the website; it goes nowhere else."""
    found = rules(tmp_path, "beans-pupil", register=register_where(channel, Permission.NO))
    needed = channel in (Channel.WEBSITE, Channel.YOUTUBE)
    assert found == ({"video-without-consent"} if needed else set())


def test_whoever_agreed_may_be_shown(tmp_path):
    """Both pupils' families agreed to both channels."""
    assert rules(tmp_path, "beans-pupil") == set()


def test_a_pupil_whom_the_register_does_not_know(tmp_path):
    """Nobody can say whether the family agreed."""
    assert rules(tmp_path, "beans-strng") == {"unknown-pupil", "video-without-consent"}


def test_a_page_with_a_film_of_pupils_names_nobody(tmp_path):
    """A full name; a first name of somebody in the film; and none beside a film of a place."""
    assert rules(tmp_path / "a", "beans-pupil", "Well done, Oliver Bennett.") == {
        "name-with-picture"
    }
    assert rules(tmp_path / "b", "beans-pupil", "Well done, Farah.") == {"name-with-picture"}
    assert rules(tmp_path / "c", "beans-place", "Well done, Amelia Khan.") == set()
