"""`invoke photos`: one question for the album, then the exceptions; or all of it by options."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from desk.album import Answer, Candidate, declaration, find_album, pictures_in, undone
from desk.asking import Hint, ask_about, ask_which_are_wrong, people_of, shows_meant
from desk.options import Options
from desk.telling import say
from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import TABLE
from safeguarding.errors import ConfigurationError
from safeguarding.people_phrase import full_name
from safeguarding.policy_reader import read_policy
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.rules import FIXED
from safeguarding.school import Channel, Permission, Pupil, Register
from safeguarding.school_day import today

NO_HINTS: Mapping[str, Hint] = MappingProxyType({})
ALL = "all"
"""`--file all`: every picture of the album, whatever was said of it."""


def declare(
    project: Project, folder: Path, options: Options, hints: Mapping[str, Hint] = NO_HINTS
) -> None:
    """Declare the pictures of an album by the options, else by asking at a terminal.

    Without `file` only pictures that are undeclared or changed are touched. Of a declared picture
    what is not said anew stays as it was. Raises ConfigurationError when there is neither an
    option nor a terminal; nothing is written then. `hints` are what an import knows of the
    pictures, by file name.
    """
    album = find_album(project, folder)
    where = Private(project.relative(album), "the album")
    policy = read_policy(project.policy_file, FIXED)
    register = read_register(project.register_file, policy, today=today())
    every = pictures_in(project, album, options.file)
    if not every:
        raise ConfigurationError(("There are no pictures in ", where, "."))
    by_options = bool(options.shows or options.people or options.alt)
    pictures = _named(every, options.file, where) if options.file else undone(every)
    if not pictures and not by_options and at_a_terminal():
        pictures = ask_which_are_wrong(every, where.reveal())
    if not pictures:
        _nothing_to_declare(where, by_options=by_options)
        return
    if by_options:
        answers = _said_by(options, pictures, register)
    elif at_a_terminal():
        say([("Look at the pictures in ", where, ". To declare:")])
        answers = ask_about(pictures, register, hints)
    else:
        raise ConfigurationError(
            ("Not declared in ", where, f": {len(pictures)} pictures."),
            (
                "Say what they show: invoke photos ",
                Private(where.reveal(), "FOLDER"),
                ' --shows pupils --people "all of 3B" --alt "Children sow beans"',
            ),
        )
    rows = [declaration(picture, answers[picture.source]) for picture in pictures]
    for row in rows:
        write_declaration(album / TABLE, row)
    say([(f"Declared: {len(rows)} in ", where, ".")])
    say(_not_for_the_website({name for row in rows for name in row.people}, register))


def at_a_terminal() -> bool:
    """Whether there is somebody who can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def _nothing_to_declare(where: Private, *, by_options: bool) -> None:
    """Raises ConfigurationError if something was said that now counts for no picture."""
    told: Words = ("All pictures in ", where, " are declared.")
    if by_options:
        raise ConfigurationError(
            (*told, " Nothing was changed."),
            'To change what was said, name them: --file "NAME, NAME", or --file all.',
        )
    say([(*told, ' To change some: --file "NAME, NAME", or --file all.')])


def _named(every: Sequence[Candidate], file: str, where: Private) -> Sequence[Candidate]:
    """The pictures that `file` names. Raises ConfigurationError for one that is not there."""
    if file.strip().casefold() == ALL:
        return every
    known = {picture.name: picture for picture in every}
    names = [file] if file in known else [name.strip() for name in file.split(",")]
    for name in names:
        if name not in known:
            hidden = Private(name, "(file name hidden)")
            raise ConfigurationError(("There is no picture ", hidden, " in ", where, "."))
    return [known[name] for name in dict.fromkeys(names)]


def _said_by(
    options: Options, pictures: Sequence[Candidate], register: Register
) -> Mapping[str, Answer]:
    """What the options say of each picture, by source; the rest as its row has it."""
    return {picture.source: _answer(options, picture, register) for picture in pictures}


def _answer(options: Options, picture: Candidate, register: Register) -> Answer:
    row = picture.row if picture.declared else None
    if not options.shows and row is None:
        name = Private(picture.name, "each picture")
        raise ConfigurationError(("Say what ", name, " shows: --shows pupils, for one."))
    shows = shows_meant(options.shows) if options.shows or row is None else row.shows
    if row and shows is row.shows and not options.people:
        return Answer(shows, row.people, options.alt.strip())  # of work, too: whose it is
    before = row.people if row else ()
    people = people_of(shows, options.people, register, before)
    return Answer(shows, people, options.alt.strip())


def kept_off_the_website(people: Iterable[str], register: Register) -> list[Pupil]:
    """Who of these ids may not be shown there today: a build refuses pictures of them."""
    day = today()
    pupils = [register.pupils[name] for name in sorted(people) if name in register.pupils]
    return [pupil for pupil in pupils if pupil.permission(Channel.WEBSITE, day) is Permission.NO]


def _not_for_the_website(people: Iterable[str], register: Register) -> list[Words]:
    """Told while whoever declares them still has the pictures open."""
    kept_off = kept_off_the_website(people, register)
    if not kept_off:
        return []
    return [
        ("A page with these pictures will be refused, as the families of these did not agree:",),
        *(("    ", full_name(pupil), f", {pupil.class_name}") for pupil in kept_off),
        ("Take the pictures out in which they are. If they are in none, say so:",),
        ('    --file "NAME, NAME" --people "except …" (or --file all)',),
    ]
