"""Nothing of the register is published.

A pupil's id, the heading row of the register, or the names of five pupils in a file that is no page:
each says that a list of children is about to go online.

Refused: downloads/list.txt
    pupil_id,first_name,last_name

Refused: posts/beans.html
    <p class="P-1">Our beans</p>

Passed: downloads/list.txt
    What to bring: a coat, a packed lunch, wellingtons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "register-in-output",
    "N1",
    Level.REFUSE,
    "a pupil id, the register's header or a list of pupils in what would be published",
    fixed=True,
)

_MANY = 5
_ID = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_SEPARATORS = re.compile(r"[\s_;,\t\"']+")
_REMEDY = "Take it out of what is published: the register never leaves the school."


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    document = page.document
    if document.kind is Kind.PICTURE:
        return
    register = record.knowledge.register
    words = [text.words for text in document.texts]
    source = page.origin.source if page.origin and page.origin.source else None
    if _holds_id(words, frozenset(register.pupils)):
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
    if document.kind is Kind.TEXT and len(_named(page)) >= _MANY:
        yield RULE.finding(
            f"This file names {_MANY} pupils or more.", _REMEDY, output=document.path, source=source
        )


def _holds_id(texts: Iterable[str], ids: frozenset[str]) -> bool:
    marks = {_mark(pupil_id) for pupil_id in ids}
    return any(
        not ids.isdisjoint(_ID.findall(text))
        for text in texts
        if any(mark in text for mark in marks)
    )


def _mark(pupil_id: str) -> str:
    """What all ids of a kind begin with: a cheap first look."""
    return pupil_id.rstrip("0123456789") or pupil_id


def _holds_header(texts: Iterable[str], header: tuple[str, ...]) -> bool:
    wanted = "".join(_SEPARATORS.sub("", heading).casefold() for heading in header[:3])
    joined = _SEPARATORS.sub("", "\n".join(texts)).casefold() if wanted else ""
    return "pupilidfirstname" in joined or (len(header) > 2 and wanted in joined)


def _named(page: Page) -> frozenset[str]:
    return frozenset(
        pupil
        for sighting in page.sightings
        if sighting.certain
        for pupil in sighting.mention.pupils
    )
