"""`invoke photos`: one question for the album, then the exceptions; or all of it by options."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from desk.album import Answer, Candidate, declaration, find_album, pictures_in, undone
from desk.asking import Hint, ask_about, people_of, shows_meant
from desk.options import Options
from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import TABLE
from safeguarding.errors import ConfigurationError
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.rules import FIXED
from safeguarding.school import Register
from safeguarding.school_day import today

NO_HINTS: Mapping[str, Hint] = MappingProxyType({})


def declare(
    project: Project, folder: Path, options: Options, hints: Mapping[str, Hint] = NO_HINTS
) -> None:
    """Declare the pictures of an album by the options, else by asking at a terminal.

    Without `file` only pictures that are undeclared or changed are touched. Raises
    ConfigurationError when there is neither an option nor a terminal; nothing is written then.
    `hints` are what an import knows of the pictures, by file name.
    """
    album = find_album(project, folder)
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    pictures = _chosen(project, album, options.file)
    if not pictures:
        print(f"All pictures in {project.relative(album)} are declared. For one: --file NAME")
        return
    where = project.relative(album)
    if options.shows:
        answers = _said_by(options, pictures, register)
    elif at_a_terminal():
        print(f"Look at the pictures in {where}. Not declared yet:")
        answers = ask_about(pictures, register, hints)
    else:
        raise ConfigurationError(
            f"Not declared in {where}: {len(pictures)} pictures.",
            f"Say what they show: invoke photos {where} --shows pupils "
            '--people "all of 3B" --alt "Children sow beans"',
        )
    rows = [declaration(picture, answers[picture.source]) for picture in pictures]
    for row in rows:
        write_declaration(album / TABLE, row)
    print(f"Declared: {len(rows)} in {where}.")


def at_a_terminal() -> bool:
    """Whether there is somebody who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def _chosen(project: Project, album: Path, file: str) -> Sequence[Candidate]:
    pictures = pictures_in(project, album, file)
    if not pictures:
        raise ConfigurationError(f"There are no pictures in {project.relative(album)}.")
    if not file:
        return undone(pictures)
    named = [picture for picture in pictures if picture.name == file]
    if not named:
        raise ConfigurationError(f"There is no picture {file} in {project.relative(album)}.")
    return named


def _said_by(
    options: Options, pictures: Sequence[Candidate], register: Register
) -> Mapping[str, Answer]:
    """The same of each picture, by source."""
    shows = shows_meant(options.shows)
    answer = Answer(shows, people_of(shows, options.people, register), options.alt.strip())
    return {picture.source: answer for picture in pictures}
