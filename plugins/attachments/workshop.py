"""Rebuilt PDFs: each made once, in a process of its own, and kept by what it was made from.

They are kept beside the pictures and under such names as theirs, so that `photos.cache` forgets
them with the pictures: what no build uses, and what was withdrawn.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path

import pikepdf

from attachments.apart import NoAnswerError, answer_of
from attachments.rebuild import PdfRefused, Rebuilt
from photos.files import replace_file
from safeguarding.pdf_bytes.canonical import MOST_BYTES

_RECIPE = "2"
"""To be raised when the same PDF is rebuilt otherwise."""
_PATIENCE = 30
"""Seconds; the process ends itself after ten of a processor where it can."""
_SUFFIX = ".pictures"
_TOO_MUCH = (
    "Opening the PDF takes too long or too much memory. Save it as a PDF again, with smaller "
    "pictures."
)


class Workshop:
    """Rebuilds PDFs; what was made is kept in `folder`, which is private."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        recipe = f"{_RECIPE} {version('pikepdf')} {pikepdf.__libqpdf_version__}"
        self._key = hashlib.sha256(recipe.encode()).hexdigest()[:16]

    def rebuilt(self, data: bytes) -> Rebuilt:
        """The PDF made anew, or as it was kept. Raises PdfRefused, OSError."""
        path = self._folder / f"{hashlib.sha256(data).hexdigest()}-{self._key}{_SUFFIX}"
        with contextlib.suppress(FileNotFoundError, ValueError):
            packed = path.read_bytes()
            made = _unpacked(packed, path.name)
            os.utime(path)
            return made
        answer = _asked(data)
        made = _read(answer)
        replace_file(path, _packed(answer, path.name))
        return made


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
    return Rebuilt(data, said["pictures"], said["several"])


def _packed(answer: bytes, name: str) -> bytes:
    return _checksum(answer, name) + answer


def _unpacked(packed: bytes, name: str) -> Rebuilt:
    """Raises ValueError when anything in the file is not as it was written."""
    length = len(_checksum(b"", name))
    if _checksum(packed[length:], name) != packed[:length]:
        raise ValueError("it is damaged")
    return _read(packed[length:])


def _checksum(answer: bytes, name: str) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + answer).hexdigest().encode()
