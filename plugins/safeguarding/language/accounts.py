"""What somebody is called on a platform: whoever reads it can write to a child there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
PLATFORMS = frozenset(
    "snapchat snap roblox tiktok instagram insta discord fortnite minecraft xbox psn playstation "
    "steam twitch gamertag whatsapp telegram".split()
)
_PLATFORM = rf"(?:{'|'.join(sorted(PLATFORMS))}|tik\stok)"
_NAME = r"(?=[\w.]*[a-z])(?=[\w.]*[\d_])(?!\d+(?:st|nd|rd|th|am|pm)\b)[\w.]{4,30}\b"
_ACCOUNT = re.compile(
    rf"\b{_PLATFORM}(?:\s(?:user\s?name|name|account|handle|tag|id))?"
    rf"(?:\s(?:is|as)\s|\s?[:=–-]\s?)[\"“'‘]?(?P<after>{_NAME})"
    rf"|(?<![\w.@/])(?P<before>{_NAME})[\"”'’]?\son\s{_PLATFORM}\b",
    re.IGNORECASE,
)


def accounts(words: str) -> Iterator[Remark]:
    """Names with a figure or an underscore; a word alone may be anything."""
    for match in _ACCOUNT.finditer(words):
        yield Remark(KIND, *match.span(match.lastgroup or 0), "somebody's name on a platform")
