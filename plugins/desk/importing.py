"""Photos from a phone into an album: masters that hold nothing but pixels."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.progress import Progress

from photos.masters import ImportReport, import_masters
from safeguarding.errors import ConfigurationError


def expect_importable(folder: Path, album: Path) -> None:
    """Raises ConfigurationError if there is no such folder, or an album of that name already."""
    if not folder.is_dir():
        raise ConfigurationError(f"There is no folder {folder}.")
    if album.exists():
        raise ConfigurationError(
            f"There already is an album called {album.name}.", "Choose another title."
        )


def import_photos(folder: Path, album: Path) -> None:
    """Import with a progress bar, and say what came of it.

    Raises ConfigurationError if no photo in the folder could be read.
    """
    with Progress(transient=True, disable=not sys.stdout.isatty()) as bar:
        task = bar.add_task("Importing photos")
        report = import_masters(
            folder, album, lambda done, of: bar.update(task, completed=done, total=of)
        )
    _tell(report)
    if not report.imported:
        album.rmdir()
        raise ConfigurationError(f"No photo in {folder} could be imported.")


def _tell(report: ImportReport) -> None:
    count = len(report.imported)
    photos = "1 photo" if count == 1 else f"{count} photos"
    print(f"Imported: {photos}, without place, date or camera.")
    if report.told_place:
        said = "1 location was" if report.told_place == 1 else f"{report.told_place} locations were"
        print(f"{said} removed: the copies do not say where the photos were taken.")
    for unreadable in report.unreadable:
        print(f"Could not be read: {unreadable.name}: {unreadable.why}")
    for skipped in report.skipped:
        print(f"Left out: {skipped.name}: {skipped.why}")
