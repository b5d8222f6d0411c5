"""Every published post -> what the networks would be told of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, count

from safeguarding.findings import Finding, Level
from safeguarding.record import BuildRecord, Post, SnippetRecord
from syndication.cards import Cards
from syndication.networks import NETWORKS
from syndication.texts import Write, compose, too_long
from syndication.whole_address import is_address

_LINKED_IN_PART = partial(
    Finding,
    rule="source-not-read",
    level=Level.REFUSE,
    clause="S1",
    message=("The address of this post holds a sign at which networks cut a link off.",),
    remedy=(
        "Write a line such as “Slug: our-beans” into the head of the post: letters, digits and "
        "hyphens; or set `Status: draft` and the rest goes out.",
    ),
)
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


def collect(record: BuildRecord, cards: Cards, write: Write) -> None:
    """Put the snippets of all published posts on the record, and what is wrong with them.

    `write` makes the texts. Raises ConfigurationError if a template cannot be used.
    """
    posts = (post for post in record.posts.values() if post.kind == "post")
    published = [post for post in posts if post.status == "published"]
    # The oldest keeps its folder when a namesake comes; the newest is shown first.
    by_day = sorted(published, key=lambda post: (str(post.date or ""), post.source))
    snippets = [_snippet(record, cards, post, write) for post in by_day]
    record.snippets[:] = reversed(list(_told_apart(snippets)))


def _snippet(record: BuildRecord, cards: Cards, post: Post, write: Write) -> SnippetRecord:
    school = record.knowledge.policy.school
    url = f"{school.url}/{post.url.lstrip('/')}"
    texts = {network.name: compose(post, network, url, school.name, write) for network in NETWORKS}
    record.problems.extend(_problems(post, texts, url))
    card = cards.of(post)
    if post.fields.get("card") and not card.shows_photo:
        record.notes.append(
            f"{post.source}: the picture after “Card:” may not go to the networks, so its card "
            "is drawn and shows no photo."
        )
    return SnippetRecord(
        slug=slug_of(post.url),
        title=post.title,
        url=url,
        source=post.source,
        texts=texts,
        card=card.path,
        card_alt=card.alt,
        card_shows_photo=card.shows_photo,
    )


def _problems(post: Post, texts: dict[str, str], url: str) -> Iterator[Finding]:
    if not is_address(url):
        yield _LINKED_IN_PART(source=post.source)
    for network in NETWORKS:
        if finding := too_long(post, network, texts[network.name]):
            yield finding


def slug_of(url: str) -> str:
    """The folder of a post in the outbox: "posts/beans/index.html" -> "beans"."""
    whole = url.removesuffix("index.html").rstrip("/").removesuffix(".html")
    return _UNFIT.sub("-", posixpath.basename(whole)).strip("-") or "post"


def _told_apart(snippets: list[SnippetRecord]) -> Iterator[SnippetRecord]:
    """Two posts of different months may share a last part of their address."""
    taken: set[str] = set()
    for snippet in snippets:
        numbered = (f"{snippet.slug}-{number}" for number in count(2))
        slug = next(
            name for name in chain([snippet.slug], numbered) if name.casefold() not in taken
        )
        taken.add(slug.casefold())
        yield replace(snippet, slug=slug)
