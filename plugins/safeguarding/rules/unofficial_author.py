"""Every post is signed by the school, by a role in the school or by a member of staff.

Everything on the site legitimately represents the school, so whoever signs must be somebody who may
speak for it: the school itself (a post without an author is signed so), a role or a member of staff
listed in policy.toml. Staff may sign with or without title and first name.

Refused: posts/beans.html
    Author: Bean Fan

    <p>They grow.</p>

Passed: posts/beans.html
    Author: Mrs Okafor

    <p>They grow.</p>

Passed: posts/beans.html
    Author: Year 3

    <p>They grow.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.policy import Policy
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Post
from safeguarding.rule import Rule

RULE = Rule("unofficial-author", "N5", Level.REFUSE, "a post signed by nobody of the school")

_TITLES = frozenset("dr miss mr mrs ms mx prof professor rev revd sir dame".split())
_PARTED = re.compile(r"\s*(?:[;,&]|\band\b)\s*")


def check_site(_outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    known = _signatures(record.knowledge.policy)
    for post in record.posts.values():
        if post.output:
            for author in _unknown(post.author, known):
                yield _finding(post, author)


def _unknown(authors: str, known: frozenset[str]) -> list[str]:
    """Those who sign without being listed; “Miss Hughes and Year 3” are two."""
    if _plain(authors) in known:
        return []
    return [name for name in _PARTED.split(authors) if name and _plain(name) not in known]


def _signatures(policy: Policy) -> frozenset[str]:
    """Everything that may stand under a post, plainly written."""
    signatures = {_plain(name) for name in (policy.school.name, *policy.roles)}
    for name in policy.staff:
        words = _plain(name).split()
        title = words[:1] if words and words[0] in _TITLES else []
        bare = words[len(title) :]
        signatures.update((" ".join(words), " ".join(bare)))
        if title and bare:
            signatures.add(f"{title[0]} {bare[-1]}")
    return frozenset(filter(None, signatures))


def _plain(name: str) -> str:
    return " ".join(name.replace(".", " ").split()).casefold()


def _finding(post: Post, author: str) -> Finding:
    return RULE.finding(
        ("The post is signed by “", Private(author, "somebody"), "”, who is not listed as staff."),
        "Write the name as policy.toml lists it under [staff], or a role such as “Year 3”; or take "
        "the line “Author:” out, and the school signs. A pupil's piece is signed by the class.",
        output=post.output,
        source=post.source,
        needle=Private(author),
    )
