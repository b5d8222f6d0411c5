"""Frequent misspellings and American spellings are told, with the British one.

The list is `language/misspellings.txt`: about 500 forms, and no dictionary, so that names and
children's invented words are left alone. A word with a capital inside a sentence is a name.

Refused: posts/beans.html
    <p>My favorite colour is green, and we definately won.</p>

Passed: posts/beans.html
    <p>My favourite colour is green at the Center Parcs pool, said Ms Gray.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.language.facts import is_a_name, remarks_on
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("spelling", "S7", Level.WARN, "a word that is spelt otherwise in Britain")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for text, remark in remarks_on(page.document.texts):
        of_a_format = text.where == "JSON-LD"
        if remark.kind == RULE.id and not of_a_format and not is_a_name(page, text, remark):
            yield RULE.finding(
                f"“{remark.what}” is spelt “{remark.value}” in Britain ({text.where}).",
                f"Write “{remark.value}”.",
                output=page.document.path,
                needle=Private(remark.what),
            )
