"""`invoke photos`: one question for the album, then the exceptions; or all of it by options."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desk.album import Answer, Candidate, declaration, find_album, pictures_in, undone
from desk.telling import say
from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import TABLE
from safeguarding.errors import ConfigurationError
from safeguarding.people_phrase import people_meant
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.rules import FIXED
from safeguarding.school import Register, Shows
from safeguarding.school_day import today

_EXPLAINED = {
    Shows.PUPILS: "pupils",
    Shows.BACKS: "pupils, no face",
    Shows.ADULTS: "grown-ups only",
    Shows.WORK: "pupils' work, no child",
    Shows.PLACE: "nobody",
}


@dataclass(frozen=True, slots=True)
class Options:
    """What was said on the command line: all blank if it is to be asked.

    `people` as a teacher writes it ("all of 3B except …"); `file` narrows it to one picture.
    """

    shows: str = ""
    people: str = ""
    alt: str = ""
    file: str = ""


def declare(project: Project, folder: Path, options: Options) -> None:
    """Declare the pictures of an album by the options, else by asking at a terminal.

    Without `file` only pictures that are undeclared or changed are touched. Raises
    ConfigurationError when there is neither an option nor a terminal; nothing is written then.
    """
    album = find_album(project, folder)
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    pictures = _chosen(project, album, options.file)
    if not pictures:
        print(f"All pictures in {project.relative(album)} are declared. For one: --file NAME")
        return
    answers = _answers(project, album, pictures, options, register)
    rows = [declaration(picture, answers[picture.source]) for picture in pictures]
    for row in rows:
        write_declaration(album / TABLE, row)
    print(f"Declared: {len(rows)} in {project.relative(album)}.")


def at_a_terminal() -> bool:
    """Whether there is somebody who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def _chosen(project: Project, album: Path, file: str) -> Sequence[Candidate]:
    pictures = pictures_in(project, album)
    if not pictures:
        raise ConfigurationError(f"There are no pictures in {project.relative(album)}.")
    if not file:
        return undone(pictures)
    named = [picture for picture in pictures if picture.name == file]
    if not named:
        raise ConfigurationError(f"There is no picture {file} in {project.relative(album)}.")
    return named


def _answers(
    project: Project,
    album: Path,
    pictures: Sequence[Candidate],
    options: Options,
    register: Register,
) -> Mapping[str, Answer]:
    """What is said of each picture, by source."""
    if options.shows:
        shows = _shows_meant(options.shows)
        answer = Answer(shows, _people_of(shows, options.people, register), options.alt.strip())
        return {picture.source: answer for picture in pictures}
    if at_a_terminal():
        return _ask_about(pictures, register)
    raise ConfigurationError(
        f"Not declared in {project.relative(album)}: {len(pictures)} pictures.",
        f"Say what they show: invoke photos {project.relative(album)} --shows pupils "
        '--people "all of 3B" --alt "Children sow beans"',
    )


def _shows_meant(written: str) -> Shows:
    try:
        return Shows(written.strip().casefold())
    except ValueError:
        known = ", ".join(Shows)
        raise ConfigurationError(f"A picture shows {known}; “{written}” is none.") from None


def _people_of(shows: Shows, phrase: str, register: Register) -> tuple[str, ...]:
    if phrase.strip():
        return people_meant(phrase, register)
    if shows.pupils:
        raise ConfigurationError(
            "Say which pupils are in the pictures.", 'With --people "P-0007; all of 3B".'
        )
    return ()


def _ask_about(pictures: Sequence[Candidate], register: Register) -> Mapping[str, Answer]:
    print("Look at the pictures. Not declared yet:")
    for number, picture in enumerate(pictures, 1):
        print(f"  {number:3}  {picture.name}")
    print("First what holds for most of them, then the exceptions. Ctrl+C leaves all as it was.")
    said = dict.fromkeys((picture.source for picture in pictures), _ask(register))
    while len(pictures) > 1 and (differs := input("One that differs (number), or Enter: ").strip()):
        if differs.isdecimal() and 1 <= int(differs) <= len(pictures):
            said[pictures[int(differs) - 1].source] = _ask(register)
        else:
            print(f"A number from 1 to {len(pictures)}.")
    return said


def _ask(register: Register) -> Answer:
    kinds = ", ".join(f"{kind} ({told})" for kind, told in _EXPLAINED.items())
    while True:
        try:
            shows = _shows_meant(input(f"What is shown? {kinds}: "))
            who = input("Who is in it? Names, ids, “all of 3B except …”: ") if shows.pupils else ""
            people = _people_of(shows, who, register)
        except ConfigurationError as error:
            say(error.lines)
            continue
        alt = input("What happens in it, without names, for somebody who cannot see it? ")
        return Answer(shows, people, alt.strip())
