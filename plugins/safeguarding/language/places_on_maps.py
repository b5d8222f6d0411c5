"""A place on the map to within some metres: coordinates, what3words, plus codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark

KIND = "personal-information"
_DECIMALS = re.compile(
    r"(?<![\d.])(?:49|5\d|60)\.\d{4,}\s?°?\s?N?\s?[,;/]?\s?(?:-\s?[0-8]|[01])\.\d{4,}(?![\d.])"
)
"""Degrees of the United Kingdom, with the four places that tell one house from the next."""
_SECONDS = re.compile(
    r"(?<!\d)(?:49|5\d|60)\s?°\s?\d{1,2}\s?['′’]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"″”]|['′’]{2})\s?N?"
)
_THREE_WORDS = re.compile(
    r"(?:(?<!\S)///|\bwhat\s?3\s?words\b[^.!?]{0,20}?)(?P<words>[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,})\b",
    re.IGNORECASE,
)
_PLUS_CODE = re.compile(r"(?<![\w+])(?:[2-9CFGHJMPQRVWX]{4}){1,2}\+[2-9CFGHJMPQRVWX]{2,3}(?![\w+])")
"""Open Location Code (github.com/google/open-location-code), whole or with its town."""


def places_on_maps(words: str) -> Iterator[Remark]:
    for pattern in (_DECIMALS, _SECONDS, _PLUS_CODE):
        for match in pattern.finditer(words):
            yield Remark(KIND, *match.span(), "a place on the map")
    for match in _THREE_WORDS.finditer(words):
        yield Remark(KIND, *match.span("words"), "a place on the map")
