"""No hashtag is used that the school does not know and trust.

A hashtag leads to whatever anybody in the world writes under it, and a hashtag of the school's own
making may have another meaning elsewhere. Trusted are those in policy.toml. What counts is what the
networks see: `#Year-4` is the hashtag `#Year`, and “#1” is none. Of the sign of a share (“$” and
letters) Twitter makes a link, too; no school needs one.

Refused: posts/beans.html
    <p>Look how they grow! #beanchallenge</p>

Refused: posts/beans.html
    <p>Look how they grow! ＃Year-4</p>

Refused: posts/beans.html
    <p>We learnt about money with $BEAN today.</p>

Passed: posts/beans.html
    <p>Happy #WorldBookDay! Our bean is #1, and one costs $2.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.spoken import spoken
from safeguarding.trust import referred

RULE = Rule("untrusted-hashtag", "S6", Level.REFUSE, "a hashtag that is not trusted")


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    trusted = record.knowledge.policy.trust.hashtags
    for text in spoken(page, "#", "＃"):
        for tag in referred(text.words).hashtags:
            if tag.lower() not in trusted:
                yield _finding(page, tag)
    for text in spoken(page, "$"):
        for tag in referred(text.words).cashtags:
            yield _share(page, tag)


def _share(page: Page, tag: str) -> Finding:
    return RULE.finding(
        ("The text holds “$", Private(tag, "a word"), "”: Twitter makes a link to shares of it."),
        "Write the word without the $ sign.",
        output=page.document.path,
        needle=Private(tag),
    )


def _finding(page: Page, tag: str) -> Finding:
    return RULE.finding(
        ("The text uses the hashtag “#", Private(tag, "a word"), "”, which is not trusted."),
        "Write the word without the # sign. If the school has looked at what stands under the "
        "hashtag and trusts it, the office can add it to policy.toml as a [[trusted]] entry.",
        output=page.document.path,
        needle=Private(tag),
    )
