"""What a build was asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safeguarding.inspection import Inspection
from safeguarding.record import BuildRecord


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command wants of a build besides an inspected tree."""

    promote: bool = True
    """Put the tree in place; else the site is only looked at."""
    drafts: bool = False
    """Build and inspect drafts too; such a tree is never put in place."""
    preview: Path | None = None
    """A private folder that takes a copy of a tree that passed, for the preview at school."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A site that passed: what was inspected, and where it is now (None: it was only looked at)."""

    record: BuildRecord
    inspection: Inspection
    target: Path | None
