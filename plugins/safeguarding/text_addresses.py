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
_TAIL = (
    rf"(?::[0-9]+)?"
    rf"(?:/(?:(?:{_PATH}*(?:{_BRACKETS}{_PATH}*)*(?:{_PATH_END}|{_BRACKETS}))|@{_PATH}+/)?)?"
    r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?"
)


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where the links of `text` (NFC) begin and end, in order, without overlaps."""
    if not _DOT_INSIDE.search(text):
        return []
    found = []
    for match in _pattern().finditer(text):
        host = match["host"] or match["bare"]
        if len(match[0]) <= LONGEST_ADDRESS and _labels_fit(host):
            found.append(match.span())
    return found


def _labels_fit(host: str) -> bool:
    return all(_fits(label) for label in host.split("."))


def _fits(label: str) -> bool:
    if label.isascii():
        return len(label) <= LONGEST_LABEL
    return not label.startswith("xn--") and len(b"xn--" + label.encode("punycode")) <= LONGEST_LABEL


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_top_level_domains(), key=lambda name: (-len(name), name))
    end = rf"(?:{'|'.join(map(re.escape, names))}|xn--[\-0-9a-z]+)(?![0-9a-z@+\-])"
    host = rf"(?:{_ANY}(?:[_\-]|{_ANY})*(?<![_\-])\.)*{_ANY}(?:-|{_ANY})*(?<!-)\.{end}"
    bare = rf"(?:{_PLAIN}(?:-|{_PLAIN})*(?<!-)\.)+{end}"
    return re.compile(
        rf"(?<![a-z0-9@＠$#＃\ufffe\ufeff\uffff])"
        rf"(?:https?://(?P<host>{host})|(?<![\-_./])(?P<bare>{bare})){_TAIL}",
        re.IGNORECASE,
    )


@cache
def _top_level_domains() -> frozenset[str]:
    listed = files("safeguarding").joinpath("tlds.txt").read_text(encoding="utf-8")
    return frozenset(listed.split())
