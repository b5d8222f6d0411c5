"""Every link leads to a website that the school knows and trusts.

What is trusted stands in policy.toml, each entry with a reason and a day on which somebody looks at
it again; an entry past that day is a warning. A domain stands for everything below it
(`nhs.uk` for `www.nhs.uk`), never for what only ends alike (`evil-nhs.uk`). The school's own
address and the pages of its accounts are trusted by themselves; `mailto:`, `tel:` and plain http
are fine. Films on YouTube have a rule of their own, `video-undeclared`.

Bare addresses count too, as the networks read them: a full stop without a space after it makes a
link of “today.So”. What begins with http:// in the words counts whatever follows.

Never trusted, whatever policy.toml says: short addresses, shared albums, drives and forms,
invitations to chats and calls, numbers instead of a name, a name before an @, letters that look
like others. Nobody can know what is behind them.

Refused: posts/beans.html
    <p>See <a href="https://beans.example/">more beans</a>.</p>

Refused: posts/beans.html
    <p>We planted beans today.So they will grow.</p>

Refused: posts/beans.html
    <p><a href="https://photos.app.goo.gl/Bx4">All the photos</a></p>

Passed: posts/beans.html
    <p><a href="https://www.nhs.uk/five-a-day">Five a day</a>, says nhs.uk. We planted beans.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline, Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.spoken import is_read, spoken
from safeguarding.trust import Doubt, doubt, referred
from safeguarding.youtube import video_of

_WRITTEN_OUT = re.compile(r"\bhttps?://[^\s<>\"“”‘’()]*[^\s<>\"“”‘’().,;:!?]", re.IGNORECASE)

RULE = Rule("untrusted-link", "S6", Level.REFUSE, "a link to a website that is not trusted")


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    if not is_read(page):
        return
    for link in page.document.links:
        if not link.path and not link.loads and (found := _doubt(page, link.address, record)):
            yield _of_link(page, link.address, found)
    for text in spoken(page, "."):
        for address in _addresses_in(text.words):
            if found := _doubt(page, address, record):
                yield _of_words(page, address, found)


def _addresses_in(words: str) -> Iterator[str]:
    """What networks make links of, and whatever else is written as a whole address."""
    known = referred(words).addresses
    yield from known
    if "://" in words:
        for match in _WRITTEN_OUT.finditer(words):
            if not any(address.startswith(match[0]) for address in known):
                yield match[0]


def check_site(_outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    """Trust that nobody has looked at again: once for each entry."""
    for entry in record.knowledge.policy.trusted:
        if entry.review_on is not None and entry.review_on < record.knowledge.today:
            yield RULE.finding(
                f"policy.toml trusts {entry.value}, and somebody was to look at that again by "
                f"{entry.review_on:%d.%m.%Y}.",
                f"Visit {entry.value}. If it is still what it was ({entry.why}), write a new day "
                "after “review_on”; if not, take the entry out.",
                level=Level.WARN,
                source="policy.toml",
                needle=Private(entry.value, entry.value),
            )


def _doubt(page: Page, address: str, record: BuildRecord) -> Doubt | None:
    """What is wrong with an address; that of a film is told by `video-undeclared`.

    Unless the policy has lowered that rule.
    """
    policy = record.knowledge.policy
    found = doubt(address, policy.trust)
    if found is None or not page.films or found.always:
        return found
    film = video_of(address)
    told = policy.levels.get("video-undeclared", Level.REFUSE).stops_the_build
    declared = any(each.video_id == film and each.video is not None for each in page.films)
    return None if film is not None and (told or declared) else found


def _of_link(page: Page, address: str, found: Doubt) -> Finding:
    return RULE.finding(
        ("The link to “", Private(address, "an address"), f"” {found.why}."),
        f"Take the link out, or link to a website that the school trusts. {_advice(found)}",
        output=page.document.path,
        needle=Private(address),
    )


def _of_words(page: Page, address: str, found: Doubt) -> Finding:
    return RULE.finding(
        (
            "Networks turn “",
            Private(address, "a part of the text"),
            f"” into a link, and the link {found.why}.",
        ),
        "If it is the end of a sentence, put a space after the full stop. If it is an address, "
        f"take it out. {_advice(found)}",
        output=page.document.path,
        needle=Private(address),
    )


def _advice(found: Doubt) -> str:
    if found.always:
        return "The office cannot allow this in policy.toml."
    return (
        "If the school knows who runs that website and trusts them, the office can add its domain "
        "to policy.toml as a [[trusted]] entry."
    )
