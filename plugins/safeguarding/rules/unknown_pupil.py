"""Everybody declared in a picture is in the register.

A pupil id that the register does not know is a mistake in `photos.csv` or `videos.csv`, or a child
whose row was deleted: either way nobody can say whether the family agreed. A leaver's row stays in
the register while anything published shows the child.

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
from safeguarding.school import Declaration, Video

RULE = Rule(
    "unknown-pupil",
    "N1",
    Level.REFUSE,
    "a declared pupil who is not in the register",
    fixed=True,
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for shown, row, place, needle in _declared(page):
        for pupil_id in row.people:
            if record.knowledge.register.get(pupil_id) is None:
                yield RULE.finding(
                    (
                        f"{shown} is declared to show ",
                        Private(pupil_id),
                        ", who is not in the register.",
                    ),
                    f"Correct the column “people” of {place}, line {row.line}, or ask the office "
                    "to put the pupil's row back.",
                    output=page.document.path,
                    needle=Private(needle),
                )


def _declared(page: Page) -> Iterator[tuple[str, Declaration | Video, str, str]]:
    """Each picture and film: what to call it, its row, the table, how a post names it."""
    for picture in page.pictures:
        if row := picture.declaration:
            yield picture.name, row, f"content/{row.table}", picture.source
    for film in page.films:
        if video := film.video:
            yield "A film", video, video.table, video.video_id
