"""The networks that a post is told on: what each one allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from safeguarding.school import Channel
from syndication.lengths import weighted_length


@dataclass(frozen=True, slots=True)
class Network:
    """One network, and how long a text may be there."""

    channel: Channel
    title: str
    """As people call it."""
    limit: int
    """The longest text that the network takes, as `measure` counts."""
    aim: int
    """What a text made from title and summary is cut to."""
    measure: Callable[[str], int]

    @property
    def name(self) -> str:
        """The key in snippet.json, and in lower case the field of a post: "twitter"."""
        return self.channel.value


TWITTER = Network(Channel.TWITTER, "Twitter/X", limit=280, aim=280, measure=weighted_length)
FACEBOOK = Network(Channel.FACEBOOK, "Facebook", limit=63_206, aim=477, measure=len)
"""Facebook hides what comes after about 477 characters behind "See more"."""

NETWORKS = (TWITTER, FACEBOOK)
