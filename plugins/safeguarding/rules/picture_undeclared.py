"""Every picture is declared: somebody has said what it shows and who is in it.

The tool does not guess who is in a photo. Each picture has a row in `photos.csv` beside it, with
the fingerprint of the file that was looked at. `invoke photos FOLDER` asks the questions and writes
the rows.

Nor does it believe a declaration against the picture's own file. Phones and picture programs write
names into a photo: at a face, as a keyword, in a caption. A pupil who is named there and missing in
the column `people` stops the build, until the row is mended or the file no longer says so. A first
name at a face, and a pupil's name as the photographer's, are told as a warning. None of it is ever
published.

Refused: posts/beans.html
    <img src="../pictures/undeclared.jpg" alt="A beanstalk">

Passed: posts/beans.html
    <img src="../pictures/place.jpg" alt="The school garden">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.declarations import row_to_paste
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page, Shown
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "picture-undeclared",
    "N1",
    Level.REFUSE,
    "a picture that nobody declared",
    fixed=True,
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for shown in page.shown:
        if shown.theme:
            continue
        if shown.picture is None:
            if not _is_told_as_unsafe(shown, record):
                yield _unknown(page, shown)
        elif shown.picture.declaration is None:
            yield _undeclared(page, shown.picture.source, shown.picture.digest)


def _is_told_as_unsafe(shown: Shown, record: BuildRecord) -> bool:
    """A `data:` picture is refused as such, unless the policy has lowered that rule."""
    written_into_the_page = shown.use.address.strip().lower().startswith("data:")
    level = record.knowledge.policy.levels.get("unsafe-html", Level.REFUSE)
    return written_into_the_page and level.stops_the_build


def _unknown(page: Page, shown: Shown) -> Finding:
    return RULE.finding(
        f"The page shows “{shown.use.address[:80]}”, which is no picture of this site's albums.",
        "Put the picture into an album folder and declare it with “invoke photos”.",
        output=page.document.path,
    )


def _undeclared(page: Page, source: str, digest: str) -> Finding:
    folder, _, name = source.rpartition("/")
    return RULE.finding(
        f"Nobody has said what the picture {name} shows, or who is in it.",
        f"Run “invoke photos content/{folder}”, or fill in this row and paste it into "
        f"content/{folder}/photos.csv:\n    {row_to_paste(name, digest[:16])}\n ",
        output=page.document.path,
        needle=Private(source),
    )
