"""A picture that is not the school's own says whose it is, and that it may be used.

Whoever copies a picture from the web usually breaks somebody's copyright, and the school pays for
it. So each row of `photos.csv` either says nothing (the picture is the school's own), or names both
the author in `credit` and the licence in `licence`, and the licence is one of those in policy.toml
([pictures] licences). A long quotation (over 50 words) is a warning: it needs a permission too.

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

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.school import Declaration
from safeguarding.spoken import spoken

RULE = Rule("picture-without-licence", "N6", Level.REFUSE, "somebody else's picture, not allowed")

LONGEST_QUOTATION = 50
"""Words; more than a line or two of somebody else's text."""
_QUOTED = re.compile("“[^“”]*”")


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
    for text in spoken(page, "“"):
        for quoted in _QUOTED.findall(text.words):
            if len(quoted.split()) > LONGEST_QUOTATION:
                yield RULE.finding(
                    f"The page quotes {len(quoted.split())} words in one go.",
                    f"Quote no more than {LONGEST_QUOTATION} words and say whose they are, or ask "
                    "the author or publisher for permission.",
                    level=Level.WARN,
                    output=page.document.path,
                    needle=Private(" ".join(quoted.strip("“”").split()[:4])),
                )
