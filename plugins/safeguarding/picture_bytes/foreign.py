"""What the format readers share: a place in the bytes, and the list of what does not belong."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Foreign:
    """A part of a file that the picture does not need.

    `what` is for a person: "a comment", "an Exif block"; it never quotes the part, which may be
    a name or a place. `offset` is in bytes from the start of the file.
    """

    what: str
    offset: int


@dataclass(slots=True)
class Reader:
    """The bytes of a file, and how far they have been accounted for.

    `take` and the numbers raise IndexError when the file ends too soon.
    """

    data: bytes
    at: int = 0
    foreign: list[Foreign] = field(default_factory=list)

    def take(self, count: int) -> bytes:
        """The next `count` bytes."""
        end = self.at + count
        if end > len(self.data):
            raise IndexError("it ends too soon")
        piece = self.data[self.at : end]
        self.at = end
        return piece

    def number(self, count: int) -> int:
        """The next `count` bytes as a big-endian number."""
        return int.from_bytes(self.take(count), "big")

    def little(self, count: int) -> int:
        """The next `count` bytes as a little-endian number."""
        return int.from_bytes(self.take(count), "little")

    def expect(self, wanted: bytes) -> None:
        """The next bytes must be `wanted`. Raises ValueError when they are not."""
        if self.take(len(wanted)) != wanted:
            raise ValueError("it is not of the type that its name says")

    @property
    def finished(self) -> bool:
        return self.at >= len(self.data)

    def report(self, what: str, offset: int) -> None:
        self.foreign.append(Foreign(what, offset))
