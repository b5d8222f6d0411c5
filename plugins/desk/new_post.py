"""`invoke new`: a post to fill in, with its photos imported and its gallery in place."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from pelican.utils import slugify

from desk.importing import names_of
from safeguarding.errors import ConfigurationError, Stopped
from safeguarding.mentions import Certainty, Place
from safeguarding.private import Words
from safeguarding.project import Project
from safeguarding.record import TO_WRITE, Finder

OFFICE = "The school office"
_SUBSTITUTIONS = (("&", " and "), (r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"[-\s]+", "-"))
_LONGEST = 60
_SKELETON = """\
Title: {title}
Date: {date:%Y-%m-%d %H:%M}
Category: News
Author: {author}
Status: draft

{gallery}{to_write}
"""
"""The command gives the advice: a post that still asks to be written is refused, whatever else it
holds would be published."""


def slug_of(title: str) -> str:
    """The last part of the post's address: "Our beans!" -> "our-beans".

    Raises ConfigurationError for a title without a letter or digit.
    """
    slug = str(slugify(title, regex_subs=_SUBSTITUTIONS))[:_LONGEST].strip("-_")
    if not re.search(r"[a-z0-9]", slug):
        raise ConfigurationError(
            "The title needs a word in it.", 'Like this: invoke new "Our beans are growing"'
        )
    return slug


def write_post(
    project: Project, title: str, *, author: str, now: dt.datetime, gallery: bool
) -> Path:
    """Write the skeleton of a post and answer its path.

    It begins as a draft, so that an unfinished post never holds up the others. Raises
    ConfigurationError if there is a post of that name, or if the title is not one line.
    """
    if not title.isprintable():
        raise ConfigurationError("The title must be one line of text.")
    slug = slug_of(title)
    path = expect_new(project, title)
    line = f"[gallery:{slug}]\n\n" if gallery else ""
    text = _SKELETON.format(title=title, date=now, author=author, gallery=line, to_write=TO_WRITE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def doubts_about(project: Project, title: str) -> tuple[Words, ...]:
    """What to say of names in a title. Raises ConfigurationError as `names_in_title` does.

    A register that cannot be read stops no draft: no build publishes it until the register can be.
    """
    try:
        names = names_of(project)
    except Stopped:
        return (("Nobody could look for pupils' names in the title: see “invoke register”.",),)
    return names_in_title(title, names)


def names_in_title(title: str, names: Finder) -> tuple[Words, ...]:
    """What to say of words in a title that may be pupils' names: titles become addresses.

    Raises ConfigurationError if a pupil is named for certain.
    """
    found = names.find(title, Place.LABEL)
    if any(mention.certainty is Certainty.CERTAIN for mention in found):
        raise ConfigurationError(
            "The title names a pupil. A title travels: it becomes the address of the post, and "
            "stands in lists beside pictures of pupils.",
            'Say it without the name, like this: invoke new "A winner in Year 3"',
        )
    return tuple(
        (
            "In the title “",
            mention.words,
            "” may be a pupil's name. If it is one, choose another title; if it is none, write "
            "“Not_pupils: … = who or what it is” into the head of the post.",
        )
        for mention in found
        if mention.certainty is Certainty.LIKELY
    )


def expect_new(project: Project, title: str) -> Path:
    """Where the post goes. Raises ConfigurationError if there is one already."""
    path = project.content / "posts" / f"{slug_of(title)}.md"
    if path.exists():
        raise ConfigurationError(
            f"There already is a post {project.relative(path)}.", "Choose another title."
        )
    return path
