"""Text about a child that may be shown on the school's own terminal and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

HIDDEN = "(hidden)"


@dataclass(frozen=True, slots=True, order=True)
class Private:
    """A name, an id or another text that identifies a child.

    `str`, `repr`, f-strings and log records show `instead`; only `reveal()` gives the text.
    So a forgotten `print`, a traceback with values or a JSON dump cannot tell a name.
    """

    _text: str
    instead: str = HIDDEN

    def reveal(self) -> str:
        """The text itself: for matching in memory, and for a terminal at school."""
        return self._text

    def __str__(self) -> str:
        return self.instead

    def __repr__(self) -> str:
        return f"Private({self.instead})"

    def __format__(self, spec: str) -> str:
        return format(self.instead, spec)

    def __bool__(self) -> bool:
        return bool(self._text)


Words: TypeAlias = tuple["str | Private", ...]
"""A sentence in pieces: plain words, and private ones that a written report leaves out."""


def revealed(words: Words) -> str:
    """The whole sentence, for a terminal at school."""
    return "".join(piece.reveal() if isinstance(piece, Private) else piece for piece in words)


def masked(words: Words) -> str:
    """The sentence as it may stand in a file, a log or on a terminal elsewhere."""
    return "".join(str(piece) for piece in words)
