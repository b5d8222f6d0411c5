"""The pages of a rebuilt PDF as a reader sees them, drawn in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from attachments.apart import answer_of

RECIPE = f"page 1440 pypdfium2={version('pypdfium2')}"
"""To be changed when the same page is drawn otherwise."""
_PATIENCE = 120
"""Seconds; the process ends itself much earlier where it can."""


def drawn(data: bytes) -> tuple[bytes, ...]:
    """Each page as a JPEG. Raises NoAnswerError when a PDF takes too long to draw."""
    return tuple(_parts(answer_of("attachments.drawer", data, _PATIENCE)))


def _parts(answer: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(answer):
        end = at + 4 + int.from_bytes(answer[at : at + 4], "big")
        yield answer[at + 4 : end]
        at = end
