"""What a PDF of the content folder needs of the people who publish it."""

from __future__ import annotations

from pathlib import Path

from attachments.rebuilt import PdfRefused
from attachments.workshop import Workshop
from safeguarding.project import Project


def needs_declaring(project: Project, path: Path) -> bool:
    """Whether the PDF has pictures, or shapes that may be one, so that somebody must say who is in
    them. Raises OSError.

    One that cannot be published needs no row: the build says what is wrong with it.
    """
    try:
        made = Workshop(project.cache / "photos").rebuilt(path.read_bytes())
    except PdfRefused:
        return False
    return made.pictures or made.drawn
