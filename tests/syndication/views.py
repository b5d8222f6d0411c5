"""Snippets as the page of the outbox is told of them."""

from __future__ import annotations

from typing import Any

from safeguarding.policy import Account, Policy, School
from safeguarding.record import SnippetRecord
from syndication.outbox_view import SnippetView, State

URL = "https://school.example.org/posts/beans.html"
POLICY = Policy(
    School("Bean School", "https://school.example.org"),
    accounts=(Account("twitter", "@bean_school"), Account("facebook", "Bean School")),
)
EVERY_NETWORK = frozenset({"twitter", "facebook"})


def view(
    state: State = State.APPROVED,
    slug: str = "beans",
    title: str = "Our beans",
    signed_for: frozenset[str] = EVERY_NETWORK,
    **changes: Any,
) -> SnippetView:
    """One snippet; `texts`, `posted`, `why` and `warnings` may be given."""
    texts = {"twitter": f"Beans!\n\n{URL}", "facebook": f"Long beans!\n\n{URL}"}
    snippet = SnippetRecord(
        slug,
        title,
        URL,
        "content/posts/beans.md",
        changes.pop("texts", texts),
        "",
        changes.pop("alt", "Hands sow beans"),
    )
    folder = f"{'approved' if state is State.APPROVED else 'waiting'}/{slug}"
    return SnippetView(snippet, folder, state, signed_for=signed_for, **changes)
