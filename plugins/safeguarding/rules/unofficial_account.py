"""An account that is called the school's is one of those in policy.toml.

Families follow the address that they read. So where a sentence says “follow us”, “our account” or
“the school's page” and names an account that is not under [[accounts]], or names one that is nearly
the school's, somebody mistyped it, or it is an old one: a stranger may have it tomorrow.

Refused: about.html
    <p>Follow us on Twitter: @NSPCC</p>

Refused: about.html
    <p>Our news is on Twitter as test_scholo, too.</p>

Passed: about.html
    <p>Follow us on Twitter: @test_school. Advice for parents comes from @NSPCC.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from safeguarding.findings import Finding, Level
from safeguarding.language.sentences import sentences
from safeguarding.pages import Page
from safeguarding.policy import Policy
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.spoken import spoken
from safeguarding.text_tags import find_mentions

RULE = Rule(
    "unofficial-account", "S1", Level.WARN, "an account called the school's that is not listed"
)

_OURS = re.compile(
    r"""\b(?:(?:follow|find|join|message|tag|like|visit)\s+us|(?:our|the\s+school['’]s)\s+(?:own\s+|
    official\s+|school\s+)*(?:twitter|facebook|youtube|instagram|x|account|page|handle|channel|feed)
    |(?:we|the\s+school)\s+(?:are|is|tweet|post)\s+(?:on|at|as))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HANDLE = re.compile(r"(?<![\w@./-])\w+_\w+(?![\w@/-]|\.\w)")
"""A word that can only be a handle: “cav_mcr”."""
_NEARLY = 0.8


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page:
        return
    policy = record.knowledge.policy
    own = frozenset(account.handle.lstrip("@").casefold() for account in policy.accounts)
    for text in spoken(page, "@", "_"):
        for start, end in sentences(text.words):
            for handle in _others(text.words[start:end], own):
                yield _finding(page, handle, policy)


@lru_cache(maxsize=2048)
def _others(sentence: str, own: frozenset[str]) -> tuple[str, ...]:
    """The accounts of a sentence that are called the school's, or nearly are, and are not."""
    mentioned = find_mentions(sentence)
    told = any(handle.casefold() in own for handle in mentioned)
    claimed = not told and _OURS.search(sentence) is not None
    handles = dict.fromkeys((*mentioned, *_HANDLE.findall(sentence)))
    return tuple(
        handle
        for handle in handles
        if (folded := handle.casefold()) not in own
        and ((claimed and handle in mentioned) or any(_alike(folded, name) for name in own))
    )


def _alike(handle: str, own: str) -> bool:
    return SequenceMatcher(None, handle, own).ratio() >= _NEARLY


def _finding(page: Page, handle: str, policy: Policy) -> Finding:
    listed = ", ".join(account.handle for account in policy.accounts) or "none"
    return RULE.finding(
        ("“", Private(handle, "An account"), "” is not one of the school's accounts."),
        f"In policy.toml stand: {listed}. Correct the text, or have the office correct policy.toml "
        "under [[accounts]]. If it is somebody else's, say whose.",
        output=page.document.path,
        needle=Private(handle),
    )
