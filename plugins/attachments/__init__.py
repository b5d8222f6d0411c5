"""PDFs of the content folder, each rebuilt from its pages; a Pelican plugin.

Pelican calls `register()`. The originals are never copied.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import StaticGenerator

from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord, Made


def register() -> None:
    """Connect to Pelican: when it is known what would be copied, and before it is."""
    signals.all_generators_finalized.connect(_take_over)
    signals.finalized.connect(_finish)


def _take_over(generators: list[Any]) -> None:
    for generator in generators:
        if isinstance(generator, StaticGenerator) and _has_pdfs(generator):
            from attachments.publish import Publication  # noqa: PLC0415 - few sites have PDFs

            tree = Path(generator.settings["OUTPUT_PATH"])
            Publication(generator.settings["GATE"], tree).take_over(generator)


def _finish(pelican: Any) -> None:
    record: BuildRecord = pelican.settings["GATE"]
    if any(origin.made is Made.PDF for origin in record.origins.values()):
        from attachments.look import look_at_pdfs  # noqa: PLC0415 - few sites have PDFs
        from attachments.titles import give_titles  # noqa: PLC0415

        tree = Path(pelican.settings["OUTPUT_PATH"])
        give_titles(record, tree)
        look_at_pdfs(record, tree)


def _has_pdfs(generator: Any) -> bool:
    return any(is_pdf(str(static.save_as)) for static in generator.staticfiles)
