"""A full name that nobody listed is confirmed by a person, on a page that shows pupils.

The register knows this school's pupils only. A brother or sister, a visiting team and a child who
started on Monday stand in no register, and their names beside a picture matter as much. So where a
page shows pupils, the build asks about every full name of somebody who is neither staff, governor
nor a public figure. Adults with a title (Mrs, Dr, Cllr) are not asked about.

Ways out: say it without the name ("a visiting team"); take the picture away; list an adult under
`[staff]`, `[governors]` or `[public_figures]` in policy.toml; or say in the head of the post who it
is: `Not_pupils: Zara Lindqvist = author of our book of the week`.

Refused: posts/tournament.html
    <p>The cup went to Zara Lindqvist of the visiting team.</p>
    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">

Passed: posts/tournament.html
    Not_pupils: Zara Lindqvist = author of our book of the week

    <p>We read a story by Zara Lindqvist, and one by Amelia Earhart.</p>
    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">

Passed: posts/visit.html
    <p>The cup went to Zara Lindqvist of the visiting team.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private, Words
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.telling_names import LEAVE_IT_TO_THE_POST, not_pupils

RULE = Rule(
    "unknown-name",
    "N1",
    Level.CONFIRM,
    "a full name of somebody whom nobody listed, on a page that shows pupils",
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    credited = {row.credit for row in record.knowledge.declarations.values() if row.credit}
    for sighting in page.strangers:
        name = sighting.mention.words
        answered = sighting.cleared or sighting.told_there
        if answered or any(name.reveal() in credit for credit in credited):
            continue
        yield RULE.finding(
            (
                "The name “",
                name,
                "” is a full name of somebody who is neither in the register nor listed, on a page "
                f"that shows pupils ({sighting.text.where}).",
            ),
            _remedy(name, page),
            output=page.document.path,
            needle=name,
            around=sighting.around,
        )


def _else(page: Page) -> str:
    listing = page.own_post is None and page.posts
    return LEAVE_IT_TO_THE_POST if listing else "take the pictures of pupils out"


def _remedy(name: Private, page: Page) -> Words:
    child = f"If it is a child, say it without the name (“a visiting team”) or {_else(page)}."
    if page.document.kind is Kind.PDF:
        return (f"{child} Else list the person in policy.toml.", *not_pupils(name, page))
    return (
        f"{child} Else write in the head of the post: “Not_pupils: ",
        name,
        " = who it is”, or list the person in policy.toml.",
    )
