"""How a name sounds: families spell one name in several ways, and friends in more."""

from __future__ import annotations

import re

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("c(?=[eiy])|z", "s"),
        ("ck|c|qu?", "k"),
        ("x", "ks"),
        ("(?<=.)h", ""),
        ("(?:ie|ey|ee|ea|y|i)$", "i"),
        ("y", "i"),
        ("(?<=[^aeiou])e$", ""),
        (r"(.)\1+", r"\1"),
    )
)


def sound(word: str) -> str:
    """Roughly how a name in small letters sounds: the same for "darcie", "darcey" and "darcy"."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word
