"""One build for the preview, in a process of its own: `python -m desk.rebuild PROJECT`.

The terminal is told as by `invoke check`; what the browser shows is left, without names, in a file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from safeguarding.build import build_site
from safeguarding.errors import Stopped
from safeguarding.gate import Refusal
from safeguarding.masking import Masker, masker_here
from safeguarding.outcome import Wish
from safeguarding.private import masked
from safeguarding.project import Project
from safeguarding.report import not_looked_at, print_passed, print_stopped
from safeguarding.report_page import REFUSED, findings_page, sentences_page

_BROKEN = (
    "The preview could not be built. The terminal in which `invoke serve` runs may say more; "
    "`invoke doctor` looks for what is missing."
)


def preview_folder(project: Project) -> Path:
    """Where the previewed tree is."""
    return project.state / "preview"


def refusal_file(project: Project) -> Path:
    """The page that says why the last build for the preview failed; missing if it did not."""
    return project.state / "preview-refusal.html"


def read_refusal(project: Project) -> str:
    """The page of a build that failed, never empty: whatever failed, the browser shows it."""
    try:
        return refusal_file(project).read_text(encoding="utf-8") or _page((_BROKEN,))
    except (OSError, ValueError):
        return _page((_BROKEN,))


def rebuild(project: Project) -> int:
    """Build the preview, drafts included, and answer the exit code."""
    try:
        wish = Wish(promote=False, drafts=True, preview=preview_folder(project))
        outcome = build_site(project, wish=wish)
    except Stopped as stopped:
        print_stopped(stopped)
        refusal_file(project).write_text(_explained(stopped), encoding="utf-8")
        return stopped.exit_code
    print_passed(outcome)
    masker = masker_here(outcome.record.knowledge.names)
    for post in outcome.record.posts.values():
        if post.status == "draft":
            print(f"The draft “{masker.words((post.title,))}” is at /{masker.path(post.output)}")
    return 0


def _explained(stopped: Stopped) -> str:
    if not isinstance(stopped, Refusal):
        return _page([masked(line) for line in stopped.lines])
    masker = Masker(stopped.record.knowledge.names)
    notes = not_looked_at(stopped.record)
    return findings_page(REFUSED, stopped.inspection.findings, masker, notes)


def _page(lines: Iterable[str]) -> str:
    return sentences_page("Not built: please mend", lines)


if __name__ == "__main__":
    sys.exit(rebuild(Project.at(Path(sys.argv[1]))))
