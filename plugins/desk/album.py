"""An album as `invoke photos` sees it: its pictures, and what photos.csv says of each already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from photos.originals import is_picture
from safeguarding.declarations import TABLE, fingerprint, read_declaration_table
from safeguarding.errors import ConfigurationError
from safeguarding.private import Private
from safeguarding.project import Project
from safeguarding.reading import is_pdf
from safeguarding.school import Declaration, Shows


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture of an album. `source` is relative to the content folder.

    `fingerprint` is that of the bytes as they are now: a person looks at exactly those.
    """

    source: str
    name: str
    fingerprint: str
    row: Declaration | None = None

    @property
    def declared(self) -> bool:
        """Whether somebody has said what these bytes show."""
        return self.row is not None and self.row.fingerprint == self.fingerprint


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of a picture. `people` are pupil ids.

    Of credit and licence None says nothing: they stay.
    """

    shows: Shows
    people: tuple[str, ...] = ()
    alt: str = ""
    credit: str | None = None
    licence: str | None = None


def find_album(project: Project, folder: Path) -> Path:
    """The folder as written from here, or from the project. Raises ConfigurationError."""
    album = (folder if folder.is_dir() else project.root / folder).resolve()
    if not album.is_dir() or not album.is_relative_to(project.content):
        raise ConfigurationError(
            ("There is no album ", Private(str(folder), "of that name"), "."),
            "Albums are folders like content/albums/beans.",
        )
    return album


def pictures_in(project: Project, album: Path, named: str = "") -> tuple[Candidate, ...]:
    """The pictures that stand directly in `album`, by name; links are none. Raises OSError.

    A PDF that has pictures counts as one, and one that is `named` in any case.
    """
    table = album / TABLE
    rows = read_declaration_table(project.content, table)[0] if table.exists() else {}
    inside = album.relative_to(project.content).as_posix()
    names = sorted(path.name for path in album.iterdir() if _counts(project, path, named))
    return tuple(
        Candidate(f"{inside}/{name}", name, fingerprint(album / name), rows.get(f"{inside}/{name}"))
        for name in names
    )


def _counts(project: Project, path: Path, named: str) -> bool:
    if path.is_symlink() or not is_pdf(path.name):
        return is_picture(path.name) and not path.is_symlink()
    from attachments.sources import needs_declaring  # noqa: PLC0415 - few albums have PDFs

    return path.name == named or needs_declaring(project, path)


def undone(pictures: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The pictures that somebody still has to look at: undeclared, or changed since."""
    return tuple(picture for picture in pictures if not picture.declared)


def declaration(picture: Candidate, answer: Answer) -> Declaration:
    """The row for a picture that somebody has looked at.

    Credit and licence stay if nobody was asked about them, and so do words for who cannot see it
    if there are no new ones. What was confirmed of it (`checked`) stays only for the same bytes.
    """
    row = picture.row
    credit, licence = (row.credit, row.licence) if row else ("", "")
    return Declaration(
        picture=picture.source,
        shows=answer.shows,
        people=answer.people,
        alt=answer.alt or (row.alt if row else ""),
        credit=credit if answer.credit is None else answer.credit,
        licence=licence if answer.licence is None else answer.licence,
        checked=row.checked if row and picture.declared else frozenset(),
        fingerprint=picture.fingerprint,
    )
