"""What a withdrawal or takedown tells the person at the keyboard, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aftercare.checklist import Case
from aftercare.reach import Reach
from safeguarding.private import Private, Words


def reach_lines(reach: Reach, *, known: bool) -> Iterator[Words]:
    """Everything that was touched. `known`: what is online was made of is written down."""
    if reach == Reach():
        yield ("  nothing that is in an album, on the website or on a network.",)
    yield from _listed("Pictures", reach.pictures, hidden="(picture)")
    yield from _listed("Films on YouTube (change or delete them there)", reach.videos)
    yield from _listed("Posts and pages that show them", reach.posts, hidden="(post)")
    yield from _listed("Published pages and feeds that load or link them", reach.pages)
    yield from _listed("Cards for the networks", reach.cards)
    yield from _listed("Snippets", reach.snippets)
    addresses = [f"{entry.event.network}: {entry.event.address}" for entry in reach.posted]
    yield from _listed("Posted, and not deleted there yet", addresses)
    if not known:
        yield (
            "What a published website was made of is not written down, so of that one the list has "
            "albums and posts alone. Run: invoke build, and publish again.",
        )


def case_lines(case: Case) -> Iterator[Words]:
    """What is left to do of one case."""
    yield (f"Case {case.number} of {case.day}: {case.what}.",)
    for task in case.open_tasks:
        yield (f"  [ ] {task.key}", "  ", task.words)


def _listed(head: str, entries: Sequence[str], hidden: str = "") -> Iterable[Words]:
    if not entries:
        return
    yield (f"{head}: {len(entries)}",)
    for entry in entries:
        yield ("  ", Private(entry, hidden) if hidden else entry)
