"""Looks at the pixels of every picture that is published: facts for the rules; a Pelican plugin.

Pelican calls `register()`. Nothing is decided here: what is found stands in `BuildRecord.seen`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import signals

from looking.visit import visit
from safeguarding.record import BuildRecord


def register() -> None:
    """Connect to Pelican.

    The pictures are in the tree when the last generator has read its sources, and the cards ask
    for their faces while pages are written. A card may show a picture that no page does.
    """
    signals.all_generators_finalized.connect(_look_at_pictures)
    signals.finalized.connect(_look_at_cards)


def _look_at_pictures(generators: Sequence[Any]) -> None:
    for generator in generators[:1]:
        _look(generator.settings)


def _look_at_cards(pelican: Any) -> None:
    _look(pelican.settings)


def _look(settings: Mapping[str, Any]) -> None:
    record: BuildRecord = settings["GATE"]
    visit(record, Path(settings["OUTPUT_PATH"]))
