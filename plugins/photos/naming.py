"""Whom an original names, held against the register and against who is declared in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from photos.traces import Said
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Place
from safeguarding.private import Private
from safeguarding.record import Finder
from safeguarding.rules.picture_undeclared import RULE as PICTURE_UNDECLARED
from safeguarding.school import Declaration, Shows

_HIDDEN = "(name hidden)"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that an original holds and that may be a pupil's.

    `pupils` are the ids of all who bear it. `shown` says that the file puts the name to the
    picture (a face, a caption, a keyword) and not only to whoever took it.
    """

    name: Private
    pupils: frozenset[str]
    certain: bool
    shown: bool
    by_file: bool = False
    """It stands in the file's own name."""


def named_by(file: str, names: Finder) -> tuple[Named, ...]:
    """The pupils whose full names stand in a file's name, as in "amelia_khan2.jpg"."""
    found = names.find(file.rpartition(".")[0] or file, Place.ADDRESS)
    return tuple(
        Named(
            Private(mention.words.reveal(), _HIDDEN),
            frozenset(mention.pupils),
            certain=True,
            shown=True,
            by_file=True,
        )
        for mention in found
        if mention.certainty is Certainty.CERTAIN and mention.pupils
    )


def named_in(said: Said, names: Finder) -> tuple[Named, ...]:
    """The pupils' names in what an original said, each once; in memory only."""
    found = [
        *_named(said.people, names, Certainty.LIKELY, shown=True),
        *_named(said.words, names, Certainty.CERTAIN, shown=True),
        *_named(said.authors, names, Certainty.CERTAIN, shown=False),
    ]
    once: dict[frozenset[str], Named] = {}
    for named in found:
        known = once.get(named.pupils)
        if known is None or (named.shown, named.certain) > (known.shown, known.certain):
            once[named.pupils] = named
    return tuple(once.values())


def _named(
    texts: Iterable[Private], names: Finder, least: Certainty, *, shown: bool
) -> Iterator[Named]:
    for text in texts:
        for mention in names.find(text.reveal(), Place.LABEL):
            if mention.certainty >= least and mention.pupils:
                certain = mention.certainty is Certainty.CERTAIN
                name = Private(mention.words.reveal(), _HIDDEN)
                yield Named(name, frozenset(mention.pupils), certain, shown)


def undeclared(
    named: Iterable[Named], row: Declaration, file: str, table: str, output: str
) -> Iterator[Finding]:
    """Findings for those named whom the declaration of the picture leaves out.

    A doubt about who is in a picture stops the build. A first name alone, and the name of whoever
    took it, are told as a warning: neither says for certain that this pupil is in it. `table` is
    the photos.csv, relative to the project; `output` a file of the picture in the tree.
    """
    for one in named:
        if not one.pupils.isdisjoint(row.people):
            continue
        # Whose work it is may stand in the name of a file that shows nobody.
        stops = one.certain and one.shown and not (one.by_file and row.shows is Shows.WORK)
        says = _FILE_SAYS if one.by_file else _SAYS[stops, one.shown]
        yield PICTURE_UNDECLARED.finding(
            (says.format(file=file), one.name, _SO[stops]),
            (_RENAME if one.by_file else _MEND) if stops else _LOOK,
            level=Level.REFUSE if stops else Level.WARN,
            source=table,
            line=row.line,
            output=output,
        )


_SAYS = {
    (True, True): "The file of the picture {file} itself says who is in it: ",
    (False, True): "The file of the picture {file} gives a name to somebody in it: ",
    (False, False): "The file of the picture {file} says that it was made by, or belongs to, ",
}
_FILE_SAYS = "The file name of the picture {file} is that of a pupil: "
_SO = {
    True: ". This pupil is not among its people in photos.csv.",
    False: ". A pupil bears this name, and is not among its people in photos.csv.",
}
_MEND = (
    "If the pupil is in the picture, add the id to the column “people” of this row. If not, save "
    "the picture without that name, or import it with “invoke photos ALBUM --add FOLDER”, which "
    "takes only its pixels. Nothing of what the file says is ever published."
)
_RENAME = (
    "If the pupil is in the picture, add the id to the column “people” of this row. If not, give "
    "the file another name, in the row and in the post as well. The name is never published."
)
_LOOK = (
    "If the pupil is in the picture, add the id to the column “people” of this row. Nothing of "
    "what the file says is ever published."
)
