"""Photos from a phone into an album: masters that hold nothing but pixels."""

from __future__ import annotations

import contextlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from filelock import FileLock
from rich.progress import Progress

from desk.asking import Hint
from photos.masters import Imported, ImportReport, import_masters
from photos.naming import named_in
from photos.phone_folder import LeftOut, is_packed
from safeguarding.errors import ConfigurationError
from safeguarding.masking import masker_here
from safeguarding.names import Allowed, NameFinder
from safeguarding.policy_reader import read_policy
from safeguarding.private import Private, Words
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
    if is_packed(folder):
        raise ConfigurationError(
            (_shown(folder), " is a packed folder."),
            "Unpack it, and name the folder that comes out.",
        )
    if folder.is_file():
        raise ConfigurationError(
            (_shown(folder), " is a file."), "Put the photos into a folder and name that."
        )
    if not folder.is_dir():
        raise ConfigurationError(("There is no folder ", _shown(folder), "."))


def names_of(project: Project) -> Finder:
    """The names that photos may hold. Raises RegisterError, ConfigurationError."""
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    return NameFinder(register, Allowed.from_policy(policy))


def import_photos(project: Project, folder: Path, album: Path, names: Finder) -> Mapping[str, Hint]:
    """Import with a progress bar, and say what came of it, and what the photos themselves said.

    Answers what helps to declare them, by their new names. Raises ConfigurationError if no photo
    in the folder could be imported, or not all of them could be written; a new album is then not
    made.
    """
    workroom = project.state / "import"
    with (
        _plain_disk_errors(folder),
        _one_at_a_time(project),
        Progress(transient=True, disable=not sys.stdout.isatty()) as bar,
    ):
        task = bar.add_task("Importing photos")
        report = import_masters(
            folder, album, workroom, lambda done, of: bar.update(task, completed=done, total=of)
        )
    hints = {photo.name: _hint(photo, names) for photo in report.imported}
    masker = masker_here(names)  # people call photos by the names of children
    for line in (*_came_of(report, folder, album), *_said(report, hints)):
        print(masker.words(line))
    if not report.imported:
        raise _nothing(report, folder, project.relative(album))
    return hints


def _shown(folder: Path) -> Private:
    """Whoever typed it sees it; a pipe or a log does not, for it may be called after a child."""
    return Private(str(folder), "(folder hidden)")


def _nothing(report: ImportReport, folder: Path, album: str) -> ConfigurationError:
    if any(left.twin for left in report.skipped):
        return ConfigurationError(
            ("There is nothing new in ", _shown(folder), "."),
            f"To say what pictures show: invoke photos {album}",
        )
    return ConfigurationError(("No photo in ", _shown(folder), " could be imported."))


@contextlib.contextmanager
def still_there(project: Project, album: Path) -> Iterator[None]:
    """Whoever gives up declaring has the imported pictures all the same, and is told so."""
    try:
        yield
    except KeyboardInterrupt:
        print("\nThe pictures are in the album. Say what they show when you have the time:")
        print(f"    invoke photos {project.relative(album)}")
        raise


@contextlib.contextmanager
def _one_at_a_time(project: Project) -> Iterator[None]:
    """So that whatever stands in the workroom was left by an import that was killed."""
    project.state.mkdir(parents=True, exist_ok=True)
    with FileLock(project.state / "import.lock"):
        yield


@contextlib.contextmanager
def _plain_disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if not folder.is_dir():
            raise ConfigurationError(
                ("The folder ", _shown(folder), " went away while it was read."),
                "Plug the stick or the telephone in again, and import once more.",
            ) from None
        raise ConfigurationError(
            f"The photos could not be imported: {error.strerror or 'the disk gave no reason'}.",
            "Look whether there is room on the disk and whether you may write there.",
        ) from None


def _came_of(report: ImportReport, folder: Path, album: Path) -> Iterator[Words]:
    if count := len(report.imported):
        photos = "1 photo" if count == 1 else f"{count} photos"
        yield (f"Imported: {photos}, without place, date or camera.",)
    if report.told_place:
        said = "1 location was" if report.told_place == 1 else f"{report.told_place} locations were"
        yield (f"{said} removed: the copies do not say where the photos were taken.",)
    yield from _with_reasons("Could not be read", report.unreadable)
    if report.imported and report.went_away:
        yield ("Look whether the stick or the telephone is still plugged in. For the others then:",)
        yield (f"    invoke photos content/albums/{album.name} --add {folder}",)
    yield from _with_reasons("Only in part", report.partly)
    yield from _with_reasons("Left out", report.skipped)


def _with_reasons(told: str, files: Sequence[LeftOut]) -> Iterator[Words]:
    """A line for each reason; a hundred photos that are there already are not a hundred lines."""
    alike: dict[str, list[str]] = defaultdict(list)
    twins = [one for one in files if one.twin]
    for one in files:
        many = one.twin and len(twins) > _SHOWN
        alike["The album has the same pictures already." if many else one.why].append(one.name)
    for why, names in alike.items():
        yield (f"{told}: {_some(names)}: {why}",)


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
