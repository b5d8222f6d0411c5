"""A published picture holds pixels and nothing else, a published PDF its pages.

Phones write the place, the time, the owner and sometimes people's names into a photo. Pictures are
rebuilt from pixels; then every published file is read again, byte by byte, and whatever is not on
the allow-list of its format is refused: no comment, no profile, no thumbnail, nothing after the
end.

Refused: pictures/tagged.jpg
    (a JPEG with a comment)

Passed: pictures/place.jpg
    (a JPEG made from pixels)
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.picture_bytes import inspect_picture
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule(
    "picture-metadata",
    "N1",
    Level.REFUSE,
    "a published picture that holds more than pixels",
    fixed=True,
)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    document = page.document
    if document.kind is Kind.PDF and document.foreign:
        yield RULE.finding(
            f"The file {document.path} would be published with more in it than its pages: "
            f"{document.foreign[0]}.",
            "Put the PDF into content/downloads and link to it from there, so that it is rebuilt.",
            output=document.path,
            source=page.origin.source if page.origin and page.origin.source else None,
        )
    if document.kind is not Kind.PICTURE:
        return
    foreign = inspect_picture(document.data, splitext(document.path)[1].lower())
    if foreign:
        yield RULE.finding(
            f"The file {document.path} would be published with more in it than the picture: "
            f"{foreign[0].what}.",
            "Put the picture into an album folder, so that it is rebuilt from its pixels.",
            output=document.path,
            source=page.origin.source if page.origin and page.origin.source else None,
        )
