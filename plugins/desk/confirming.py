"""`invoke photos FOLDER --file NAME --checked RULE`: somebody looked, and says that it is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desk.album import pictures_in
from desk.telling import say
from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import TABLE
from safeguarding.errors import ConfigurationError
from safeguarding.nearest import nearest
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.reading import is_pdf
from safeguarding.rules import faces_undeclared, name_in_picture, name_unconfirmed

CONFIRMABLE = (faces_undeclared.RULE.id, name_in_picture.RULE.id)
"""The rules that ask a person about one picture."""
OF_PDFS = (*CONFIRMABLE, name_unconfirmed.RULE.id)
"""A PDF has no head for `Not_pupils`: what is said of the words in it stands in its row too."""


def confirm(project: Project, album: Path, file: str, rule: str) -> None:
    """Write into photos.csv that a person looked into `rule` for one picture.

    It counts for the bytes as they are now. Raises ConfigurationError, and writes nothing, when
    the rule asks nobody, no picture is named, or the picture is undeclared or changed.
    """
    where = Private(project.relative(album), "FOLDER")
    name = Private(file, "(file name hidden)")
    known = OF_PDFS if is_pdf(file) else CONFIRMABLE
    if rule not in known:
        raise ConfigurationError(
            (
                "“",
                Private(rule),
                f"” cannot be confirmed for a {'PDF' if is_pdf(file) else 'picture'}, only "
                f"{' or '.join(known)}.{nearest(rule, known)}",
            )
        )
    if not file:
        raise ConfigurationError(
            "Say which picture you looked at: each is confirmed by itself.",
            ("invoke photos ", where, f" --file NAME --checked {rule}"),
        )
    for picture in pictures_in(project, album, file):
        if picture.name == file:
            break
    else:
        raise ConfigurationError(("There is no picture ", name, " in ", where, "."))
    if picture.row is None or not picture.declared:
        raise ConfigurationError(
            (name, " is not declared, or it changed since. Declare it first."),
            ("invoke photos ", where, " --file ", Private(file, "NAME")),
        )
    row = replace(picture.row, checked=picture.row.checked | {rule})
    write_declaration(album / TABLE, row)
    say([("Confirmed for ", name, f": {rule}. It counts until the picture changes.")])
