"""Rebuilt PDFs: each made once, in a process of its own, and kept by what it was made from.

They are kept beside the pictures and under such names as theirs, so that `photos.cache` forgets
them with the pictures: what no build uses, and what was withdrawn.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pikepdf

from attachments.apart import NoAnswerError, answer_of
from attachments.rebuilt import PdfRefused, Rebuilt
from photos.sealed import SealedFiles
from safeguarding.pdf_bytes.canonical import MOST_BYTES, titled

_RECIPE = " ".join(
    f"""
    4 pikepdf={version("pikepdf")} qpdf={pikepdf.__libqpdf_version__} pillow={version("pillow")}
    pypdfium2={version("pypdfium2")}
    """.split()
)
"""The number is to be raised when the same PDF is rebuilt otherwise."""
_PATIENCE = 120
"""Seconds; the process ends itself much earlier where it can."""
_SUFFIX = ".pictures"
_TOO_MUCH = (
    "Opening the PDF takes too long or too much memory. Save it as a PDF again, with smaller "
    "pictures."
)


class Workshop:
    """Rebuilds PDFs; what was made is kept in `folder`, which is private."""

    def __init__(self, folder: Path) -> None:
        self._files = SealedFiles(folder, _SUFFIX)

    def rebuilt(self, data: bytes) -> Rebuilt:
        """The PDF made anew, or as it was kept. Raises PdfRefused, OSError."""
        digest = hashlib.sha256(data).hexdigest()
        kept = self._files.get(digest, _RECIPE)
        if kept is not None:
            return _read(kept)
        answer = _asked(data)
        made = _read(answer)
        self._files.put(digest, _RECIPE, answer)
        return made

    def titled(self, data: bytes, title: str, digest: str) -> bytes:
        """A rebuilt PDF with a title, or as it was kept. Raises OSError.

        `digest` is that of its original. Raises ValueError or pikepdf.PdfError for what `rebuilt`
        did not make.
        """
        recipe = f"{hashlib.sha256(data).hexdigest()} {_RECIPE} {title}"
        kept = self._files.get(digest, recipe)
        if kept is None:
            kept = titled(data, title)
            self._files.put(digest, recipe, kept)
        return kept


def _asked(data: bytes) -> bytes:
    """What the worker says of a PDF. Raises PdfRefused when it does not come to an end."""
    if len(data) > MOST_BYTES:
        data = data[: MOST_BYTES + 1]
    try:
        return answer_of("attachments.worker", data, _PATIENCE)
    except NoAnswerError:
        raise PdfRefused(_TOO_MUCH) from None


def _read(answer: bytes) -> Rebuilt:
    """Raises PdfRefused; ValueError for what is no answer."""
    line, _, data = answer.partition(b"\n")
    said = json.loads(line)
    if "refused" in said:
        raise PdfRefused(said["refused"])
    return Rebuilt(data, said["pictures"], said["several"], said["drawn"])
