"""Styles by which words look otherwise than they stand in the source.

A name turned about, or with letters in it that are hidden, would be read by people and by no rule.
What a word processor leaves in a text when it is pasted (`direction: ltr`, `display: inline` of a
span) changes nothing of it and is no disguise.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HIDES = re.compile(
    r"(?<![\w-])(?:unicode-bidi\s*:\s*[a-z-]*override|[a-z-]*direction\s*:\s*[a-z]+-reverse"
    r"|display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s*:\s*0+(?:\.0*)?(?![.\d])|color\s*:\s*transparent)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?<![\w-])display\s*:\s*(?:inline|contents|ruby)", re.IGNORECASE)
"""Two paragraphs become one line."""
_STRING = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_CONTENT = re.compile(r"(?<![\w-])content\s*:\s*([^;}]*)", re.IGNORECASE)
_OF_WORDS = frozenset(
    "a abbr b big code del em font i ins label mark q s small span strike strong sub sup time u "
    "tt var".split()
)
"""Elements that may stand inside a word."""
_WITHOUT_WORDS = frozenset("figure img picture svg table video".split())


def disguise_in_style(code: str, tag: str) -> str:
    """What of a style, without escapes, disguises words; "" if nothing does.

    `tag` is the element that has it as its attribute, "style" for a whole sheet.
    """
    if tag in _WITHOUT_WORDS:
        return ""
    plain = _COMMENT.sub("", code)
    found = _HIDES.search(plain) or (None if tag in _OF_WORDS else _JOINS.search(plain))
    return found[0] if found else ""


def hides_letters(tag: str, attributes: AbstractSet[str]) -> bool:
    """Whether an element with these attributes takes letters out of a word."""
    return "hidden" in attributes and tag in _OF_WORDS


def written_by_style(code: str) -> str:
    """All that a style writes into the page, as one word: “Ame” before, “lia Khan” after."""
    if "content" not in code.lower():
        return ""
    values = _CONTENT.findall(_COMMENT.sub("", code))
    return "".join("".join(pair) for value in values for pair in _STRING.findall(value))
