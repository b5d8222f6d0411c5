"""How long a text is for Twitter/X: the weighted length of twitter-text v3."""

from __future__ import annotations

import re
import unicodedata

from safeguarding.text_addresses import find_addresses

ADDRESS_LENGTH = 23
"""Every address is shortened by the network to this length."""
_EMOJI_LENGTH = 2
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))

_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_PICTOGRAPH = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f004-\U0001f1e5\U0001f200-\U0001faff]"
)
_ONE = f"{_PICTOGRAPH}(?:[\U0001f3fb-\U0001f3ff]|\ufe0f)?"
_TAGGED = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_EMOJI = re.compile(f"{_TAGGED}|{_FLAG}|{_KEYCAP}|{_ONE}(?:\u200d{_ONE})*")


def weighted_length(text: str) -> int:
    """The length of `text` as Twitter/X counts it, of 280: addresses 23, emoji 2, CJK 2.

    Source: the configuration v3 of twitter-text (weights in hundredths there, whole here).
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    total = 0
    position = 0
    for start, end in find_addresses(text):
        total += _weight(text[position:start]) + ADDRESS_LENGTH
        position = end
    return total + _weight(text[position:])


def _weight(text: str) -> int:
    if text.isascii() and "\u20e3" not in text:
        return len(text)
    without_emoji, emoji = _EMOJI.subn("", text)
    return emoji * _EMOJI_LENGTH + sum(1 if _is_light(letter) else 2 for letter in without_emoji)


def _is_light(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _LIGHT)
