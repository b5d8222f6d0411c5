"""The page on which the Headteacher sees every snippet as the networks will show it.

It is opened from a disk, needs no network, and holds whatever people wrote: everything is escaped,
and its own style and script are the only ones that a browser runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from safeguarding.policy import Policy
from safeguarding.trust import referred
from syndication.buffer import buffer_files, is_formula
from syndication.networks import NETWORKS
from syndication.outbox_view import SnippetView, State
from syndication.texts import seen_at_once


@dataclass(frozen=True, slots=True)
class _Group:
    """The snippets of one state, and how the page speaks of them."""

    state: State
    short: str
    title: str
    says: str
    command: bool = False
    views: tuple[SnippetView, ...] = ()


_GROUPS = (
    _Group(
        State.APPROVED, "ready to post", "Ready to post", "Approved: it may be posted as it is."
    ),
    _Group(
        State.LAPSED,
        "to look at again",
        "To look at again",
        "Its sign-off no longer counts, because something changed.",
        command=True,
    ),
    _Group(
        State.WAITING,
        "waiting for you",
        "Waiting for you",
        "Waiting: nobody has released it, so it cannot be copied or shared here.",
        command=True,
    ),
)


def outbox_files(
    policy: Policy, views: Sequence[SnippetView], for_all: Sequence[str] = ()
) -> Mapping[str, bytes]:
    """The files at the top of the outbox by name: the page, and the tables for Buffer.

    Only what `SnippetView.may_go_to` allows can be copied, shared or exported. `for_all` are
    warnings of the last build that belong to no single post.
    """
    tables = buffer_files(views)
    page = _template().render(
        school=policy.school.name,
        domain=urlsplit(policy.school.url).hostname or "",
        handles={network.name: _handle(policy, network.name) for network in NETWORKS},
        groups=list(_grouped(views)),
        networks=NETWORKS,
        tables=list(tables),
        for_all=(*policy.pictures.switched_off, *for_all),
    )
    return {"index.html": page.encode(), **tables}


def _grouped(views: Sequence[SnippetView]) -> Iterator[_Group]:
    for group in _GROUPS:
        members = tuple(view for view in views if view.state is group.state)
        if members:
            yield _Group(group.state, group.short, group.title, group.says, group.command, members)


def _handle(policy: Policy, network: str) -> str:
    """How the school's account is called there, if its name is another than the school's."""
    handles = (account.handle for account in policy.accounts if account.network == network)
    return next((handle for handle in handles if handle != policy.school.name), "")


@lru_cache(maxsize=4096)  # the networks are often told the same
def marked(text: str) -> Markup:
    """`text` escaped; what the networks make links of is marked, and cannot be followed."""
    found = referred(text)
    signs = (f"@{name}" for name in found.mentions)
    tags = (f"#{name}" for name in found.hashtags)
    parts = dict.fromkeys((*found.addresses, *signs, *tags))
    if not parts:
        return escape(text)
    longest_first = sorted(map(re.escape, parts), key=len, reverse=True)
    pieces = re.split(f"({'|'.join(longest_first)})", text)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )


def _safe_link(address: str) -> str:
    """An address that opens a page; anything else leads nowhere."""
    return address if address.startswith("https://") else ""


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style, script = _source("outbox_page.css"), _source("outbox_page.js")
    environment.globals |= {
        "style": Markup(style),  # noqa: S704 - our own files, not what people write
        "style_hash": _hash(style),
        "script": Markup(script),  # noqa: S704 - the same
        "script_hash": _hash(script),
        "marked": marked,
        "safe_link": _safe_link,
        "is_formula": is_formula,
        "seen_at_once": seen_at_once,
    }
    return environment.from_string(_source("outbox_page.html.j2"))


def _source(name: str) -> str:
    return files("syndication").joinpath(name).read_text(encoding="utf-8")


def _hash(source: str) -> str:
    """As a Content-Security-Policy names a script or style that may run."""
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"
