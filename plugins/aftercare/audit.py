"""Everything that is online, looked at again by the register, the policy and the rules of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aftercare.checklist import cases
from safeguarding.findings import Finding, Level
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.inspection import inspect
from safeguarding.knowledge import open_record
from safeguarding.permissions import permitted
from safeguarding.project import Project
from safeguarding.published import read_published
from safeguarding.receipt import LITTER, Receipt, digests_of, receipts
from safeguarding.record import BuildRecord
from safeguarding.rules import unexpected_file
from safeguarding.school import Channel
from syndication.ledger import Entry, Ledger, read_ledger


@dataclass(frozen=True, slots=True)
class Audited:
    """One folder that the gate filled, as it is judged today."""

    target: Path
    files: int
    record: BuildRecord
    findings: tuple[Finding, ...]


def audit(project: Project) -> tuple[list[Audited], Ledger]:
    """Look at every folder with a receipt that is still there, the website's own first.

    Raises RegisterError, ConfigurationError (also when nobody knows what a folder was made of) and
    OSError. Nothing is changed.
    """
    with plain_disk_errors(), sole_builder(project, print):
        opened = open_record(project)
        audited = [
            _audited(project, receipt, opened)
            for receipt in sorted(receipts(project.state), key=lambda receipt: receipt.target)
            if Path(receipt.target).is_dir()
        ]
    return audited, read_ledger(project)


def unreachable(project: Project) -> tuple[Receipt, ...]:
    """Of every folder that was filled and is not there, so that nobody can look at it."""
    return tuple(
        receipt for receipt in receipts(project.state) if not Path(receipt.target).is_dir()
    )


def still_posted(audited: Sequence[Audited], ledger: Ledger) -> tuple[Entry, ...]:
    """What stands on a network and shows somebody who may not be shown on the website any more.

    What may be shown there but no longer on that network cannot be told: the ledger does not say
    which picture was on the card. Nor is anything known of a picture that is in no album any more.
    """
    left = (task.posted for case in cases(ledger) for task in case.open_tasks if task.posted)
    found = {entry.number: entry for entry in left}
    for one in audited:
        found |= {entry.number: entry for entry in ledger.showing(_no_longer_allowed(one.record))}
    return tuple(found[number] for number in sorted(found))


def _no_longer_allowed(record: BuildRecord) -> set[str]:
    """Fingerprints of such pictures, online or in an album."""
    known = record.knowledge
    online = ((picture.digest, picture.declaration) for picture in record.pictures.values())
    rows = ((row.fingerprint, row) for row in known.declarations.values() if row.fingerprint)
    return {
        mark[:16]
        for mark, row in (*online, *rows)
        if row is not None and not permitted(row, Channel.WEBSITE, known)
    }


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
