"""`invoke check`: what the rules say of everything, drafts too, and nothing is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from safeguarding.build import build_site
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.findings import Finding
from safeguarding.gate import Refusal
from safeguarding.inspection import Inspection
from safeguarding.outcome import Wish
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.record import BuildRecord
from safeguarding.report import found_lines, left_out_lines, not_looked_at, verdict


def check(project: Project, post: str) -> None:
    """Build and inspect without touching anything, and tell; `post` narrows it to one post or page.

    Raises Refused if something keeps the website, or the one post, from being published, and the
    other kinds of `Stopped`. Drafts keep nobody else from it; a draft that is asked for by name is
    judged as if it were finished.
    """
    inspection, record = _inspected(project)
    findings = _of_post(inspection.findings, record, post) if post else inspection.findings
    around = not_looked_at(record) if post else left_out_lines(record)
    for line in (*found_lines(findings, record), *around):
        print(line)
    stops = sum(f.level.stops_the_build if post else f.stops_the_build for f in findings)
    if stops:
        things = "1 thing" if stops == 1 else f"{stops} things"
        raise Refused(f"To mend before it is published: {things}. Nothing was changed.")
    print(verdict(findings))


def _inspected(project: Project) -> tuple[Inspection, BuildRecord]:
    try:
        outcome = build_site(project, wish=Wish(promote=False, drafts=True))
    except Refusal as refusal:
        return refusal.inspection, refusal.record
    return outcome.inspection, outcome.record


def _of_post(findings: Sequence[Finding], record: BuildRecord, post: str) -> Sequence[Finding]:
    sources = _sources(record, post)
    if not sources:
        raise ConfigurationError(
            ("There is no post or page “", Private(post), "”."),
            "Name its file, like this: --post beans",
        )
    known = (record.posts.get(source) for source in sources)
    pages = {found.output for found in known if found is not None}
    return [finding for finding in findings if finding.source in sources or finding.output in pages]


def _sources(record: BuildRecord, post: str) -> Sequence[str]:
    wanted = PurePosixPath(post.replace("\\", "/"))
    known = (*record.posts, *record.unread)
    return [
        source
        for source in known
        if source == str(wanted) or PurePosixPath(source).stem == wanted.stem
    ]
