"""Finds the parts of a text that Twitter/X turns into links, by the rules of twitter-text v3.

"today.So" and "won.It" become live links, so the measure is not what looks like an address to a
reader but what ends in a top-level domain of the root zone (`tlds.txt`, one label a line).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST_LABEL = 63
LONGEST_ADDRESS = 4096

ACCENTED = "À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɯɲʉʋʻ̀-ͯḀ-ỿ"
"""Letters of Latin alphabets beyond ASCII, for a class of a regular expression."""
_CYRILLIC = "Ѐ-ӿ"
_INVISIBLE = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_NO_DOMAIN = (
    rf"!-/:-@\[-`{{-~\s\u0000-\u0020\u007f-\u00a0\u2000-\u206f\u3000\ufffe\ufeff\uffff{_INVISIBLE}"
)
_ANY = rf"[^{_NO_DOMAIN}]"
_PLAIN = rf"[0-9A-Za-z{ACCENTED}]"
_PATH = rf"[a-z0-9{_CYRILLIC}{ACCENTED}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_PATH_END = rf"[a-z0-9{_CYRILLIC}{ACCENTED}=_#/+\-]"
_BRACKETS = rf"\((?:{_PATH}+|{_PATH}*\({_PATH}+\){_PATH}*)\)"
_DOT_INSIDE = re.compile(r"\.[^\s.]")
_QUERY = r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?"
_TAIL = (
    rf"(?::[0-9]+)?"
    rf"(?:/(?:(?:{_PATH}*(?:{_BRACKETS}{_PATH}*)*(?:{_PATH_END}|{_BRACKETS}))|@{_PATH}+/)?)?"
    rf"{_QUERY}"
)
_SHORTENED = re.compile(rf"https?://t\.co/(?P<slug>[a-z0-9]+){_QUERY}", re.IGNORECASE)
_LONGEST_SLUG = 40
"""Characters after "t.co/"; what follows them belongs to the text again."""


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where the links of `text` (NFC) begin and end, in order, without overlaps."""
    found = []
    for start, end in find_possible_addresses(text):
        shortened = _SHORTENED.match(text, start, end)
        if shortened is None:
            found.append((start, end))
        elif len(shortened["slug"]) <= _LONGEST_SLUG:
            found.append((start, shortened.end()))
    return found


def find_possible_addresses(text: str) -> list[tuple[int, int]]:
    """As `find_addresses`, with what the network's own shortener would not take for its own.

    Another network may make a link of that all the same.
    """
    if not _DOT_INSIDE.search(text):
        return []
    return [
        match.span()
        for match in _pattern().finditer(text)
        if len(match[0]) <= LONGEST_ADDRESS
        and _labels_fit((match["host"] or match["bare"]) + match["top"])
    ]


def _labels_fit(host: str) -> bool:
    return all(_fits(label) for label in host.split("."))


def _fits(label: str) -> bool:
    if label.isascii():
        return len(label) <= LONGEST_LABEL
    return not label.startswith("xn--") and len(b"xn--" + label.encode("punycode")) <= LONGEST_LABEL


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_top_level_domains(), key=lambda name: (-len(name), name))
    top = rf"(?P<top>{'|'.join(map(re.escape, names))}|xn--[\-0-9a-z]+)(?![0-9a-z@+\-])"
    host = rf"(?:{_ANY}(?:[_\-]|{_ANY})*(?<![_\-])\.)*{_ANY}(?:-|{_ANY})*(?<!-)\."
    bare = rf"(?:{_PLAIN}(?:-|{_PLAIN})*(?<!-)\.)+"
    return re.compile(
        rf"(?<![a-z0-9@＠$#＃\ufffe\ufeff\uffff])"
        rf"(?:https?://(?P<host>{host})|(?<![\-_./])(?P<bare>{bare})){top}{_TAIL}",
        re.IGNORECASE,
    )


@cache
def _top_level_domains() -> frozenset[str]:
    listed = files("safeguarding").joinpath("tlds.txt").read_text(encoding="utf-8")
    return frozenset(listed.split())
