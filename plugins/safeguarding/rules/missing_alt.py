"""Every picture has an alt text, for those who cannot see it.

The alt text says what happens in the picture, without names. It may stand in the post
(`![Children plant beans](…)`) or, once for all posts, in the column `alt` of `photos.csv`.

Refused: posts/beans.html
    <img src="../pictures/place.jpg" alt="">

Passed: posts/beans.html
    <img src="../pictures/place.jpg" alt="The school garden in May sunshine">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("missing-alt", "–", Level.REFUSE, "a picture without an alt text")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for shown in page.shown:
        if shown.theme or not shown.use.needs_alt or (shown.use.alt or "").strip():
            continue
        source = shown.picture.source if shown.picture else shown.use.address
        name = source.rpartition("/")[2]
        yield RULE.finding(
            f"The picture {name} has no alt text, so somebody who cannot see it gets nothing.",
            "Say what happens in it, without names, in the column “alt” of photos.csv or between "
            "the brackets: ![Children plant beans](…).",
            output=page.document.path,
            needle=Private(source),
        )
