"""Nothing is published that the build did not mean to write.

Every file of the built site is a page, a feed, a rebuilt picture, a file of the theme or one that a
plugin announced. Sources, spreadsheets, camera side files, links to other folders and whatever else
turned up are refused, not copied.

Refused: posts/beans.md
    Title: Our beans

Refused: downloads/plan.docx
    (an office file)

Passed: downloads/what-to-bring.txt
    A coat, a packed lunch, wellingtons.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from safeguarding.closed_formats import Closed, closed
from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.reading import is_attachment, is_feed_address, is_page_address
from safeguarding.record import BuildRecord, Made
from safeguarding.rule import Rule

RULE = Rule(
    "unexpected-file",
    "N2",
    Level.REFUSE,
    "a file that the build did not mean to publish",
    fixed=True,
)


_UNKNOWN = Closed(
    "files of this kind are not published",
    "Take the link to it out of the post. Attach a PDF or a text file, or put the words into the "
    "post itself.",
)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for path, outline in outlines.items():
        origin = record.origins.get(path)
        if origin is None:
            yield _finding(path, "", "nothing in the build meant to write it")
        elif origin.made is Made.STATIC and not is_attachment(path):
            known = closed(path) or _UNKNOWN
            yield _finding(path, origin.source, known.why, known.instead)
        elif origin.made is Made.PAGE and not is_page_address(path):
            yield _finding(path, origin.source, "its name does not end in .html")
        elif origin.made is Made.FEED and not is_feed_address(path):
            yield _finding(path, origin.source, "a feed's name ends in .xml")
        elif origin.digest and origin.digest != outline.digest:
            yield _finding(path, origin.source, "it is not what the build wrote")
    for path in _alike(outlines):
        yield _finding(path, outlines[path].source, "another differs in capital letters only")


def _alike(paths: Iterable[str]) -> Iterator[str]:
    """Paths of which many servers and disks keep only one: the other would be seen in its place."""
    seen: set[str] = set()
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            yield path
        seen.add(folded)


def is_a_link(path: str, source: str) -> Finding:
    """A file of the content folder that is a link, or lies outside the content folder."""
    return _finding(path, source, "it is a link to a file elsewhere, which nobody looked at")


def _finding(path: str, source: str, why: str, instead: str = "") -> Finding:
    return RULE.finding(
        f"The file {path} would be published, but {why}.",
        instead or _UNKNOWN.instead,
        output=path,
        source=source or None,
    )
