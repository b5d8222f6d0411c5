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
from safeguarding.mentions import Certainty, Place
from safeguarding.pages import Page, Sighting
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.telling_names import (
    IN_A_PHRASE,
    SAY_IT_OTHERWISE,
    why_it_counts,
    without_the_picture,
)

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


def _is_of_another(page: Page, sighting: Sighting, record: BuildRecord) -> bool:
    """Whether it stands in the address of another post, which `name-in-address` refuses there."""
    if sighting.text.place is not Place.ADDRESS:
        return False
    others = {post.output for post in record.posts.values() if post is not page.own_post}
    paths = {link.path for link in page.document.links if link.address == sighting.text.words}
    found = (
        mention.words.reveal().casefold()
        for path in paths & others
        for mention in record.knowledge.names.find(path, Place.ADDRESS)
        if mention.certainty is Certainty.CERTAIN
    )
    return sighting.mention.words.reveal().casefold() in found


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page or not page.shows_pupils:
        return
    for sighting in page.sightings:
        if names_somebody_shown(page, sighting) and not _is_of_another(page, sighting, record):
            name = sighting.mention.words
            yield RULE.finding(
                (
                    "“",
                    name,
                    f"”, {why_it_counts(sighting.mention)}, stands on a page that shows "
                    f"{'pupils' if sighting.certain else 'that pupil'} ({sighting.text.where}).",
                ),
                f"Either {SAY_IT_OTHERWISE}, or {without_the_picture(page)}."
                f"{'' if sighting.certain else IN_A_PHRASE}",
                output=page.document.path,
                needle=name,
                around=sighting.around,
            )
