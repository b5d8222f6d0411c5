"""Nobody is mentioned (@somebody) whom the school does not know and trust.

A mention is a link to somebody's account and brings the school's readers there; a wrong letter
leads to a stranger. Trusted are the mentions in policy.toml and the school's own accounts. What
counts is what the networks see, so `.@somebody` and full-width signs count, and e-mail addresses do
not.

Refused: posts/beans.html
    <p>Thank you, @BeanFan2009, for the seeds!</p>

Refused: posts/beans.html
    <p>Thank you .＠beanfan for the seeds!</p>

Passed: posts/beans.html
    <p>Thank you, @NSPCC, and thank you to everybody who sold beans @ 20p each.</p>
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

RULE = Rule("untrusted-mention", "S6", Level.REFUSE, "a mention of an account not trusted")


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    trusted = record.knowledge.policy.trust.mentions
    for text in spoken(page, "@", "＠"):
        for name in referred(text.words).mentions:
            if name.lower() not in trusted:
                yield _finding(page, name)


def _finding(page: Page, name: str) -> Finding:
    return RULE.finding(
        ("The text mentions “@", Private(name, "somebody"), "”, an account that is not trusted."),
        "Check the spelling, or write who it is in plain words, without the @. If the school knows "
        "and trusts the account, the office can add it to policy.toml as a [[trusted]] entry.",
        output=page.document.path,
        needle=Private(name),
    )
