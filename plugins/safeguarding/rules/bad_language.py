"""No word that a school would not say, however it is spelt.

Whole words from `language/bad_language.txt`, with their plurals and the spellings that hide them
(stars, digits, gaps, doubled letters). Blue tits, Moby Dick, Scunthorpe and Bloody Mary pass.

Refused: posts/beans.html
    <p>What a load of bollocks.</p>

Refused: posts/beans.html
    <p>Our beans are sh1t.</p>

Passed: posts/beans.html
    <p>Two blue tits sat on the bird table while we read Moby Dick.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.language.facts import is_a_name, remarks_on
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("bad-language", "S7", Level.REFUSE, "a word that a school would not say")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id and not is_a_name(page, text, remark):
            yield RULE.finding(
                f"“{remark.value}” is bad language ({text.where}).",
                "Say it in other words. If it is innocent here, the list of innocent phrases is "
                "plugins/safeguarding/language/bad_language.txt.",
                output=page.document.path,
                needle=Private(remark.value),
            )
