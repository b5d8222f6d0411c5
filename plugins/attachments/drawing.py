"""The pages of a rebuilt PDF as a reader sees them, drawn in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from attachments.apart import answer_of
from attachments.sheets import Part

_PATIENCE = 120
"""Seconds; the process ends itself much earlier where it can."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a part of a long one. `page` counts from 0; `data` is a JPEG."""

    page: int
    part: Part
    data: bytes

    @property
    def whole(self) -> bool:
        """Whether it is all of its page."""
        return self.part == Part(0, 0, 1, 1)


def drawn(data: bytes) -> tuple[Sheet, ...]:
    """Each page in its sheets. Raises NoAnswerError when a PDF takes too long to draw."""
    return tuple(_sheets(answer_of("attachments.drawer", data, _PATIENCE)))


def _sheets(answer: bytes) -> Iterator[Sheet]:
    at = 0
    while at < len(answer):
        start = answer.index(b"\n", at) + 1
        page, *part, length = json.loads(answer[at:start])
        at = start + length
        yield Sheet(page, Part(*part), answer[start:at])
