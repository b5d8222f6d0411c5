"""What stands on a network and shows somebody who may not be shown there any more, or not for long.

The ledger tells by fingerprints what card and page of a post show; who that is tell the rows of
photos.csv, today's if there are any. A picture that has left its album still stands on the network,
so who was in it is remembered in the private folder from the day on which it was signed or posted.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from safeguarding.atomic import write_atomically
from safeguarding.dates import in_words
from safeguarding.permissions import permitted
from safeguarding.project import Project
from safeguarding.record import Knowledge
from safeguarding.register_view import SOON
from safeguarding.school import Channel, Declaration, Shows
from syndication.ledger import Action, Entry, Ledger
from syndication.networks import NETWORKS
from syndication.signoffs import every_signoff, snippet_id

Rows = Mapping[str, tuple[Declaration, ...]]
"""The rows of a picture, by its fingerprint."""
_CHANNELS = {network.name: network.channel for network in NETWORKS}


@dataclass(frozen=True, slots=True)
class PostedPictures:
    """What the ledger says that stands on the networks, held against the register of the day."""

    knowledge: Knowledge
    ledger: Ledger
    _rows: Rows = field(repr=False)
    _remembered: Rows = field(repr=False)
    _cards: Mapping[str, bool] = field(repr=False)
    """Whether a snippet's card shows a photo, by its id, of those whose sign-off is kept."""

    @classmethod
    def of(
        cls, knowledge: Knowledge, ledger: Ledger, as_published: Iterable[Declaration] = ()
    ) -> PostedPictures:
        """`as_published` are the rows of pictures that are online, which may be gone since."""
        silent = any(entry.event.on_card is None for entry in ledger.standing())
        signed = every_signoff(knowledge.project).values() if silent else ()
        told = (one.told for some in signed for one in some)
        cards = {snippet_id(one): _shows_photo(one) for one in told}
        rows = {**_by_mark(as_published), **_by_mark(knowledge.declarations.values())}
        return cls(knowledge, ledger, rows, _remembered(knowledge.project), cards)

    def not_allowed(self) -> tuple[Entry, ...]:
        """What has to be deleted there: by today's permissions nobody might post it."""
        return tuple(entry for entry in self.ledger.standing() if not self._allowed(entry))

    def showing(self, pupil_id: str) -> frozenset[str]:
        """The fingerprints of what was signed or posted and shows the pupil, as remembered."""
        rows = chain.from_iterable(self._remembered.values())
        return frozenset(row.fingerprint for row in rows if pupil_id in row.people)

    def unknown(self) -> tuple[Entry, ...]:
        """What shows a photo on its card of which nobody wrote down who is in it."""
        return tuple(
            entry
            for entry in self.ledger.standing()
            if not all(map(self._who, self._on_card(entry)))
        )

    def ends_soon(self) -> Iterator[str]:
        """One sentence without names for each post that has to be deleted within 60 days."""
        today = self.knowledge.today
        for entry in self.ledger.standing():
            ends = sorted(self._ends(entry))
            if ends and self._allowed(entry):
                days = f"in {(ends[0] - today).days} days"
                yield (
                    f"A permission for what stands on {entry.event.network.capitalize()} at "
                    f"{entry.event.address} ends on {in_words(ends[0])} ({days}). Ask for a new "
                    "one, or delete the post there by then. Whose, says: invoke register"
                )

    def told(self) -> Iterator[str]:
        """What a build tells of all this: sentences without names."""
        yield from map(to_delete_line, self.not_allowed())
        yield from self.ends_soon()

    def _allowed(self, entry: Entry) -> bool:
        """Whether the website may show all of it, and the network what is on the card."""
        on_page = (row for mark in entry.event.pictures for row in self._rows.get(mark, ()))
        channel = _CHANNELS.get(entry.event.network, Channel.WEBSITE)
        return all(permitted(row, Channel.WEBSITE, self.knowledge) for row in on_page) and all(
            permitted(row, where, self.knowledge)
            for row in self._of_card(entry)
            for where in (Channel.WEBSITE, channel)
        )

    def _of_card(self, entry: Entry) -> Iterator[Declaration]:
        return chain.from_iterable(map(self._who, self._on_card(entry)))

    def _who(self, mark: str) -> tuple[Declaration, ...]:
        return self._rows.get(mark) or self._remembered.get(mark, ())

    def _on_card(self, entry: Entry) -> tuple[str, ...]:
        """Its photo stands first; where nobody wrote down if there is one, it counts."""
        event = entry.event
        if event.on_card is not None:
            return event.on_card
        return event.pictures[:1] if self._cards.get(event.snippet, True) else ()

    def _ends(self, entry: Entry) -> Iterator[dt.date]:
        today = self.knowledge.today
        people = {one for row in self._of_card(entry) for one in row.people}
        for pupil in filter(None, map(self.knowledge.register.get, people)):
            if pupil.expires_on is not None and today <= pupil.expires_on <= today + SOON:
                yield pupil.expires_on


def to_delete_line(entry: Entry) -> str:
    """What somebody has to do about a post, in words."""
    event = entry.event
    return (
        f"To be deleted on {event.network.capitalize()}: {event.address} – then run: "
        f"invoke posted {event.slug} --removed --{event.network} {event.address}"
    )


def remember(knowledge: Knowledge, ledger: Ledger) -> None:
    """Keep who is in what was signed or stands on a network; forget the rest. Raises OSError."""
    former = _remembered(knowledge.project)
    signed = (entry for entry in ledger.entries if entry.event.action is Action.APPROVED)
    wanted = {mark for entry in (*signed, *ledger.standing()) for mark in entry.event.pictures}
    rows = {**former, **_by_mark(knowledge.declarations.values())}
    kept = {mark: rows[mark] for mark in sorted(wanted & rows.keys())}
    if (told := _told(kept)) != _told(former):
        data = json.dumps({"version": 1, "pictures": told}).encode()
        write_atomically(knowledge.project.state / _FILE, data)


_FILE = "posted-pictures.json"


def _shows_photo(told: Mapping[str, object]) -> bool:
    card = told.get("card")
    return not isinstance(card, dict) or card.get("photo") is not False


def _by_mark(rows: Iterable[Declaration]) -> dict[str, tuple[Declaration, ...]]:
    found: dict[str, tuple[Declaration, ...]] = {}
    for row in rows:
        if row.fingerprint:
            found[row.fingerprint] = (*found.get(row.fingerprint, ()), row)
    return found


def _told(rows: Rows) -> dict[str, list[dict[str, object]]]:
    return {
        mark: [{"shows": row.shows.value, "people": list(row.people)} for row in some]
        for mark, some in rows.items()
    }


def _remembered(project: Project) -> dict[str, tuple[Declaration, ...]]:
    """What cannot be read is not known: then `unknown` tells of it."""
    try:
        told = json.loads((project.state / _FILE).read_bytes())["pictures"]
        return {
            str(mark): tuple(
                Declaration(
                    "", Shows(row["shows"]), tuple(map(str, row["people"])), fingerprint=str(mark)
                )
                for row in rows
            )
            for mark, rows in told.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
