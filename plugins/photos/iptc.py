"""IPTC (the old, binary kind) -> what it says of people, place and time."""

from __future__ import annotations

from collections.abc import Iterator

from photos.exif import decoded
from photos.saying import Saying

_AUTHORS = frozenset({80, 85, 110, 115, 116, 118, 122})
"""By-line and its title, credit, source, copyright, contact, writer."""
_WORDS = frozenset({5, 15, 20, 22, 25, 40, 105, 120})
"""Title, categories, identifier, keywords, instructions, headline, caption."""
_PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})
_TIMES = frozenset({55, 60, 62, 63})
_APPLICATION = 2
_MARK = 0x1C
_MAX_RECORDS = 5_000


def read_iptc(data: bytes) -> Saying:
    """What one block of IPTC records says. Never raises: damage is `unread`."""
    saying = Saying()
    for number, value in _records(data, saying):
        text = decoded(value).strip("\0 \r\n\t")
        if not text:
            continue
        if number in _AUTHORS:
            saying.authors.append(text)
        elif number in _WORDS:
            saying.words.append(text)
        saying.place |= number in _PLACES
        saying.time |= number in _TIMES
    return saying


def _records(data: bytes, saying: Saying) -> Iterator[tuple[int, bytes]]:
    """Number and value of each record of the part that is about the picture."""
    at = 0
    for _ in range(_MAX_RECORDS):
        if at + 5 > len(data) or not data[at]:
            return
        if data[at] != _MARK:
            saying.unread = True
            return
        length = int.from_bytes(data[at + 3 : at + 5])
        end = at + 5 + length
        if length & 0x8000 or end > len(data):
            saying.unread = True
            return
        if data[at + 1] == _APPLICATION:
            yield data[at + 2], data[at + 5 : end]
        at = end
