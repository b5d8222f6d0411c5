"""A draft is not published, in any form.

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
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("draft-in-output", "N1", Level.REFUSE, "a draft in what would be published", fixed=True)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
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
