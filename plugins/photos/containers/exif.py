"""The few things that the pixels need of an Exif block (TIFF 6.0), read without following it far.

Decoders load every value of a block; a block of 60 kB whose 5,000 entries all point to the same
bytes costs them 300 MB. So it is measured before anything else reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_ORIENTATION = 0x0112
_EXIF, _GPS, _INTEROPERABILITY = 0x8769, 0x8825, 0xA005
_FURTHER = frozenset({_EXIF, _GPS, _INTEROPERABILITY})
"""Tags that point to further directories: Exif, GPS, interoperability."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_DIRECTORIES = 8
_ALLOWANCE = 65_536


@dataclass(frozen=True, slots=True)
class Entry:
    """`count` values of `size` bytes in all; `value` is the place of the first, or holds it."""

    tag: int
    kind: int
    count: int
    value: bytes

    @property
    def size(self) -> int:
        return _SIZES.get(self.kind, 1) * self.count


@dataclass(frozen=True, slots=True)
class Tiff:
    """A block that begins with "II*" or "MM". What it holds is read with care: it may lie."""

    data: bytes

    def number(self, piece: bytes) -> int:
        return int.from_bytes(piece, "little" if self.data[:2] == b"II" else "big")

    @property
    def first(self) -> int:
        """Where the first directory stands."""
        return self.number(self.data[4:8])

    def entries(self, at: int) -> Iterator[Entry]:
        """Those of the directory at `at`, as far as they are there."""
        count = self.number(self.data[at : at + 2])
        for start in range(at + 2, min(at + 2 + 12 * count, len(self.data) - 11), 12):
            entry = self.data[start : start + 12]
            kind, number = self.number(entry[2:4]), self.number(entry[4:8])
            yield Entry(self.number(entry[:2]), kind, number, entry[8:])

    def next_after(self, at: int) -> int:
        """Where the next directory stands; 0 when there is none."""
        end = at + 2 + 12 * self.number(self.data[at : at + 2])
        return self.number(self.data[end : end + 4])

    def whole(self, entry: Entry) -> int:
        """The first value of an entry of whole numbers."""
        size = {1: 1, 3: 2, 4: 4}.get(entry.kind, 4)
        if entry.size <= len(entry.value):
            return self.number(entry.value[:size])
        at = self.number(entry.value)
        return self.number(self.data[at : at + size])


def orientation(block: bytes) -> int:
    """1 to 8; 1 (as it is) when it is not said, or not in a way that can be read."""
    tiff = Tiff(block)
    for entry in tiff.entries(tiff.first):
        if entry.tag == _ORIENTATION:
            said = tiff.whole(entry)
            return said if 1 <= said <= 8 else 1
    return 1


def is_adobe_rgb(block: bytes) -> bool:
    """Whether a camera states these colours, as DCF 2.0 has it: by the letters "R03"."""
    tiff = Tiff(block)
    at = tiff.first
    for tag in (_EXIF, _INTEROPERABILITY):
        at = next((tiff.whole(entry) for entry in tiff.entries(at) if entry.tag == tag), 0)
        if not at:
            return False
    return any(entry.tag == 1 and entry.value[:3] == b"R03" for entry in tiff.entries(at))


def is_modest(block: bytes) -> bool:
    """Whether the values that the block names take hardly more room than it has."""
    tiff = Tiff(block)
    waiting, seen, total = [tiff.first, tiff.next_after(tiff.first)], {0}, 0
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        for entry in tiff.entries(at):
            total += 12 + min(entry.size, len(block))
            if entry.tag in _FURTHER:
                waiting.append(tiff.whole(entry))
        if len(seen) > _MOST_DIRECTORIES:
            return False
    return total <= 2 * len(block) + _ALLOWANCE
