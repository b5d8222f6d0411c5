"""`invoke check`: what the rules say of everything, drafts too, and nothing is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from safeguarding.build import build_site
from safeguarding.errors import ConfigurationError
from safeguarding.gate import Refusal
from safeguarding.inspection import Inspection
from safeguarding.outcome import Outcome, Wish
from safeguarding.project import Project
from safeguarding.record import BuildRecord


def check(project: Project, post: str) -> Outcome:
    """Build and inspect, without touching anything; `post` narrows the answer to one post or page.

    Raises Refusal if something must be mended (in that post), and the other kinds of `Stopped`.
    """
    try:
        outcome = build_site(project, wish=Wish(promote=False, drafts=True))
    except Refusal as refusal:
        narrowed = _only(refusal.inspection, refusal.record, post)
        if narrowed.refused:
            raise Refusal(narrowed, refusal.record) from None
        return Outcome(refusal.record, narrowed, None)
    return replace(outcome, inspection=_only(outcome.inspection, outcome.record, post))


def _only(inspection: Inspection, record: BuildRecord, post: str) -> Inspection:
    if not post:
        return inspection
    sources = _sources(record, post)
    if not sources:
        raise ConfigurationError(
            f"There is no post or page “{post}”.", "Name its file, like this: --post beans"
        )
    found = tuple(finding for finding in inspection.findings if finding.source in sources)
    return replace(inspection, findings=found)


def _sources(record: BuildRecord, post: str) -> Sequence[str]:
    wanted = PurePosixPath(post.replace("\\", "/"))
    known = (*record.posts, *record.unread)
    return [
        source
        for source in known
        if source == str(wanted) or PurePosixPath(source).stem == wanted.stem
    ]
