"""Every post and page was read; none is left out in silence.

A post with a broken head (no title, no date, a date that is none) would simply be missing from the
site. So the build stops and names the file.

Refused: posts/beans.html
    Unread: the head of the post has no date

Passed: posts/beans.html
    Title: Our beans

    <p>They grow.</p>
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

_LOOK = (
    "Look at the first lines of the file: each needs a word, a colon and a value, above all "
    "“Title: …” and “Date: 2026-11-20”."
)
RULE = Rule("source-not-read", "–", Level.REFUSE, "a post that could not be read", fixed=True)


def check_site(_outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    for source, said in record.unread.items():
        why, _, way_out = said.partition("; ")
        yield RULE.finding(
            f"{source} could not be read: {why}.",
            f"{way_out[:1].upper()}{way_out[1:]}." if way_out else _LOOK,
            source=source,
            line=1,
        )
