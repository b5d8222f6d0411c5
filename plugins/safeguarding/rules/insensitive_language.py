"""Words that may hurt people are told, with kinder ones.

The list is `language/insensitive.txt`. It is a hint: a history lesson may have to quote.

Refused: posts/beans.html
    <p>Our visitor is wheelchair-bound.</p>

Passed: posts/beans.html
    <p>Our visitor uses a wheelchair.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.language.facts import remarks_on
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("insensitive-language", "S7", Level.WARN, "words that may hurt")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id:
            yield RULE.finding(
                f"“{remark.what}” may hurt somebody ({text.where}).",
                f"Kinder: {remark.value}.",
                output=page.document.path,
                needle=Private(remark.what),
            )
