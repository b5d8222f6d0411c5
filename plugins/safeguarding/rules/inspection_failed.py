"""What cannot be inspected is not published.

A file that no inspector understands, a check that broke down, a word whose letters come from two
alphabets: each could hide a name, so each is refused.

Refused: downloads/newsletter.pdf
    (a PDF whose letters were turned into shapes)

Refused: posts/beans.html
    <p>Am\u0435lia and Oliver</p>

Passed: posts/beans.html
    <p>Our beans</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.closed_formats import closed
from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline, Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("inspection-failed", "–", Level.REFUSE, "a file that cannot be checked", fixed=True)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    """What of a PDF cannot be read as text, unless its pictures were looked at for words."""
    if page.document.kind is not Kind.PDF:
        return
    seen = [record.seen.get(picture.digest) for picture in page.pictures]
    looked_at = bool(seen) and all(each is not None and each.words is not None for each in seen)
    for unread in page.document.unread:
        if not (looked_at and unread.of_pictures):
            yield RULE.finding(
                f"The file {page.document.path} cannot be checked: {unread.why}.",
                "Save it as a PDF from Word or Publisher, rather than scanning or photographing "
                "it, or write what it says into the post itself.",
                output=page.document.path,
                source=page.origin.source if page.origin and page.origin.source else None,
            )


def check_site(outlines: Mapping[str, Outline], _record: BuildRecord) -> Iterator[Finding]:
    for path, outline in outlines.items():
        if outline.not_understood:
            yield RULE.finding(
                f"The file {path} cannot be checked: {outline.not_understood}.",
                known.instead
                if (known := closed(path))
                else "Write what it says into the post itself, or publish it elsewhere after a "
                "person has read it.",
                output=path,
                source=outline.source or None,
            )
        for word in outline.unreadable_words:
            yield RULE.finding(
                (
                    "The word “",
                    Private(word),
                    "” mixes letters of two alphabets and cannot be read.",
                ),
                "Type the word again.",
                output=path,
                source=outline.source or None,
                needle=Private(word),
            )


def crashed(check: str, error: Exception, output: str) -> Finding:
    """A check that broke down on `output`; only the kind of error is told, never its text."""
    return RULE.finding(
        f"The check “{check}” broke down ({type(error).__name__}), so nobody knows what it would "
        "have found.",
        "Tell whoever looks after the website; the old site stays as it is.",
        output=output,
    )
