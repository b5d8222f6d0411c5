"""The header of an AV1 still picture (AV1 Bitstream, 5.5), read to its last bit."""

from __future__ import annotations

from dataclasses import dataclass

_NUMBERED = ({1, 2, 9, 12}, {1, 2, 13}, {0, 1, 2, 5, 6, 9})
"""Primaries, transfer and matrix that pictures for the web are made with (ITU-T H.273)."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the boxes around the picture must repeat. `configuration` is that of `av1C`."""

    size: tuple[int, int]
    depth: int
    channels: int
    configuration: bytes


def known_colours(primaries: int, transfer: int, matrix: int) -> bool:
    """Whether these numbers say anything about colours, and so cannot say anything else."""
    stated = zip((primaries, transfer, matrix), _NUMBERED, strict=True)
    return all(number in known for number, known in stated)


def read_header(data: bytes) -> Header:
    """Raises ValueError for one that is damaged, holds more, or is not that of a still picture."""
    bits = _Bits(data)
    profile, still, reduced = bits.take(3), bits.take(1), bits.take(1)
    if profile > 2 or not still or not reduced:
        raise ValueError("a header of another kind of film")
    level = bits.take(5)
    across, down = bits.take(4) + 1, bits.take(4) + 1
    size = bits.take(across) + 1, bits.take(down) + 1
    bits.take(6)  # tools of the coder
    deep = bits.take(1)
    deeper = bits.take(1) if profile == 2 and deep else 0
    grey = 0 if profile == 1 else bits.take(1)
    shape = _shape(bits, profile, deeper, grey)
    bits.take(1)  # grain
    bits.finish()
    flags = deep << 6 | deeper << 5 | grey << 4 | shape
    configuration = bytes((0x81, profile << 5 | level, flags, 0))
    return Header(size, 8 + 2 * (deep + deeper), 1 if grey else 3, configuration)


def _shape(bits: _Bits, profile: int, deeper: int, grey: int) -> int:
    """How the colours are sampled, as `av1C` has it: across, down, position."""
    colours = tuple(bits.take(8) for _ in range(3)) if bits.take(1) else (2, 2, 2)
    if not known_colours(*colours):
        raise ValueError("colours of no known kind")
    if grey:
        bits.take(1)  # range
        return 0b1100
    if colours == (1, 13, 0):
        across = down = 0
    else:
        bits.take(1)  # range
        across = down = int(profile == 0)
        if profile == 2:
            across = bits.take(1) if deeper else 1
            down = bits.take(1) if deeper and across else 0
    position = bits.take(2) if across and down else 0
    bits.take(1)  # one step for both colours
    return across << 3 | down << 2 | position


class _Bits:
    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data)
        self._left = 8 * len(data)

    def take(self, count: int) -> int:
        """The next bits as a number. Raises ValueError when there are no more."""
        self._left -= count
        if self._left < 0:
            raise ValueError("a header that ends too soon")
        return self._value >> self._left & ((1 << count) - 1)

    def finish(self) -> None:
        """What is left must be a one and zeros, less than a byte. Raises ValueError."""
        rest = self._value & ((1 << self._left) - 1)
        if not 0 < self._left <= 8 or rest != 1 << (self._left - 1):
            raise ValueError("more than a header")
