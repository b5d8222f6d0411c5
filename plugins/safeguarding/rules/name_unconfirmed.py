"""A word that may be a pupil's name, on a page that shows pupils, is confirmed by a person.

Will, Grace and May are names and words. Where one of them, or a first name that a pupil has, stands
on a page with pictures of pupils, the build asks. If it is no pupil of ours, say who or what it is
in the post's own head: `Not_pupils: Will = verb; Amelia = Amelia Earhart`. That clears the words of
this post only, is told on every build, and never clears a full name or somebody in the picture.

Refused: posts/beans.html
    <p>On Tuesday Oliver watered the beans.</p>
    <img src="../pictures/pupils.jpg" alt="Two children measure a beanstalk">

Passed: posts/beans.html
    Not_pupils: Oliver = Oliver Twist

    <p>On Tuesday Oliver asked for more.</p>
    <img src="../pictures/pupils.jpg" alt="Two children measure a beanstalk">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.rules.name_with_picture import names_somebody_shown
from safeguarding.telling_names import (
    DROP_THE_PICTURE,
    SAY_IT_OTHERWISE,
    not_pupils,
    why_it_counts,
)

RULE = Rule(
    "name-unconfirmed",
    "N1",
    Level.CONFIRM,
    "a word that may be a pupil's name on a page that shows pupils",
)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page or not page.shows_pupils:
        return
    for sighting in page.sightings:
        if sighting.cleared or names_somebody_shown(page, sighting):
            continue
        name = sighting.mention.words
        yield RULE.finding(
            (
                "“",
                name,
                f"”, {why_it_counts(sighting.mention)}, stands on a page that shows pupils "
                f"({sighting.text.where}).",
            ),
            (
                f"If it is a pupil, {SAY_IT_OTHERWISE}, or {DROP_THE_PICTURE}.",
                *not_pupils(name, page),
            ),
            output=page.document.path,
            needle=name,
            around=sighting.around,
        )
