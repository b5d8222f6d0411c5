"""What metadata says, as its readers gather it: plain texts, in memory only."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Saying:
    """Names may stand in all texts: nothing of this is printed, logged or written as it is."""

    people: list[str] = field(default_factory=list)
    """Who is said to be in the picture: face regions, tagged people."""
    authors: list[str] = field(default_factory=list)
    """Who is said to have made or to own it."""
    words: list[str] = field(default_factory=list)
    """Captions, titles, keywords, comments."""
    place: bool = False
    time: bool = False
    unread: bool = False
    """A part could not be read: nobody knows what it said."""

    def add(self, other: Saying) -> None:
        self.people += other.people
        self.authors += other.authors
        self.words += other.words
        self.place |= other.place
        self.time |= other.time
        self.unread |= other.unread
