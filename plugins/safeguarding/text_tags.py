"""Finds the mentions, hashtags and cashtags of a text, by the rules of twitter-text v3.

Networks make a link of each, so what counts is what they see: full-width signs, `.@x` and `a/@x`
are mentions, `#Year-4` is the hashtag `#Year`, an e-mail address is neither.
"""

from __future__ import annotations

import re
import unicodedata

from safeguarding.text_addresses import ACCENTED, find_addresses

_MENTION = re.compile(
    r"(?:^|[^A-Za-z0-9_!#$%&*@＠]|(?:^|[^A-Za-z0-9_+~.\-])[Rr][Tt]:?)[@＠]([A-Za-z0-9_]{1,20})"
)
_NO_MENTION = re.compile(rf"[@＠{ACCENTED}]|://")
"""What follows "@office" in an e-mail address, a longer word or another scheme."""
_CASHTAG = re.compile(
    r"(?:^|(?<=\s))\$([a-z]{1,6}(?:[._][a-z]{1,2})?)(?=\Z|[\s!#$%&'()*+,\\\-./:;<=>?@\[\]^_{|}~])",
    re.IGNORECASE,
)
_HASH = re.compile("[#＃]")
_NO_HASHTAG = re.compile("[#＃]|://")
_ALSO = frozenset("_\u200c\u200d\ua67e\u05be\u05f3\u05f4～〜゛゜゠・〃\u0f0b\u0f0c·")
"""What may stand in a hashtag besides letters, marks and digits."""


def find_mentions(text: str) -> list[str]:
    """The names that `text` (NFC) mentions, in order, without their sign."""
    if "@" not in text and "＠" not in text:
        return []
    matches = _MENTION.finditer(text)
    return [match[1] for match in matches if not _NO_MENTION.match(text, match.end())]


def find_hashtags(text: str) -> list[str]:
    """The hashtags of `text` (NFC), in order, without their sign; those in addresses are none."""
    signs = [match.start() for match in _HASH.finditer(text)]
    if not signs:
        return []
    addresses = find_addresses(text)
    return [
        tag
        for sign in signs
        if (tag := _hashtag(text, sign)) and not any(a <= sign < end for a, end in addresses)
    ]


def find_cashtags(text: str) -> list[str]:
    """The signs of shares ("$TSCO") that `text` mentions, in order, without the dollar."""
    return [match[1] for match in _CASHTAG.finditer(text)] if "$" in text else []


def _hashtag(text: str, sign: int) -> str:
    """The hashtag whose sign is at `sign`; "" if it is none: "#1", "a#b", "&#39;"."""
    before = text[sign - 1] if sign else " "
    if before == "&" or (_may_stand(before) and before not in "\ufe0e\ufe0f"):
        return ""
    end = sign + 1
    while end < len(text) and _may_stand(text[end]):
        end += 1
    tag = text[sign + 1 : end]
    wordless = not any(unicodedata.category(letter)[0] in "LM" for letter in tag)
    if wordless or tag[0] in "\ufe0f\u20e3" or _NO_HASHTAG.match(text, end):
        return ""
    return tag


def _may_stand(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LM" or category == "Nd" or letter in _ALSO
