"""A draft is not published, in any form.

Nor is a post that nobody has written yet, which holds the words with which `invoke new` begins.

Refused: posts/party.html
    Status: draft

    <p>Our party plans</p>

Passed: posts/party.html
    Status: published

    <p>Our party plans</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.private import Private
from safeguarding.record import TO_WRITE, BuildRecord
from safeguarding.rule import Rule

RULE = Rule("draft-in-output", "N1", Level.REFUSE, "a draft in what would be published", fixed=True)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    yield from _unwritten(record)
    if record.drafts:
        return
    for path, outline in outlines.items():
        post = record.posts.get(outline.source)
        if path.startswith("drafts/") or (post is not None and post.status == "draft"):
            yield RULE.finding(
                f"The draft {path} would be published.",
                "Finish the post and set “Status: published”, or take its “Save_as:” line out.",
                output=path,
                source=outline.source or None,
            )


def _unwritten(record: BuildRecord) -> Iterator[Finding]:
    for post in record.posts.values():
        if post.unwritten and post.status != "draft":
            yield RULE.finding(
                f"The post still says “{TO_WRITE}”",
                "Write your text in its place, or take the line out.",
                output=post.output,
                source=post.source,
                needle=Private(TO_WRITE, TO_WRITE),
            )
