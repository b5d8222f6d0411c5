"""What becomes of a PDF that is rebuilt: plain data, apart from the libraries that rebuild it."""

from __future__ import annotations

from dataclasses import dataclass


class PdfRefused(Exception):  # noqa: N818 - a verdict on a file, not a fault of ours
    """A PDF that cannot be published. Its text is one or two sentences for a teacher."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`pictures` says whether it shows more than icons, and `several` whether more than one.

    `drawn`: it paints so many shapes that somebody may be seen in them, if somebody looks.
    """

    data: bytes
    pictures: bool
    several: bool
    drawn: bool = False
