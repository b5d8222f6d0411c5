"""A picture is published only as it was when somebody declared it.

The row in `photos.csv` carries the fingerprint of the file. When the file is exchanged or edited
under the same name, nobody has looked at what it shows now, so it is refused until it is declared
again.

Refused: posts/beans.html
    <img src="../pictures/changed.jpg" alt="A beanstalk">

Passed: posts/beans.html
    <img src="../pictures/place.jpg" alt="The school garden">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "picture-changed",
    "N1",
    Level.REFUSE,
    "a picture that is not the one that was declared",
    fixed=True,
)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for picture in page.pictures:
        if picture.changed and picture.declaration is not None:
            folder, _, name = picture.source.rpartition("/")
            yield RULE.finding(
                f"The picture {name} has changed since somebody declared what it shows.",
                f"Look at it and declare it again with “invoke photos content/{folder}” (its "
                f"fingerprint is now {picture.digest[:16]}).",
                output=page.document.path,
                needle=Private(picture.source),
            )
