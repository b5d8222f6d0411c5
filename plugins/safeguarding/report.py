"""Tells people what happened: on the terminal, as a page and as JSON. Knows nothing of rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from safeguarding.atomic import write_atomically
from safeguarding.clauses import CLAUSES
from safeguarding.dates import in_words
from safeguarding.errors import ConfigurationError, Stopped
from safeguarding.expiring import ends_soon
from safeguarding.findings import Finding, Level, alike
from safeguarding.gate import Refusal
from safeguarding.masking import Masker, masker_here
from safeguarding.outcome import Outcome
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Post
from safeguarding.report_page import (
    AUDIT_PASSED,
    AUDIT_REFUSED,
    PASSED,
    REFUSED,
    findings_page,
)

A_PERSON_MUST_LOOK = "The checks found no problem. A person must still look."
_CALLED = {
    Level.REFUSE: "must be mended",
    Level.CONFIRM: "must be mended or confirmed",
    Level.WARN: "please look at",
}


def to_json(
    findings: Sequence[Finding], masker: Masker, record: BuildRecord | None, *, refused: bool
) -> dict[str, object]:
    """The report as data: {"version": 1, "refused": …, "findings": […]}; never a name in it.

    Beside these stand "levels" ({rule: level}, as policy.toml sets them) and "switched_off"
    (sentences on what was not looked at).
    """
    levels = record.knowledge.policy.levels if record else {}
    return {
        "version": 1,
        "refused": refused,
        "findings": [_finding_to_json(finding, masker) for finding in findings],
        "levels": {rule: level.value for rule, level in levels.items()},
        "switched_off": record.knowledge.policy.pictures.switched_off if record else [],
    }


def _finding_to_json(finding: Finding, masker: Masker) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "clause": finding.clause,
        "source": masker.path(finding.source) if finding.source else None,
        "line": finding.line,
        "column": finding.column,
        "output": masker.path(finding.output) if finding.output else None,
        "message": _message(finding, masker),
        "remedy": masker.words(finding.remedy),
    }


def _message(finding: Finding, masker: Masker) -> str:
    """What was found, and where to look; the word counts only where a name is not told."""
    told = masker.words(finding.message)
    if finding.line is None or finding.word is None:
        return told
    if "hidden)" in told:
        return f"{told} (Line {finding.line}, word {finding.word}; name hidden.)"
    return f"{told} (Line {finding.line}.)"


def write_reports(
    project: Project, findings: Sequence[Finding], record: BuildRecord | None, *, refused: bool
) -> None:
    """Write reports/safeguarding.json and .html, without names, ids or reasons."""
    masker = Masker(record.knowledge.names if record else None)
    page = findings_page(REFUSED if refused else PASSED, findings, masker, not_looked_at(record))
    _write(project, "safeguarding", to_json(findings, masker, record, refused=refused), page)


def write_audit(project: Project, findings: Sequence[Finding], record: BuildRecord) -> None:
    """Write reports/audit.json and .html: what is online, judged today; without names as well."""
    refused = any(finding.stops_the_build for finding in findings)
    masker = Masker(record.knowledge.names)
    head = AUDIT_REFUSED if refused else AUDIT_PASSED
    page = findings_page(head, findings, masker, not_looked_at(record))
    _write(project, "audit", to_json(findings, masker, record, refused=refused), page)


def _write(project: Project, name: str, value: Mapping[str, object], page: str) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    write_atomically(project.reports / f"{name}.json", text.encode())
    write_atomically(project.reports / f"{name}.html", page.encode())


def not_looked_at(record: BuildRecord | None) -> list[str]:
    """What was not looked at, or weighs otherwise, so that nobody takes silence for a yes."""
    if record is None:
        return []
    levels = record.knowledge.policy.levels
    set_so = (
        f"policy.toml sets the rule {name} to “{level.value}”." for name, level in levels.items()
    )
    return [*record.knowledge.policy.pictures.switched_off, *set_so]


def finding_lines(group: Sequence[Finding], masker: Masker) -> Iterator[str]:
    """Findings that are alike, for a terminal: where, what of each, why, what to do."""
    finding = group[0]
    in_draft = " before this draft is published" if finding.draft else ""
    yield f"{masker.where(finding)}: {_CALLED[finding.level]}{in_draft}"
    yield from dict.fromkeys(f"  {masker.words(one.message)}" for one in group)
    yield f"  Why: {CLAUSES.get(finding.clause, '')} (rule {finding.rule}, clause {finding.clause})"
    yield f"  What to do: {masker.words(finding.remedy)}"
    yield ""


def stopped_lines(stopped: Stopped) -> list[str]:
    """Why a command stopped, for the terminal it runs on."""
    if not isinstance(stopped, Refusal):
        return [masker_here(None).words(line) for line in stopped.lines]
    masker = masker_here(stopped.record.knowledge.names)
    findings = stopped.inspection.findings
    lines = [*_all_lines(findings, masker), *not_looked_at(stopped.record)]
    things = _things(finding.stops_the_build for finding in findings)
    lines.append(f"Not published: {things} to mend first. The website is as it was before.")
    lines.append("The same list as a page: reports/safeguarding.html")
    return lines


def _all_lines(findings: Sequence[Finding], masker: Masker) -> Iterator[str]:
    """What stops the build comes first."""
    for group in alike(sorted(findings, key=lambda finding: not finding.stops_the_build)):
        yield from finding_lines(group, masker)


def _things(ones: Iterable[bool]) -> str:
    count = sum(ones)
    return "1 thing" if count == 1 else f"{count} things"


def found_lines(findings: Sequence[Finding], record: BuildRecord) -> list[str]:
    """The findings for the terminal that this runs on."""
    return list(_all_lines(findings, masker_here(record.knowledge.names)))


def left_out_lines(record: BuildRecord) -> list[str]:
    """What was noted on the way, what was left out, and what was not looked at."""
    masker = masker_here(record.knowledge.names)
    lines = [f"Register: {warning}" for warning in record.knowledge.register.warnings]
    lines.extend(masker.words((note,)) for note in record.notes)
    drafts = sorted((post.source, _why_left_out(post, record)) for post in record.posts.values())
    lines.extend(f"Not published, {why}: {masker.path(path)}" for path, why in drafts if why)
    lines.extend(not_looked_at(record))
    return lines


def _why_left_out(post: Post, record: BuildRecord) -> str:
    if post.status != "draft":
        return ""
    if post.date and post.date.date() > record.knowledge.today:
        return f"because its date is {in_words(post.date.date())}"
    return "because it is a draft"


def verdict(findings: Sequence[Finding]) -> str:
    """The last line of findings that stop nothing: it claims no more than the checks can."""
    if not any(finding.draft and finding.level.stops_the_build for finding in findings):
        return A_PERSON_MUST_LOOK
    things = _things(finding.draft and finding.level.stops_the_build for finding in findings)
    return (
        f"Drafts: {things} to mend before they are published. In what would be published now, "
        "the checks found no problem. A person must still look."
    )


def passed_lines(outcome: Outcome) -> list[str]:
    """The last words of a build that passed."""
    record = outcome.record
    lines = found_lines(outcome.inspection.findings, record) + left_out_lines(record)
    lines.extend(ends_soon(record))
    if outcome.target:
        lines.append(f"The website is in {outcome.target} (open {outcome.target / 'index.html'}).")
        lines.extend(_outbox_lines(record))
    lines.append(verdict(outcome.inspection.findings))
    return lines


def _outbox_lines(record: BuildRecord) -> Iterator[str]:
    """Where the snippets are, or why they are not there."""
    if record.handed_out is None:
        return
    masker = masker_here(record.knowledge.names)
    yield from map(masker.words, record.handed_out.trouble)
    if record.snippets and not record.handed_out.trouble:
        page = record.knowledge.project.outbox / "index.html"
        yield f"Snippets for the Headteacher: {page}"


def print_stopped(stopped: Stopped) -> None:
    for line in stopped_lines(stopped):
        print(line)


def print_passed(outcome: Outcome) -> None:
    """Tell the last words. Raises ConfigurationError if the outbox may be posted from wrongly."""
    for line in passed_lines(outcome):
        print(line)
    handed_out = outcome.record.handed_out
    if handed_out is not None and not handed_out.safe:
        raise ConfigurationError("The website is built. The outbox is not in order: see above.")
