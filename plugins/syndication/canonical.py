"""One value, one sequence of bytes: what is signed must be written the same way everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable


def canonical(value: object) -> bytes:
    """`value` as canonical JSON (RFC 8785): sorted keys, no white space, UTF-8, no end of line.

    Keys are ASCII and numbers are whole, so that sorting and writing them leaves no choice. Raises
    TypeError for a number that is not whole or a key that is not ASCII, and ValueError for half a
    surrogate pair.
    """
    _expect_plain(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


_LEAVES = frozenset({str, int, bool, type(None)})


def _expect_plain(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a number in signed JSON must be whole")
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise TypeError("a key in signed JSON must be an ASCII text")
        held: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        held = value
    else:
        return
    for one in held:
        if type(one) not in _LEAVES:  # nearly all are, and a call for each is what it costs
            _expect_plain(one)
