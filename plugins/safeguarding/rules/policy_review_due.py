"""The school's written policy is agreed, dated, and looked at again in time.

`[policy]` in policy.toml says when governors agreed the policy on social media and when they look
at it again. A reminder comes sixty days before; a year after the day has passed, nothing more is
published until somebody has looked. Without dates the policy is a draft: that is told on every
build and stops nothing.

Refused: posts/beans.html
    Review: 2025-11-01

    <p>They grow.</p>

Passed: posts/beans.html
    Review: 2027-09-01

    <p>They grow.</p>
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.policy import PolicyDocument
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("policy-review-due", "E1", Level.WARN, "the written policy is a draft, or out of date")

REMINDED = dt.timedelta(days=60)
_A_YEAR = dt.timedelta(days=365)


def check_site(_outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    document = record.knowledge.policy.document
    if document.review_due is not None:
        yield from _reminder(document, document.review_due, record.knowledge.today)
    if document.status == "draft":
        yield _finding(
            "The school's policy on social media is a draft: governors have not agreed it yet. The "
            "website says so.",
            "Once they have, write “agreed” and the two dates into policy.toml under [policy].",
        )


def _reminder(document: PolicyDocument, due: dt.date, today: dt.date) -> Iterator[Finding]:
    remedy = (
        "Ask governors to look at the policy, then write the new dates into policy.toml under "
        "[policy]."
    )
    day = f"{due:%d.%m.%Y}"
    if today > due + _A_YEAR:
        yield _finding(
            f"The school's policy on social media was to be looked at by {day}, more than a year "
            "ago.",
            remedy,
            Level.REFUSE,
        )
    elif today > due:
        yield _finding(f"The school's policy on social media is overdue since {day}.", remedy)
    elif today >= due - REMINDED:
        called = "draft of the policy" if document.status == "draft" else "policy"
        yield _finding(f"The {called} on social media is to be looked at by {day}.", remedy)


def _finding(message: str, remedy: str, level: Level | None = None) -> Finding:
    needle = Private("review_due", "review_due")
    return RULE.finding(message, remedy, level=level, source="policy.toml", needle=needle)
