"""Everybody declared in a picture is in the register.

A pupil id that the register does not know is a mistake in `photos.csv`, or a child whose row was
deleted: either way nobody can say whether the family agreed. A leaver's row stays in the register
while anything published shows the child.

Refused: posts/beans.html
    <img src="../pictures/stranger.jpg" alt="A child measures a beanstalk">

Passed: posts/beans.html
    <img src="../pictures/pupils.jpg" alt="Two children measure a beanstalk">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "unknown-pupil",
    "N1",
    Level.REFUSE,
    "a declared pupil who is not in the register",
    fixed=True,
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for picture in page.pictures:
        if picture.declaration is None:
            continue
        for pupil_id in picture.declaration.people:
            if record.knowledge.register.get(pupil_id) is None:
                declaration = picture.declaration
                yield RULE.finding(
                    (
                        f"{picture.name} is declared to show ",
                        Private(pupil_id),
                        ", who is not in the register.",
                    ),
                    f"Correct the column “people” of content/{declaration.table}, line "
                    f"{declaration.line}, or ask the office to put the pupil's row back.",
                    output=page.document.path,
                    needle=Private(picture.source),
                )
