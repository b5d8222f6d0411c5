"""A picture that is not the school's own says whose it is, and that it may be used.

Whoever copies a picture from the web usually breaks somebody's copyright, and the school pays for
it. So each row of `photos.csv` either says nothing (the picture is the school's own), or names both
the author in `credit` and the licence in `licence`, and the licence is one of those in policy.toml
([pictures] licences). A long quotation (over 50 words, in inverted commas or set apart as a block)
is a warning: it needs a permission too.

Refused: posts/beans.html
    <img src="../pictures/credit-only.jpg" alt="A beanstalk">

Refused: posts/beans.html
    <img src="../pictures/not-free.jpg" alt="A beanstalk">

Passed: posts/beans.html
    <img src="../pictures/free.jpg" alt="A beanstalk">

Passed: posts/beans.html
    <img src="../pictures/place.jpg" alt="The school garden">
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.page_reading import QUOTATION
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.school import Declaration
from safeguarding.spoken import spoken

RULE = Rule("picture-without-licence", "N6", Level.REFUSE, "somebody else's picture, not allowed")

LONGEST_QUOTATION = 50
"""Words; more than a line or two of somebody else's text."""
_QUOTED = re.compile('“[^“”]*”|"[^"]*"')


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    allowed = {licence.casefold() for licence in record.knowledge.policy.pictures.licences}
    for picture in page.pictures:
        if picture.declaration is not None and (why := _trouble(picture.declaration, allowed)):
            yield _of_picture(page, picture.declaration, why)
    if page.document.kind is Kind.PAGE:
        yield from _quotations(page)


def _trouble(row: Declaration, allowed: set[str]) -> str:
    """What is wrong with the row of a picture; "" if nothing is."""
    credit, licence = row.credit.strip(), row.licence.strip()
    if credit and not licence:
        return "names an author in “credit” but no licence"
    if licence and not credit:
        return "has a licence but names no author in “credit”"
    if licence and licence.casefold() not in allowed:
        return f"is under “{licence[:40]}”, which is not on the list of licences in policy.toml"
    return ""


def _of_picture(page: Page, row: Declaration, why: str) -> Finding:
    folder, _, name = row.picture.rpartition("/")
    return RULE.finding(
        f"The picture {name} {why}.",
        f"Fill in both columns of its row in content/{folder}/photos.csv, or empty both if the "
        "school took the picture itself. If nobody knows whose it is, or it is not free to use, "
        "take it out.",
        output=page.document.path,
        needle=Private(row.picture),
    )


def _quotations(page: Page) -> Iterator[Finding]:
    for words in (*_between_marks(page), *_set_apart(page)):
        if len(words) > LONGEST_QUOTATION:
            yield RULE.finding(
                f"The page quotes {len(words)} words in one go.",
                f"Quote no more than {LONGEST_QUOTATION} words and say whose they are, or ask "
                "the author or publisher for permission.",
                level=Level.WARN,
                output=page.document.path,
                needle=Private(" ".join(words[:4])),
            )


def _between_marks(page: Page) -> Iterator[list[str]]:
    """The words of each quotation in inverted commas; in a block quotation they count there."""
    for text in spoken(page, "“", '"'):
        if text.where != QUOTATION:
            for quoted in _QUOTED.findall(text.words):
                yield quoted.strip('“”"').split()


def _set_apart(page: Page) -> Iterator[list[str]]:
    """The words of each block quotation, all its paragraphs together."""
    for where, texts in groupby(page.document.texts, attrgetter("where")):
        if where == QUOTATION:
            yield " ".join(text.words for text in texts).split()
