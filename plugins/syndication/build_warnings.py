"""What the report of the last build asks a person to look at, by post."""

from __future__ import annotations

import json
from collections.abc import Mapping

from safeguarding.findings import Level
from safeguarding.project import Project

UNREADABLE = "The report of the last build could not be read: run invoke build and look again."


def read_warnings(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Source of a post -> the warnings about it, as the report tells them: without names.

    A report that cannot be read warns of every post: under "" stands what holds for all.
    """
    try:
        report = json.loads((project.reports / "safeguarding.json").read_text(encoding="utf-8"))
        found = [finding for finding in report["findings"] if finding["level"] == Level.WARN]
        told: dict[str, list[str]] = {}
        for finding in found:
            words = f"{finding['message']} {finding['remedy']}"
            told.setdefault(finding["source"] or "", []).append(words)
    except (OSError, ValueError, KeyError, TypeError):
        return {"": (UNREADABLE,)}
    return {source: tuple(dict.fromkeys(words)) for source, words in told.items()}
