"""Where sentences begin and end."""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?](?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bMiss.)(?<!\bDr.)(?<!\bSt.)(?<!\bRev.)(?<!\bNo.)"
    r"(?<!\b[A-Z].)[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])"
)


def sentences(words: str) -> tuple[tuple[int, int], ...]:
    """The offsets of each sentence of a block; "Mrs. Okafor" and "J. B." end none."""
    ends = [match.end() for match in _END.finditer(words)]
    return tuple(zip([0, *ends], [*ends, len(words)], strict=True))
