"""Connects the pictures to Pelican's signals; all else is done elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from photos.publish import Publication
from photos.shelf import Shelf
from safeguarding.errors import ConfigurationError
from safeguarding.record import BuildRecord


def register() -> None:
    """Pelican's entry point."""
    signals.generator_init.connect(give_to_theme)
    # StaticGenerator is the last to read; nothing has been written yet. Later signals would leave
    # other plugins to see posts whose pictures are not in place.
    signals.static_generator_finalized.connect(take_over_pictures)


def give_to_theme(generator: Any) -> None:
    """The filter `responsive` and the function `lead_picture`, for every template."""
    shelf = Shelf.of(generator.context)
    generator.env.filters["responsive"] = shelf.responsive
    generator.env.globals["lead_picture"] = shelf.lead_picture


def take_over_pictures(generator: Any) -> None:
    """Raises ConfigurationError when the gate does not guard this build."""
    record = generator.settings.get("GATE")
    if not isinstance(record, BuildRecord):
        raise ConfigurationError(
            "The pictures are published only through the gate, and it does not guard this build.",
            "pelicanconf.py must set PELICAN_CLASS to the class that the gate provides.",
        )
    content = Path(generator.settings["PATH"]).resolve()
    if content != record.knowledge.project.content:
        raise ConfigurationError("The gate looks after another content folder than this one.")
    Publication(generator, record).run()
