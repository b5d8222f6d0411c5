"""What the Headteacher's page is told of one snippet: plain data, from the outbox to its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from safeguarding.record import SnippetRecord


class State(StrEnum):
    """How far a snippet has come. Only an approved one may be copied, shared or exported."""

    WAITING = "waiting"
    """Nobody has signed it off."""
    LAPSED = "lapsed"
    """It was signed off, and something that the signature covers has changed since."""
    APPROVED = "approved"
    """The Headteacher's signature covers exactly what is shown."""


@dataclass(frozen=True, slots=True)
class SnippetView:
    """One snippet as the page shows it.

    `folder` holds its files, relative to the outbox: "waiting/beans". `why` is a sentence for
    people, without names of children: what changed since the sign-off. `signed_for` are the names
    of the networks for which the sign-off counts. `posted` tells where it is already: network ->
    address of the post. `warnings` are what the checks ask to look at, masked.
    """

    snippet: SnippetRecord
    folder: str
    state: State = State.WAITING
    why: str = ""
    signed_for: frozenset[str] = frozenset()
    posted: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def may_go_to(self, network: str) -> bool:
        """Whether the text for `network` may be handed out: signed for it, not out there yet."""
        signed = self.state is State.APPROVED and network in self.signed_for
        return signed and network not in self.posted
