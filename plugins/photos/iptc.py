"""IPTC (the old, binary kind) -> what it says of people, place and time."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from photos.saying import Saying

_AUTHORS = frozenset({80, 85, 110, 115, 116, 118, 122})
"""By-line and its title, credit, source, copyright, contact, writer."""
_WORDS = frozenset({5, 15, 20, 22, 25, 40, 105, 120})
"""Title, categories, identifier, keywords, instructions, headline, caption."""
_PLACES = frozenset({26, 27, 90, 92, 95, 100, 101})
_TIMES = frozenset({55, 60, 62, 63})
_ENVELOPE, _APPLICATION = 1, 2
_CODED = 90
"""Of the envelope: the record that says how the texts are written."""
_TABLES = MappingProxyType(
    {b"A": 1, b"B": 2, b"C": 3, b"D": 4, b"L": 5, b"G": 6, b"F": 7, b"H": 8, b"M": 9, b"b": 15}
)
"""Parts of ISO 8859 by the letters of their second halves."""
_ENDS = "\0 \r\n\t"
_MARK = 0x1C
_MAX_RECORDS = 5_000


def read_iptc(data: bytes) -> Saying:
    """What one block of IPTC records says. Never raises: damage is `unread`."""
    saying = Saying()
    code = ""
    for (part, number), value in _records(data, saying):
        if part == _ENVELOPE:
            code = _code(value) if number == _CODED else code
            continue
        texts = [text for text in _readings(value, code) if text]
        if not texts:
            continue
        if number in _AUTHORS:
            saying.authors += texts
        elif number in _WORDS:
            saying.words += texts
        saying.place |= number in _PLACES
        saying.time |= number in _TIMES
    return saying


def _code(value: bytes) -> str:
    """How the texts are written (ISO 2022); "" if that is said in no known way."""
    if value.startswith(b"\x1b%"):
        return "utf-8"
    # Three bytes: the second half of the table, "-", ".", or "/", and its letter.
    found = value[:2] in (b"\x1b-", b"\x1b.", b"\x1b/") and _TABLES.get(value[2:3])
    return f"iso8859-{found}" if found else ""


def _readings(value: bytes, code: str) -> Iterator[str]:
    """What a text may say. Where nothing tells how it is written, old Macs have other letters than
    everybody else, and a name must be found in either.
    """
    try:
        yield value.decode("utf-8" if value.isascii() else code or "utf-8").strip(_ENDS)
    except UnicodeDecodeError:
        for guess in ("cp1252", "mac-roman"):
            yield value.decode(guess, "replace").strip(_ENDS)


def _records(data: bytes, saying: Saying) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Part, number and value of each record of the envelope and of what is about the picture."""
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
        if data[at + 1] in (_ENVELOPE, _APPLICATION):
            yield (data[at + 1], data[at + 2]), data[at + 5 : end]
        at = end
