"""Telephone numbers as people in the United Kingdom write them.

An own pattern rather than `phonenumbers`: that library turns away the numbers which Ofcom keeps for
drama (07700 900123), of which every invented example is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark
from safeguarding.language.word_files import pairs

KIND = "personal-information"
_GAP = r"[ .\-–—()\u00a0]{0,3}"
_NUMBER = re.compile(
    rf"(?<![\w.,£\-–])(?:\+\s?44{_GAP}|00\s?44{_GAP}|\(?0(?=[1-357-9]|\))|[oO](?=7\d{{3}}))(?:{_GAP}\d){{8,11}}(?!\w|[.-]\d)"
    rf"|(?<![\w.])\+(?!44)\d{{1,3}}(?:{_GAP}\d){{7,11}}(?!\w)"
    r"|(?<![\w.,£])07\d{3}([/_,])\d{3}\1?\d{3}(?!\w)"
    r"|(?<![\w.,£])0 7(?: \d){9}(?! ?\d)"
)
_SIGN = re.compile(r"[+0Oo][\d ()\-.–—/_,\u00a0]{8}")
_LOCAL = re.compile(
    r"\b(?:tel|telephone|phone|ring|call|text|mobile|dial)\b[^\d.!?]{0,25}"
    r"(?P<number>\d{3}[ -]\d{4}|7\d{3}[ -]?\d{6}|\d{6})(?![\w-]|[ ,.]\d)",
    re.IGNORECASE,
)
_BOOK = re.compile(r"ISBN\D{0,12}$", re.IGNORECASE)


def digits(number: str) -> str:
    """A number as it is compared: "+44 (0)161 496 0123" is "01614960123"."""
    plain = "".join(filter(str.isdigit, number))
    for prefix in ("0044", "44"):
        if plain.startswith(prefix) and (prefix == "0044" or "+" in number):
            return "0" + plain.removeprefix(prefix).lstrip("0")
    return plain


HELPLINES = frozenset(digits(number) for number in pairs("helplines.txt"))


def telephones(words: str) -> Iterator[Remark]:
    for match in _NUMBER.finditer(words) if _SIGN.search(words) else ():
        number = digits(match[0])
        length = len(number)
        foreign = match[0].startswith("+") and not number.startswith("0")
        whole = length in (10, 11) or foreign
        if whole and number not in HELPLINES and not _BOOK.search(words[: match.start()]):
            yield Remark(KIND, *match.span(), "a telephone number", number)
    for match in _LOCAL.finditer(words):
        number = digits(match["number"])
        if number not in HELPLINES:
            yield Remark(KIND, *match.span("number"), "a telephone number", number)
