"""Photos from a phone into an album: masters that hold nothing but pixels."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.progress import Progress

from desk.asking import Hint
from photos.masters import Imported, ImportReport, import_masters
from photos.naming import named_in
from safeguarding.errors import ConfigurationError
from safeguarding.masking import masker_here
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy_reader import read_policy
from safeguarding.private import Words
from safeguarding.project import Project
from safeguarding.record import Finder
from safeguarding.register import read_register
from safeguarding.rules import FIXED
from safeguarding.school_day import today

_SHOWN = 3


def expect_importable(folder: Path, album: Path) -> None:
    """Raises ConfigurationError if there is no such folder, or an album of that name already."""
    _expect_folder(folder)
    if album.exists():
        raise ConfigurationError(
            f"There already is an album called {album.name}.",
            f"Choose another title, or add to it: invoke photos content/albums/{album.name} "
            f"--add {folder}",
        )


def expect_addable(folder: Path, album: Path) -> None:
    """Raises ConfigurationError if there is no such folder, or if it is the album itself."""
    _expect_folder(folder)
    if folder.resolve().is_relative_to(album) or album.is_relative_to(folder.resolve()):
        raise ConfigurationError(
            "The photos to add must stand in a folder outside the album.",
            "Copy them from the phone to the desktop first, for example.",
        )


def _expect_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigurationError(f"There is no folder {folder}.")


def names_of(project: Project) -> Finder:
    """The names that photos may hold. Raises RegisterError, ConfigurationError."""
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    return NameFinder(register, Allowed.from_policy(policy))


def import_photos(folder: Path, album: Path, names: Finder) -> Mapping[str, Hint]:
    """Import with a progress bar, and say what came of it, and what the photos themselves said.

    Answers what helps to declare them, by their new names. Raises ConfigurationError if no photo
    in the folder could be imported.
    """
    before = album.exists()
    with Progress(transient=True, disable=not sys.stdout.isatty()) as bar:
        task = bar.add_task("Importing photos")
        report = import_masters(
            folder, album, lambda done, of: bar.update(task, completed=done, total=of)
        )
    hints = {photo.name: _hint(photo, names) for photo in report.imported}
    masker = masker_here(names)  # people call photos by the names of children
    for line in (*_came_of(report), *_said(report, hints)):
        print(masker.words(line))
    if not report.imported:
        if not before:
            album.rmdir()
        raise ConfigurationError(f"No photo in {folder} could be imported.")
    return hints


def _came_of(report: ImportReport) -> Iterator[Words]:
    count = len(report.imported)
    photos = "1 photo" if count == 1 else f"{count} photos"
    yield (f"Imported: {photos}, without place, date or camera.",)
    if report.told_place:
        said = "1 location was" if report.told_place == 1 else f"{report.told_place} locations were"
        yield (f"{said} removed: the copies do not say where the photos were taken.",)
    for unreadable in report.unreadable:
        yield (f"Could not be read: {unreadable.name}: {unreadable.why}",)
    for partly in report.partly:
        yield (f"Only in part: {partly.name}: {partly.why}",)
    for skipped in report.skipped:
        yield (f"Left out: {skipped.name}: {skipped.why}",)


def _hint(photo: Imported, names: Finder) -> Hint:
    shown = (one for one in named_in(photo.said, names) if one.shown)
    return Hint(photo.photo, tuple(shown))


def _said(report: ImportReport, hints: Mapping[str, Hint]) -> Iterator[Words]:
    """What was left behind; the names of pupils among it, for a terminal at school."""
    alike: dict[str, list[str]] = defaultdict(list)
    for photo in report.imported:
        alike[photo.said.told.in_words].append(photo.photo)
    for words, photos in alike.items():
        if words:
            yield (f"{_some(photos)} {words}: not in the copies.",)
    for name, hint in hints.items():
        for one in hint.named:
            yield (f"{hint.photo}, now {name}, named ", one.name, ": declare who is in it.")


def _some(photos: list[str]) -> str:
    if len(photos) <= _SHOWN:
        return " and ".join(filter(None, (", ".join(photos[:-1]), photos[-1])))
    return f"{', '.join(photos[:_SHOWN])} and {len(photos) - _SHOWN} more"
