"""The order in which a browser shows letters that a right-to-left override turns about."""

from __future__ import annotations

import re

_OVERRIDE = "\u202e"
_BEGIN = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_END = "\u202c\u2069"
_DEEPEST = 125
"""Browsers nest no deeper, by the Unicode rules for both directions (UAX #9)."""
TURNED = re.compile(
    f"{_OVERRIDE}[^{_BEGIN}{_END}]*(?:[{_END}]|\\Z)|{_OVERRIDE}.*|\u00ad\\s+", re.DOTALL
)
"""Letters that are shown in another order than they are written in, or with a break left out.

One override and its letters, or, where more are nested, all to the end of the text.
"""


def as_shown(letters: str) -> str:
    """What `TURNED` matched, in the order in which it is shown; without the break of a word."""
    if not letters.startswith(_OVERRIDE):
        return ""
    runs: list[tuple[bool, list[str]]] = [(False, [])]
    for letter in letters:
        if letter in _BEGIN:
            if len(runs) < _DEEPEST:
                runs.append((letter == _OVERRIDE, []))
        elif letter in _END:
            _close(runs)
        else:
            runs[-1][1].append(letter)
    while len(runs) > 1:
        _close(runs)
    return "".join(runs[0][1])


def _close(runs: list[tuple[bool, list[str]]]) -> None:
    if len(runs) > 1:
        turned, shown = runs.pop()
        runs[-1][1].append("".join(reversed(shown) if turned else shown))
