"""No published file, folder or slug holds a pupil's name.

An address is shared, logged and searched for, and stands for ever in other people's bookmarks. So a
full name in one is refused, even on a page without pictures. Words that are also names are fair:
`summer-fair` is a fair address.

Refused: posts/amelia-khan-wins.html
    <p>A close match.</p>

Passed: posts/summer-fair.html
    <p>A close match.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Place
from safeguarding.pages import Outline
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


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for path, outline in outlines.items():
        for mention in record.knowledge.names.find(path, Place.ADDRESS):
            if mention.certainty is Certainty.CERTAIN:
                yield RULE.finding(
                    ("“", mention.words, f"”, {why_it_counts(mention)}, is part of an address."),
                    (
                        "Rename the file, or write another “Slug:” in the head of the post, "
                        "without the name.",
                    ),
                    output=path,
                    source=outline.source or None,
                    needle=mention.words,
                )
