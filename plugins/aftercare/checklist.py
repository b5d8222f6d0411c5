"""What only people can do after a picture or a post was taken back, kept in the ledger.

Each withdrawal and each takedown is a case with a number of its own, which says nothing of anybody.
A thing to do is worked out from the ledger alone, so it is there on every computer of the school.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from syndication.ledger import Action, Entry, Ledger
from syndication.posted_pictures import to_delete_line

_OPENS_A_CASE = (Action.WITHDRAWN, Action.TAKEN_DOWN)
_EVERYWHERE = {
    "publish": "Publish the website without it: invoke publish --to FOLDER.",
    "host": "If the host keeps older versions of the website (a git host does), ask it to delete "
    "them.",
    "search": "Ask the search engines to forget it: search for “remove outdated content Google” "
    "and “Bing content removal”. Look at web.archive.org too.",
    "copies": "Delete the pictures where else the school has them: the phone or camera, shared "
    "drives, newsletters.",
}
_KEPT = (
    "When the office agrees, delete what was taken out of the albums, on the computer where that "
    "was done, if it is there: .safeguarding/withdrawn/"
)
_OUTBOX = (
    "If the outbox lies in a folder that others share or a cloud service keeps, delete older "
    "copies of it there, in its bin and among its former versions too."
)
_DEBUGGER = "https://developers.facebook.com/tools/debug/?q="


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `key` is what `invoke todo --done` is told; `done` that somebody has.

    `posted` is the line of the ledger that says what stands on a network, if it is about that.
    """

    key: str
    words: str
    done: bool = False
    posted: Entry | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A withdrawal or takedown: its number, when it was opened (Europe/London), what is to do."""

    number: str
    what: str
    opened: dt.datetime
    tasks: tuple[Task, ...]

    @property
    def day(self) -> str:
        return f"{self.opened:%d/%m/%Y}"

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if not task.done)


def cases(ledger: Ledger) -> tuple[Case, ...]:
    """Every case of the ledger, the oldest first."""
    opened: dict[str, list[Entry]] = {}
    for entry in ledger.entries:
        if entry.event.action in _OPENS_A_CASE and entry.event.item:
            opened.setdefault(entry.event.item, []).append(entry)
    ticked = {entry.event.item for entry in ledger.entries if entry.event.action is Action.TICKED}
    return tuple(_case(number, entries, ledger, ticked) for number, entries in opened.items())


def _case(number: str, entries: list[Entry], ledger: Ledger, ticked: set[str]) -> Case:
    withdrawn = entries[0].event.action is Action.WITHDRAWN
    what = "a permission was taken back" if withdrawn else "a post was taken down"
    found = [*_networks(number, entries, ledger), *_films(number, entries)]
    found += _scrapes(number, entries)
    if any(entry.event.source for entry in entries):
        found.append(Task(f"{number}.outbox", _OUTBOX))
    found += [Task(f"{number}.{key}", words) for key, words in _EVERYWHERE.items()]
    if withdrawn:
        found.append(Task(f"{number}.kept", f"{_KEPT}{number}"))
    tasks = tuple(replace(task, done=task.done or task.key in ticked) for task in found)
    return Case(number, what, entries[0].when, tasks)


def _networks(number: str, entries: list[Entry], ledger: Ledger) -> Iterator[Task]:
    """Posts that stood on a network when the case was opened, whenever that was written down."""
    standing = {(entry.event.network, entry.event.address) for entry in ledger.standing()}
    marks = {mark for entry in entries for mark in entry.event.pictures}
    sources = {entry.event.source for entry in entries} - {""}
    first = entries[0].number
    signed_since = {
        entry.event.snippet
        for entry in ledger.entries[first:]
        if entry.event.action is Action.APPROVED
    }
    for entry in ledger.entries:
        event = entry.event
        renewed = entry.number > first and event.snippet in signed_since
        if event.action is not Action.POSTED or renewed:
            continue
        if event.source in sources or marks & set(event.pictures):
            words = to_delete_line(entry)
            done = (event.network, event.address) not in standing
            yield Task(f"{number}.{event.network}-{entry.number}", words, done, entry)


def _films(number: str, entries: list[Entry]) -> Iterator[Task]:
    for entry in entries:
        if entry.event.network == "youtube":
            words = f"Take the film off YouTube, or the child out of it: {entry.event.address}"
            yield Task(f"{number}.film-{entry.number}", words)


def _scrapes(number: str, entries: list[Entry]) -> Iterator[Task]:
    """Networks keep a copy of a page's picture for whoever shares its address."""
    for entry in entries:
        if entry.event.address and not entry.event.network:
            words = (
                "Let Facebook read the page again, so that it forgets the old picture: "
                f"{_DEBUGGER}{quote(entry.event.address, safe='')}"
            )
            yield Task(f"{number}.scrape-{entry.number}", words)
