"""One check in a process of its own: `python -m desk.pages.recheck PROJECT` prints a `Checked`.

A fresh process sees changed plugins and settings, and nothing of one check is left over for the
next. Everything it says is masked; titles and files of posts are for the desk's memory only.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from pelican.plugins import signals

from desk.pages.changes import Changes
from safeguarding.build import build_site
from safeguarding.errors import Stopped
from safeguarding.gate import Refusal
from safeguarding.inspection import Inspection
from safeguarding.masking import Masker
from safeguarding.outcome import Wish
from safeguarding.private import masked
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Post
from safeguarding.report import left_out_lines, not_looked_at, to_json


def recheck(project: Project) -> dict[str, object]:
    """What the checks find in everything, drafts too, and the posts that they looked at."""
    try:
        changes = Changes.since_the_last_build(project)
        with signals.finalized.connected_to(changes.read):
            outcome = build_site(project, wish=Wish(promote=False, drafts=True))
    except Refusal as refusal:
        return _told(refusal.inspection, refusal.record, changes)
    except Stopped as stopped:
        return {"stopped": [masked(line) for line in stopped.lines]}
    return _told(outcome.inspection, outcome.record, changes)


def _told(inspection: Inspection, record: BuildRecord, changes: Changes) -> dict[str, object]:
    changed = changes.of(record)
    masker = Masker(record.knowledge.names)
    now = [finding for finding in inspection.findings if not finding.draft]
    drafts = [finding for finding in inspection.findings if finding.draft]
    return {
        "stopped": [],
        "report": to_json(now, masker, record, refused=inspection.refused),
        "drafts": to_json(drafts, masker, record, refused=False),
        "around": left_out_lines(record),
        "not_looked_at": not_looked_at(record),
        "posts": [_post(post, changed) for post in record.posts.values() if _is_looked_at(post)],
    }


def _is_looked_at(post: Post) -> bool:
    """Whether somebody looks through it before it goes out: not a page that shows nothing."""
    return post.kind == "post" or bool(post.pictures or post.videos)


def _post(post: Post, changed: Collection[str]) -> Mapping[str, object]:
    return {
        "source": post.source,
        "output": post.output,
        "title": post.title,
        "summary": post.summary,
        "draft": post.status == "draft",
        "changed": post.output in changed,
        "pictures": list(post.pictures),
        "videos": list(post.videos),
        "not_pupils": dict(post.not_pupils),
    }


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):
        told = recheck(Project.at(Path(sys.argv[1])))
    json.dump(told, sys.stdout)
