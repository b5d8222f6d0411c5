"""A word that may be a pupil's name, on a page that shows pupils, is confirmed by a person.

Will, Grace and May are names and words. Where one of them, or a first name that a pupil has, stands
on a page with pictures of pupils, the build asks. If it is no pupil of ours, say who or what it is
in the post's own head: `Not_pupils: Will = verb; Amelia = Amelia Earhart`. That clears the words of
this post only, is told on every build, and never clears a full name or somebody in the picture.
What stands before "=" may be several words: `Ruby House = our house` clears Ruby there.

Beside the picture of a pupil the build asks as well about that pupil's surname alone, and about a
first name spelt otherwise. On a list of posts, doubts about anybody else are left to the page of
each post.

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
from safeguarding.pages import Page, Sighting
from safeguarding.private import Words
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.rules.name_with_picture import names_somebody_shown
from safeguarding.telling_names import (
    IN_A_PHRASE,
    SAY_IT_OTHERWISE,
    not_pupils,
    why_it_counts,
    without_the_picture,
)

RULE = Rule(
    "name-unconfirmed",
    "N1",
    Level.CONFIRM,
    "a word that may be a pupil's name on a page that shows pupils",
)


def _if_it_is_none(sighting: Sighting, page: Page) -> Words:
    """Nothing in the post clears the name of somebody in the picture; only the office can."""
    mention = sighting.mention
    if mention.pupils & page.pictured and not mention.loose:
        return (IN_A_PHRASE,)
    return not_pupils(mention.words, page)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page or not page.shows_pupils:
        return
    for sighting in page.sightings:
        if sighting.cleared or sighting.told_there or names_somebody_shown(page, sighting):
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
                f"If it is a pupil, {SAY_IT_OTHERWISE}, or {without_the_picture(page)}.",
                *_if_it_is_none(sighting, page),
            ),
            output=page.document.path,
            needle=name,
            around=sighting.around,
        )
