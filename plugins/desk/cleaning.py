"""`invoke clean`: removes what builds made, and nothing else."""

from __future__ import annotations

import contextlib
import shutil

from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.project import Project
from safeguarding.receipt import remove_receipt
from safeguarding.target import check_target
from syndication.outbox_folder import remove_outbox

_REPORTS = ("safeguarding.json", "safeguarding.html", "audit.json", "audit.html")


def clean(project: Project) -> None:
    """Remove output, reports, outbox and cache. The record of the accepted register stays.

    Raises ConfigurationError if output or outbox hold anything that no build wrote; nothing is
    removed from them then.
    """
    with plain_disk_errors(), sole_builder(project, print):
        output = check_target(project.root / "output", project)
        remove_outbox(project)
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(output)
        remove_receipt(project.state, output)
        forget(project)
        for name in _REPORTS:
            (project.reports / name).unlink(missing_ok=True)


def forget(project: Project) -> None:
    """Remove what is kept only to save time."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(project.cache)
