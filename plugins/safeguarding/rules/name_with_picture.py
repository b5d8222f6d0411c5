"""A pupil's name never stands on a page that shows pupils.

A photograph with a name beside it tells a stranger what to call a child. So wherever a page loads
or links a picture of pupils, no pupil is named with certainty anywhere in it: not in the text, the
title, an alt text, an address or a hidden part of the page. A first name alone counts as well when
that pupil is in one of the pictures.

Ways out: say it without the name ("one of our Year 3 gardeners"); take the picture away; or put
the names in a post of their own without pictures, if the families agreed to that. `Not_pupils`
cannot clear a full name, nor the name of somebody in the picture.

Refused: posts/beans.html
    <p>Amelia Khan measured her beanstalk.</p>
    <img src="../pictures/pupils.jpg" alt="Two children measure a beanstalk">

Passed: posts/beans.html
    <p>One of our Year 3 gardeners measured her beanstalk.</p>
    <img src="../pictures/pupils.jpg" alt="Two children measure a beanstalk">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty
from safeguarding.pages import Page, Sighting
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.telling_names import DROP_THE_PICTURE, SAY_IT_OTHERWISE, why_it_counts

RULE = Rule(
    "name-with-picture",
    "N1",
    Level.REFUSE,
    "a pupil's name on a page that shows pupils",
    fixed=True,
)


def names_somebody_shown(page: Page, sighting: Sighting) -> bool:
    """Whether a name is certain, or likely and of somebody declared in a picture on the page."""
    if sighting.certain:
        return True
    mention = sighting.mention
    return mention.certainty is Certainty.LIKELY and bool(mention.pupils & page.pictured)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page or not page.shows_pupils:
        return
    for sighting in page.sightings:
        if names_somebody_shown(page, sighting):
            name = sighting.mention.words
            yield RULE.finding(
                (
                    "“",
                    name,
                    f"”, {why_it_counts(sighting.mention)}, stands on a page that shows "
                    f"{'pupils' if sighting.certain else 'that pupil'} ({sighting.text.where}).",
                ),
                f"Either {SAY_IT_OTHERWISE}, or {DROP_THE_PICTURE}.",
                output=page.document.path,
                needle=name,
                around=sighting.around,
            )
