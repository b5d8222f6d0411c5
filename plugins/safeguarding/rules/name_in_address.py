"""No published file, folder or slug holds a pupil's name.

An address is shared, logged and searched for, and stands for ever in other people's bookmarks. So a
full name in one is refused, even on a page without pictures. Words that are also names are fair:
`summer-fair` is a fair address. In the address of a page that shows pupils, the first name of one
of them is refused as well.

Refused: posts/amelia-khan-wins.html
    <p>A close match.</p>

Passed: posts/summer-fair.html
    <p>A close match.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Place
from safeguarding.pages import Outline, Page
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.telling_names import why_it_counts

RULE = Rule(
    "name-in-address",
    "N1",
    Level.REFUSE,
    "a pupil's name in the address of anything published",
    fixed=True,
)


_RENAME = "Rename the file, or write another “Slug:” in the head of the post, without the name."


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    """In the address of a page, the first name of a pupil whom it shows is enough."""
    if page.document.kind is not Kind.PAGE or page.own_post is None or not page.shows_pupils:
        return
    find = record.knowledge.names.find_loose
    for mention in find(page.document.path, Place.ADDRESS, page.pictured):
        yield RULE.finding(
            (
                "“",
                mention.words,
                "”, a first name of a pupil whom this page shows, is part of its address.",
            ),
            _RENAME,
            output=page.document.path,
            source=page.own_post.source,
            needle=mention.words,
        )


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for path, outline in outlines.items():
        for mention in record.knowledge.names.find(path, Place.ADDRESS):
            if mention.certainty is Certainty.CERTAIN:
                yield RULE.finding(
                    ("“", mention.words, f"”, {why_it_counts(mention)}, is part of an address."),
                    _RENAME,
                    output=path,
                    source=outline.source or None,
                    needle=mention.words,
                )
