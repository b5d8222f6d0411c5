"""Nothing of the register is published.

A pupil's id, the heading row of the register, or the names of five pupils in a file that is no
page: each says that a list of children is about to go online.

Refused: downloads/list.txt
    pupil_id,first_name,last_name

Refused: posts/beans.html
    <p class="P-1">Our beans</p>

Passed: downloads/list.txt
    What to bring: a coat, a packed lunch, wellingtons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.school import Register

RULE = Rule(
    "register-in-output",
    "N1",
    Level.REFUSE,
    "a pupil id, the register's header or a list of pupils in what would be published",
    fixed=True,
)

MANY = 5
"""Pupils named in one file that make it a list of pupils."""
_TELLING_DIGITS = 5
_ID = re.compile(r"(?<![a-z0-9])[a-z0-9]+(?:-[a-z0-9]+)*")
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212"
_SEPARATORS = r"[\s_;,\"']*"
_OUR_HEADER = re.compile(rf"pupil{_SEPARATORS}id{_SEPARATORS}first{_SEPARATORS}name")
_REMEDY = "Take it out of what is published: the register never leaves the school."


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    document = page.document
    if document.kind is Kind.PICTURE:
        return
    register = record.knowledge.register
    words = "\n".join([document.path, *[text.words for text in document.texts]]).casefold()
    source = page.origin.source if page.origin and page.origin.source else None
    if _holds_id(words, register):
        yield RULE.finding(
            "This file holds the id of a pupil.", _REMEDY, output=document.path, source=source
        )
    if _holds_header(words, register.header):
        yield RULE.finding(
            "This file holds the heading row of the register.",
            _REMEDY,
            output=document.path,
            source=source,
        )
    if document.kind is Kind.TEXT and len(_named(page)) >= MANY:
        yield RULE.finding(
            f"This file names {MANY} pupils or more.", _REMEDY, output=document.path, source=source
        )


def _holds_id(words: str, register: Register) -> bool:
    """Whether an id stands there in any letters, alone or in a longer name ("p-001-large").

    An id of a few digits only is no sign: "12" is on every page.
    """
    for hyphen in _HYPHENS:
        if hyphen in words:
            words = words.replace(hyphen, "-")
    if not any(start in words for start in register.id_starts):
        return False
    found = (piece for word in _ID.findall(words) for piece in _pieces(word, register))
    return any(not piece.isdigit() or len(piece) >= _TELLING_DIGITS for piece in found)


def _pieces(word: str, register: Register) -> Iterator[str]:
    """The ids of the register in a word with hyphens."""
    parts = word.split("-")
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            piece = "-".join(parts[first : last + 1])
            if piece in register.folded_ids:
                yield piece


def _holds_header(words: str, header: tuple[str, ...]) -> bool:
    """Whether the first headings stand in a row, whatever divides them."""
    if _OUR_HEADER.search(words):
        return True
    return len(header) > 2 and _beginning_of(header).search(words) is not None


@lru_cache(maxsize=4)
def _beginning_of(header: tuple[str, ...]) -> re.Pattern[str]:
    """The first three headings of a register, in any spelling that a reader would take for them."""
    words = (re.split(r"[\s_]+", heading.strip().casefold()) for heading in header[:3])
    return re.compile(_SEPARATORS.join(re.escape(word) for heading in words for word in heading))


def _named(page: Page) -> frozenset[str]:
    return frozenset(
        pupil
        for sighting in page.sightings
        if sighting.certain
        for pupil in sighting.mention.pupils
    )
