"""AV1 units (AV1 Bitstream, 5.3): one frame, with the header that it needs."""

from __future__ import annotations

from safeguarding.picture_bytes.av1_header import Header, read_header
from safeguarding.picture_bytes.foreign import Reader

_SEQUENCE, _DELIMITER, _HEADER, _TILES, _FRAME = 1, 2, 3, 4, 6
"""Those that draw. Metadata (5), redundant headers (7), tile lists (8) and padding (15) do not."""


def read_units(reader: Reader, start: int, end: int) -> Header | None:
    """The picture's header. Reports whatever draws nothing. Raises IndexError or ValueError when it
    is damaged.
    """
    reader.at = start
    kinds: list[int] = []
    stated: Header | None = None
    while reader.at < end:
        unit = reader.at
        header = reader.number(1)
        kind, size = header >> 3 & 15, 0
        if header & 0x87 == 0x02:
            size = _leb128(reader)
            body = reader.take(size)
            stated = read_header(body) if kind == _SEQUENCE else stated
        if header & 0x87 != 0x02 or not _draws(kind, size, kinds):
            reader.report("an AV1 unit that does not draw", unit)
            return None
        kinds.append(kind)
    if reader.at != end or (_FRAME not in kinds and _TILES not in kinds):
        reader.report("an AV1 unit that does not draw", start)
    return stated


def _draws(kind: int, size: int, before: list[int]) -> bool:
    if kind == _DELIMITER:
        return size == 0 and not before
    if kind == _SEQUENCE:
        return _SEQUENCE not in before
    if kind in (_HEADER, _FRAME):
        return _HEADER not in before and _FRAME not in before
    return kind == _TILES and _HEADER in before


def _leb128(reader: Reader) -> int:
    value = 0
    for position in range(8):
        byte = reader.number(1)
        value |= (byte & 0x7F) << (7 * position)
        if byte < 0x80:
            return value
    raise ValueError("a number without end")
