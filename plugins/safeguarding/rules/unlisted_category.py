"""Every post has one of the categories that the school chose.

Where policy.toml lists categories (`[posts] categories`), a post in another one is refused: it is
misspelt, or something that the school does not write about. Without such a list any will do.

Refused: posts/beans.html
    Category: Sceince

    <p>They grow.</p>

Passed: posts/beans.html
    Category: Science

    <p>They grow.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.nearest import nearest
from safeguarding.pages import Outline
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("unlisted-category", "N5", Level.REFUSE, "a category that the school did not choose")


def check_site(_outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    listed = {name.casefold(): name for name in record.knowledge.policy.categories}
    for post in record.posts.values():
        if listed and post.output and post.category and post.category.casefold() not in listed:
            said = Private(post.category, "a category")
            yield RULE.finding(
                (
                    "The category “",
                    said,
                    "” is not on the school's list.",
                    nearest(post.category, listed.values()),
                ),
                f"Use one of: {', '.join(listed.values())}. The office can add another to "
                "policy.toml under [posts].",
                output=post.output,
                source=post.source,
                needle=said,
            )
