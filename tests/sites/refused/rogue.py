"""What a careless plugin could do: published behind the back of everything but the gate."""

import shutil
from pathlib import Path

from pelican import Pelican, signals

HERE = Path(__file__).resolve().parent


def register() -> None:
    """Connect to Pelican's very last signal."""
    signals.finalized.connect(_publish)


def _publish(pelican: Pelican) -> None:
    output = Path(pelican.settings["OUTPUT_PATH"])
    for folder in ("images", "drafts"):
        (output / folder).mkdir()
    shutil.copy(HERE / "albums/a/pupils.jpg", output / "images/picture-metadata.jpg")
    shutil.copy(HERE / "albums/a/undeclared.jpg", output / "images/picture-untraced.jpg")
    (output / "drafts/draft-in-output.html").write_text("<!doctype html><title>A draft</title>")
