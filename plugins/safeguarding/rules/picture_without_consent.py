"""Everybody in a picture has a permission in force, for every place that the picture reaches.

Permissions are asked for each channel (website, Twitter, Facebook, YouTube), count from the day of
the form to the day they expire or are withdrawn, and may hold for groups only: then the picture
must show at least `min_group` different pupils (policy.toml, 4 as shipped). Where the register has
a column `work`, that permission counts for pictures declared as pupils' `work`. The message is the
same whatever the reason, because the reason is nobody's business.

Refused: posts/beans.html
    <img src="../pictures/refused.jpg" alt="A child measures a beanstalk">

Refused: posts/beans.html
    <img src="../pictures/pair.jpg" alt="Two children, one of whom may be shown in groups only">

Passed: posts/beans.html
    <img src="../pictures/group.jpg" alt="Four children, one of whom may be shown in groups only">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.permissions import CALLED, permitted
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Picture
from safeguarding.rule import Rule
from safeguarding.school import Channel

RULE = Rule(
    "picture-without-consent",
    "N1",
    Level.REFUSE,
    "a picture of somebody without a permission in force",
    fixed=True,
)

_STILL = (
    " It is still online: run invoke withdraw, which lists all that it reached; it stays there "
    "until a site without it is published."
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for picture in page.pictures:
        for channel in picture.channels:
            if not all_agree(picture, channel, record):
                yield _finding(page, picture, channel, record)


def all_agree(picture: Picture, channel: Channel, record: BuildRecord) -> bool:
    """Whether everybody declared in the picture may be shown on the channel today."""
    declared = picture.declaration
    return declared is None or permitted(
        declared, channel, record.knowledge, together=not picture.several
    )


def _finding(page: Page, picture: Picture, channel: Channel, record: BuildRecord) -> Finding:
    folder = picture.source.rpartition("/")[0]
    online = any(path in record.online for path in picture.outputs)
    still = _STILL if online else ""
    post = "the snippet" if page.document.kind is Kind.SNIPPET else "the post"
    return RULE.finding(
        f"Somebody in {picture.name} has no permission in force for {CALLED[channel]} in a "
        f"picture like this one.{still}",
        f"Take the picture out of {post}; or choose one without that pupil, or of a larger group; "
        f"or, if content/{folder}/photos.csv names the wrong pupils, correct it. “invoke register "
        "--class 3B” tells who of a class may be shown.",
        output=page.document.path,
        needle=Private(picture.source),
    )
