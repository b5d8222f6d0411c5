"""Every published post -> what the networks would be told of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from safeguarding.findings import Finding
from safeguarding.record import BuildRecord, Post, SnippetRecord
from syndication.cards import Cards
from syndication.networks import NETWORKS
from syndication.texts import compose, too_long

_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


def collect(record: BuildRecord, cards: Cards) -> None:
    """Put the snippets of all published posts on the record, and what is wrong with them."""
    for post in record.posts.values():
        if post.kind == "post" and post.status == "published":
            record.snippets.append(_snippet(record, cards, post))
    record.snippets[:] = _told_apart(list(record.snippets))


def _snippet(record: BuildRecord, cards: Cards, post: Post) -> SnippetRecord:
    url = f"{record.knowledge.policy.school.url}/{post.url.lstrip('/')}"
    texts = {network.name: compose(post, network, url) for network in NETWORKS}
    record.problems.extend(_problems(post, texts))
    card = cards.of(post)
    if post.fields.get("card") and not card.shows_photo:
        record.notes.append(
            f"{post.source}: the picture after “Card:” may not go to the networks, so its card "
            "shows the name of the school."
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


def _problems(post: Post, texts: dict[str, str]) -> Iterator[Finding]:
    for network in NETWORKS:
        if finding := too_long(post, network, texts[network.name]):
            yield finding


def slug_of(url: str) -> str:
    """The folder of a post in the outbox: "posts/beans/index.html" -> "beans"."""
    whole = url.removesuffix("index.html").rstrip("/").removesuffix(".html")
    return _UNFIT.sub("-", posixpath.basename(whole)).strip("-") or "post"


def _told_apart(snippets: list[SnippetRecord]) -> Iterator[SnippetRecord]:
    """Two posts of different months may share a last part of their address."""
    seen: dict[str, int] = {}
    for snippet in snippets:
        key = snippet.slug.casefold()
        seen[key] = seen.get(key, 0) + 1
        if seen[key] == 1:
            yield snippet
        else:
            yield replace(snippet, slug=f"{snippet.slug}-{seen[key]}")
