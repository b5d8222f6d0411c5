"""Everything that is online, looked at again by the register, the policy and the rules of today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aftercare.checklist import cases
from aftercare.known import Standing
from safeguarding.findings import Finding, Level
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.inspection import inspect
from safeguarding.knowledge import open_record
from safeguarding.project import Project
from safeguarding.published import read_published
from safeguarding.receipt import LITTER, Receipt, digests_of, receipts
from safeguarding.record import BuildRecord
from safeguarding.rules import unexpected_file
from syndication.ledger import Entry


@dataclass(frozen=True, slots=True)
class Audited:
    """One folder that the gate filled, as it is judged today."""

    target: Path
    files: int
    record: BuildRecord
    findings: tuple[Finding, ...]


def audit(project: Project) -> list[Audited]:
    """Look at every folder with a receipt that is still there, the website's own first.

    Raises RegisterError, ConfigurationError (also when nobody knows what a folder was made of) and
    OSError. Nothing is changed.
    """
    with plain_disk_errors(), sole_builder(project, print):
        opened = open_record(project)
        return [
            _audited(project, receipt, opened)
            for receipt in sorted(receipts(project.state), key=lambda receipt: receipt.target)
            if Path(receipt.target).is_dir()
        ]


def unreachable(project: Project) -> tuple[Receipt, ...]:
    """Of every folder that was filled and is not there, so that nobody can look at it."""
    return tuple(
        receipt for receipt in receipts(project.state) if not Path(receipt.target).is_dir()
    )


def still_posted(standing: Standing) -> tuple[Entry, ...]:
    """What stands on a network and has to be deleted there.

    Because it is left to do of a withdrawal or takedown, or because it shows somebody who may not
    be shown on the website any more, or on its card somebody who may not be shown on that network.
    """
    left = (task.posted for case in cases(standing.ledger) for task in case.open_tasks)
    found = {entry.number: entry for entry in left if entry is not None}
    found |= {entry.number: entry for entry in standing.posted_pictures().not_allowed()}
    return tuple(found[number] for number in sorted(found))


def _audited(project: Project, receipt: Receipt, opened: BuildRecord) -> Audited:
    target = Path(receipt.target)
    record = read_published(project.state, receipt).judged_by(opened.knowledge)
    record.online = frozenset(receipt.files)
    record.notes.extend(opened.notes)
    found = (*_touched(target, receipt), *inspect(target, record).findings)
    findings = tuple(one for one in found if Path(one.output).name not in LITTER)
    return Audited(target, len(receipt.files), record, findings)


def _touched(target: Path, receipt: Receipt) -> Iterator[Finding]:
    """Files that are not what passed: changed, added or gone since."""
    there = digests_of(target)
    for path in sorted(there.keys() | receipt.files.keys()):
        if there.get(path) != receipt.files.get(path):
            yield unexpected_file.RULE.finding(
                "This file is not what passed the checks: it was changed, added or deleted since.",
                "Run: invoke clean build, and publish again.",
                level=Level.REFUSE,
                output=path,
            )
