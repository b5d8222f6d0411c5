"""What Pelican copies as it is: which files are the theme's, and where copies may land."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import Any

from safeguarding.errors import ConfigurationError
from safeguarding.project import Project


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A file of the theme. `built` is its path in the tree, `digest` its SHA-256 (hex)."""

    path: Path
    built: str
    digest: str


def theme_files(
    settings: dict[str, Any], project: Project, fingerprints: Collection[str]
) -> Iterator[ThemeFile]:
    """Every file that really is the theme's.

    A link, a file outside the theme or in the content folder, and a copy of a photo that somebody
    declared (`fingerprints`, as photos.csv has them) are none: what the theme has may be shown
    without asking who is in it.
    """
    theme = Path(settings["THEME"]).resolve()
    if project.root.is_relative_to(theme) or project.content.is_relative_to(theme):
        return
    for folder in settings["THEME_STATIC_PATHS"]:
        base = theme / folder
        real = base.resolve()
        if not real.is_relative_to(theme) or real.is_relative_to(project.content):
            continue
        for path in (base,) if base.is_file() else sorted(base.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            name = path.name if path == base else path.relative_to(base).as_posix()
            built = posixpath.normpath(f"{settings['THEME_STATIC_DIR']}/{name}").lstrip("/")
            if digest[:16] not in fingerprints:
                yield ThemeFile(path, built, digest)


def expect_inside(settings: dict[str, Any], copies: Iterable[str]) -> None:
    """Raises ConfigurationError when a file would be copied to a place outside the tree.

    Pelican checks where pages go; it writes copies to any place that a setting names, and what
    never was in the tree was never inspected. `copies` are the paths in the tree of what the
    content folder has.
    """
    extension = f"page{settings['OUTPUT_SOURCES_EXTENSION']}"
    for path in (settings["THEME_STATIC_DIR"], extension, *copies):
        place = PureWindowsPath(path)
        if place.anchor or ".." in place.parts:
            raise ConfigurationError(
                "A setting would put files outside the website's folder, where no check sees them.",
                "Look at THEME_STATIC_DIR, STATIC_SAVE_AS and EXTRA_PATH_METADATA in "
                "pelicanconf.py and in the command.",
            )
