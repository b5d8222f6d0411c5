"""Every published picture was made by the picture pipeline in this build, or belongs to the theme.

A plugin, a theme or a setting could put a picture into the site that nobody rebuilt and nobody
declared. So the bytes of each published picture must be those that the pipeline made, or verified
from its cache, in this very build; or those of a file of the theme.

Refused: images/class-photo.jpg
    (a JPEG that something else wrote)

Passed: pictures/place.jpg
    (a JPEG that the pipeline made)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.record import BuildRecord, Made
from safeguarding.rule import Rule

RULE = Rule(
    "picture-untraced",
    "N1",
    Level.REFUSE,
    "a published picture that the picture pipeline did not make",
    fixed=True,
)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for path, outline in outlines.items():
        if outline.kind not in (Kind.PICTURE, Kind.PDF):
            continue
        origin = record.origins.get(path)
        traced = (
            origin is not None
            and origin.made in (Made.PICTURE, Made.CARD, Made.THEME, Made.PDF)
            and origin.digest == outline.digest
        )
        if not traced:
            what = "PDF" if outline.kind is Kind.PDF else "picture"
            yield RULE.finding(
                f"Nobody knows where the {what} {path} comes from: it was not rebuilt.",
                "Use pictures by “![…]({static}/albums/…)” or “[gallery:…]”, and put PDFs into "
                "content/downloads, so that they are rebuilt.",
                output=path,
                source=outline.source or None,
            )
