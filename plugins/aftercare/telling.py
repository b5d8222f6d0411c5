"""What a withdrawal or takedown tells the person at the keyboard, line by line."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from aftercare.checklist import Case
from aftercare.reach import Reach
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.receipt import receipts


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


def not_reached_lines(project: Project, cases: Iterable[Case]) -> Iterator[Words]:
    """Folders that were filled before the last of these cases was opened, and not since.

    Raises ConfigurationError if a receipt cannot be read.
    """
    opened = max((case.opened for case in cases), default=None)
    for receipt in receipts(project.state):
        if opened is not None and dt.datetime.fromisoformat(receipt.made) < opened:
            own = Path(receipt.target) == project.root / "output"
            how = "invoke build" if own else f"invoke publish --to {shlex.quote(receipt.target)}"
            yield (
                f"  [ ] {receipt.target}  The website in this folder is still the one of before, "
                f"with what was to come down. Run: {how}",
            )


def _listed(head: str, entries: Sequence[str], hidden: str = "") -> Iterable[Words]:
    if not entries:
        return
    yield (f"{head}: {len(entries)}",)
    for entry in entries:
        yield ("  ", Private(entry, hidden) if hidden else entry)
