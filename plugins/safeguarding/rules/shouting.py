"""No sentence shouts: three words in capitals, or a row of exclamation marks.

Acronyms (PE, SATs, PSHE) are no shouting.

Refused: posts/beans.html
    <p>ALL COATS MUST BE NAMED</p>

Refused: posts/beans.html
    <p>We won!!!</p>

Passed: posts/beans.html
    <p>The PTA and the RSPB met in KS2. We won!</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.language.facts import fold, remarks_on
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("shouting", "S7", Level.WARN, "words in capitals, or rows of exclamation marks")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id:
            loud = Private(fold(text.words)[remark.start : remark.end])
            yield RULE.finding(
                ("“", loud, f"” shouts: {remark.what} ({text.where})."),
                "Write it in small letters, with one mark at its end; screen readers spell out "
                "words in capitals.",
                output=page.document.path,
                needle=loud,
            )
