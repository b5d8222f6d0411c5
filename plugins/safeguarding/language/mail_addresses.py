"""E-mail addresses, also where they hide behind "at" and "dot"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
_PLAIN = re.compile(
    r"(?<![\w.+-])[\w.+'-]{1,64}\s?[@＠]\s?(?P<domain>(?:[\w-]{1,63}\.){1,6}[a-z]{2,24})\b",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"(?<![\w.])[\w.-]+\s?(?:[\[({]\s?at\s?[\])}]|\bat\b)\s?(?P<domain>[\w-]+(?:\s?(?:[\[({]\s?dot\s?[\])}]"
    r"|\bdot\b)\s?[\w-]+){1,3})",
    re.IGNORECASE,
)
PROVIDERS = frozenset("gmail googlemail hotmail outlook yahoo icloud btinternet".split())
"""Where families have their mail: no more than the name is needed to reach somebody there."""
_PROVIDED = re.compile(
    r"(?<![\w.])[\w.+-]+\s?(?:[@＠]|[\[({]\s?at\s?[\])}])\s?"
    rf"(?P<domain>{'|'.join(sorted(PROVIDERS))})\b(?:\s?\.\s?[a-z]{{2,3}}\b){{0,2}}",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s?[\[({]?\s?\bdot\b\s?[\])}]?\s?", re.IGNORECASE)


def mail_addresses(words: str) -> Iterator[Remark]:
    """The `value` of each is the domain in small letters."""
    for match in _PLAIN.finditer(words):
        yield Remark(KIND, *match.span(), "an e-mail address", match["domain"].lower())
    for match in _PROVIDED.finditer(words):
        if not _PLAIN.match(words, match.start()):
            yield Remark(KIND, *match.span(), "an e-mail address", match["domain"].lower())
    if "dot" in words.lower():
        for match in _SPELT.finditer(words):
            domain = _DOT.sub(".", match["domain"]).lower()
            yield Remark(KIND, *match.span(), "an e-mail address", domain)
