"""Words that may hurt, and sentences that shout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.language.remark import Remark
from safeguarding.language.word_files import pairs, phrase_pattern, telling_words

_TERMS = pairs("insensitive.txt")
_KINDER = tuple(_TERMS.values())
_TERM = re.compile(
    rf"\b(?:{'|'.join(f'({phrase_pattern(term)})' for term in _TERMS)})(?!\w)", re.IGNORECASE
)
TERM_WORDS = frozenset[str]().union(*map(telling_words, _TERMS))
"""Words one of which is in every term."""


def insensitive(words: str) -> Iterator[Remark]:
    """The `value` of each is what to say instead."""
    for match in _TERM.finditer(words):
        kinder = _KINDER[(match.lastindex or 1) - 1]
        yield Remark("insensitive-language", *match.span(), match[0], kinder)


_RUN = re.compile(
    r"\b[A-Z]{2,}(?:['’][A-Z]+)?(?:[\s,;:–-]+(?:[A-Z]+(?:['’][A-Z]+)?|&)(?![\w])){2,}"
)
_CAPITALS = re.compile(r"[A-Z]+(?:['’][A-Z]+)?")
_SHORT = frozenset(
    "THE AND YOU NOT FOR ALL OUR ARE NO GO TO BE IS IT IN ON OF AT WE DO DON'T CAN NOW OUT OFF HAS "
    "WAS HIS HER NEW DAY ONE BUS CAR KIT HAT ANY WHO WHY HOW YES SO UP MY AS BY OR IF".split()
)
_ACRONYMS = frozenset(
    "SATS SEND SENCO SENDCO EHCP PSHE EYFS OFSTED NSPCC CEOP RSPCA UNICEF NASA UNESCO RSPB PPE "
    "CCTV GDPR STEM STEAM MFL EAL LEGO SPAG RSHE MAT COVID UEFA FIFA NASUWT CAMHS MASH GCSE DBS "
    "HTML JPEG PDF FAQ ISBN YMCA SCITT INSET PTFA FOSPA ELSA LSA MDA HLTA QTS NQT ECT".split()
)
_MARKS = re.compile(r"!{3,}|\?{4,}|(?:!\?|\?!){2,}")


def shouting(words: str) -> Iterator[Remark]:
    """Three words or more in capitals that are no acronyms, or three exclamation marks."""
    for match in _RUN.finditer(words):
        found = _CAPITALS.findall(match[0])
        if sum(map(_is_ordinary, found)) >= max(2, len(found) // 2):
            yield Remark("shouting", *match.span(), "capital letters")
    for match in _MARKS.finditer(words):
        yield Remark("shouting", *match.span(), "a row of exclamation marks")


def _is_ordinary(word: str) -> bool:
    return word in _SHORT or (len(word) > 3 and word not in _ACRONYMS)
