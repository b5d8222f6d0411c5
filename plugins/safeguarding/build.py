"""Builds a project in this process: what the tasks call. Bare `pelican` goes the same way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pelican.settings import read_settings

from safeguarding.errors import ConfigurationError
from safeguarding.guard import GuardedPelican
from safeguarding.knowledge import open_policy
from safeguarding.outcome import Outcome, Wish
from safeguarding.project import Project


def build_site(
    project: Project,
    *,
    settings_file: str = "pelicanconf.py",
    wish: Wish | None = None,
    target: Path | None = None,
    say: Callable[[str], None] = print,
) -> Outcome:
    """Build, inspect and (unless the wish says otherwise) put in place.

    Prints nothing itself; `say` is told when another build must be waited for. Raises a kind of
    `Stopped`, whose exit code is the command's.
    """
    open_policy(project)
    override = {"OUTPUT_PATH": str(target)} if target else {}
    try:
        settings = read_settings(str(project.root / settings_file), override=override)
    except (Exception, SystemExit) as error:
        raise ConfigurationError(
            f"{settings_file} could not be read ({type(error).__name__}).",
            "Undo the last change to it, or tell whoever looks after the website.",
        ) from error
    if settings["PELICAN_CLASS"] is not GuardedPelican:
        raise ConfigurationError(
            f"{settings_file} does not use the gate (PELICAN_CLASS), so nothing is built with it."
        )
    return GuardedPelican(settings).build(wish or Wish(), say)
