"""Tells each post which one came before it and which after, for the theme's links between posts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from pelican import signals


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_introduce)


def _introduce(generator: Any) -> None:
    """Set `newer` and `older` on each article; Pelican lists the newest first."""
    for newer, older in pairwise(generator.articles):
        newer.older = older
        older.newer = newer
