"""One value, one sequence of bytes: what is signed must be written the same way everywhere."""

from __future__ import annotations

import json


def canonical(value: object) -> bytes:
    """`value` as canonical JSON (RFC 8785): sorted keys, no white space, UTF-8, no end of line.

    Keys are ASCII and numbers are whole, so that sorting and writing them leaves no choice. Raises
    TypeError for a number that is not whole or a key that is not ASCII, and ValueError for half a
    surrogate pair.
    """
    _expect_plain(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _expect_plain(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a number in signed JSON must be whole")
    if isinstance(value, dict):
        for key, held in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise TypeError("a key in signed JSON must be an ASCII text")
            _expect_plain(held)
    elif isinstance(value, list | tuple):
        for held in value:
            _expect_plain(held)
