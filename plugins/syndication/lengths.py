"""How long a text is for Twitter/X: the weighted length of twitter-text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from safeguarding.text_addresses import find_addresses

_BEFORE_EMOJI = "\u203b"
"""The last character before any that an emoji begins or ends with, other than ASCII, © and ®: these
need a sign far behind it to be one."""


@dataclass(frozen=True, slots=True)
class Counting:
    """One configuration of twitter-text; weights are whole numbers."""

    light: tuple[tuple[int, int], ...]
    """Ranges of code points, both ends included, that count 1; everything else counts `heavy`."""
    heavy: int
    address: int
    """Every address is shortened by the network to this length."""
    emoji: int | None
    """What an emoji counts, of however many code points it is made; None counts these."""


V3 = Counting(
    light=((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037)),
    heavy=2,
    address=23,
    emoji=2,
)
"""What the network counts by today. Source: config v3 of twitter-text (weights in hundredths)."""


@lru_cache(maxsize=16_384)
def weighted_length(text: str, counting: Counting = V3) -> int:
    """The length of `text` as Twitter/X counts it, of 280: addresses 23, emoji 2, CJK 2."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    total = 0
    position = 0
    for start, end in find_addresses(text):
        total += _weight(text[position:start], counting) + counting.address
        position = end
    return total + _weight(text[position:], counting)


def _weight(text: str, counting: Counting) -> int:
    if text.isascii():
        return len(text)
    emoji = counting.emoji is not None and max(text) > _BEFORE_EMOJI
    total = at = 0
    while at < len(text):
        length = _emoji_at(text, at) if emoji else 0
        total += counting.emoji or 0 if length else _weight_of(text[at], counting)
        at += length or 1
    return total


def _weight_of(letter: str, counting: Counting) -> int:
    code = ord(letter)
    light = any(first <= code <= last for first, last in counting.light)
    return 1 if light else counting.heavy


def _emoji_at(text: str, at: int) -> int:
    """How many code points the emoji has that begins at `at`; 0 if none does."""
    known = _emoji()
    for length in _lengths().get(text[at], ()):
        if at + length <= len(text) and text[at : at + length] in known:
            return length
    return 0


@cache
def _emoji() -> frozenset[str]:
    from emoji import EMOJI_DATA  # noqa: PLC0415 - its names in all languages take a while

    return frozenset(EMOJI_DATA)


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First code point of an emoji -> how many may follow, with itself, the most first.

    © and its like alone are letters; with a variation selector or a keycap they are emoji.
    """
    lengths: dict[str, set[int]] = {}
    for emoji in _emoji():
        if len(emoji) > 1 or _weight_of(emoji, V3) != 1:
            lengths.setdefault(emoji[0], set()).add(len(emoji))
    return {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}
