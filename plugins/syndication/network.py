"""What a network is: how long a text may be there, and how a post looks and is made there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from safeguarding.school import Channel


class CardLook(StrEnum):
    """How a network shows a card under a text."""

    TITLE_ON_PICTURE = "title-on-picture"
    """The title over the lower edge of the picture, the site's name beneath."""
    TITLE_BELOW = "title-below"
    """Site's name, title and description in a bar below the picture."""


@dataclass(frozen=True, slots=True)
class Network:
    """One network. Each module of `syndication.networks` has one, called NETWORK.

    `share` makes the address that opens the network with the post begun, from text and address of
    the post; what a network does not take from an address is for the person to paste.
    """

    name: str
    """The name of its module, of its template (theme/snippets/NAME.txt.j2), of the field of a post
    and of the key in snippet.json: "twitter"."""
    title: str
    """As people call it."""
    channel: Channel
    """Whose permission a photo on a card there needs."""
    limit: int
    """The longest text that the network takes, as `measure` counts."""
    aim: int
    """What a text made from title and summary is shortened to."""
    measure: Callable[[str], int]
    share: Callable[[str, str], str]
    share_takes_text: bool
    """Whether the text is there already when the address opens."""
    look: CardLook
    fold: int | None = None
    """Characters after which a reader must ask for the rest; None if all is shown."""

    @property
    def field(self) -> str:
        """The line in the head of a post with the author's own text: "Twitter"."""
        return self.name.capitalize()
