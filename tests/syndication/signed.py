"""A school with one post, its outbox, and a Headteacher who signs."""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from beans import PICTURE, WRITE

from safeguarding.project import Project
from safeguarding.record import BuildRecord, Picture
from syndication.canonical import canonical
from syndication.cards import Cards
from syndication.ledger import Action, Event, append
from syndication.outbox import Outbox, remake_outbox, write_outbox
from syndication.signers import Signers, accept, signers_in_force
from syndication.signing import SigningKey, make_key, unlock
from syndication.signoffs import snippet_id, write_signoff
from syndication.snippets import collect

PASSPHRASE = "purple monkey lantern"
SOURCE = "content/posts/beans.md"
PAGE = """\
<!doctype html><html lang="en-GB"><head><title>{title}</title>
<meta property="og:description" content="{description}"></head>
<body><header>{menu}</header><main><article><h1>{title}</h1>
<p>{text}</p><p><img src="{root}/pictures/{rendition}" alt="Hands" width="960"></p></article>
<nav>{neighbours}</nav></main><footer>{foot}</footer></body></html>
"""
WORDS = {
    "title": "Our beans are growing",
    "description": "Year 4 measured the beans.",
    "menu": "Home",
    "text": "The tallest has 30 centimetres.",
    "root": "../..",
    "rendition": "0123-960.jpg",
    "neighbours": "",
    "foot": "Report a concern",
}


def new_key() -> SigningKey:
    """A key of its own, open."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "key"
        make_key(path, PASSPHRASE)
        return unlock(path, PASSPHRASE)


@cache
def head() -> SigningKey:
    """The Headteacher's key."""
    return new_key()


@cache
def teacher() -> SigningKey:
    """A key that nobody accepted."""
    return new_key()


class School:
    """One post and its page, built and signed in a temporary folder."""

    def __init__(self, record: BuildRecord, root: Path, *, accepted: bool = True) -> None:
        self.record = record
        self.tree = root / "tree"
        self.words = dict(WORDS)
        self.outbox = root / "outbox"
        self.propose(head().public)
        if accepted:
            self.accept(head())

    @property
    def project(self) -> Project:
        return self.record.knowledge.project

    def propose(self, *keys: str, **accounts: tuple[str, ...]) -> None:
        """What policy.toml names under [signers]."""
        known = self.record.knowledge
        policy = replace(known.policy, signers=keys, account_signers=accounts)
        self.record.knowledge = replace(known, policy=policy)

    def accept(self, key: SigningKey) -> None:
        policy = self.record.knowledge.policy
        accept(self.project, signers_in_force(self.project, policy), Signers.of_policy(policy), key)

    def change(self, **fields: object) -> None:
        """Change the post as Pelican would have read it."""
        self.record.posts[SOURCE] = replace(self.record.posts[SOURCE], **fields)  # type: ignore[arg-type]

    def build(self, **words: str) -> Outbox:
        """Make page, cards and outbox as a passed build does."""
        self.words |= words
        self.record.snippets.clear()
        self.record.pictures = {f"pictures/{self.words['rendition']}": self._picture()}
        collect(self.record, Cards(self.record, self.tree), WRITE)
        for post in self.record.posts.values():
            page = self.tree / post.output
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(PAGE.format(**self.words), encoding="utf-8")
        return write_outbox(self.record, self.tree)

    def _picture(self) -> Picture:
        row = self.record.knowledge.declarations[PICTURE]
        data = (self.project.content / PICTURE).read_bytes()
        return Picture(PICTURE, hashlib.sha256(data).hexdigest(), row)

    def told(self, slug: str = "beans") -> dict:
        (path,) = self.outbox.glob(f"*/{slug}/snippet.json")
        return json.loads(path.read_text(encoding="utf-8"))

    def sign(self, slug: str = "beans", key: SigningKey | None = None) -> Outbox:
        """As `invoke approve` does: written down first, then signed."""
        told = self.told(slug)
        source, snippet = told["source"], snippet_id(told)
        append(self.project, Event(Action.APPROVED, source=source, slug=slug, snippet=snippet))
        comment = f"timestamp:{time.time_ns()}\tbuilt:2026-06-01"
        write_signoff(self.project, told, (key or head()).sign(canonical(told), comment))
        return self.open()

    def open(self) -> Outbox:
        return remake_outbox(self.record.knowledge)

    def files(self, slug: str = "beans") -> set[str]:
        """Where the files of a post are: "approved/twitter.txt"."""
        paths = self.outbox.glob(f"*/{slug}/*")
        return {f"{path.parts[-3]}/{path.name}" for path in paths}


ALL_WAIT = {f"waiting/{name}" for name in ("alt.txt", "card.jpg", "snippet.json")} | {
    "waiting/twitter.txt",
    "waiting/facebook.txt",
}
ALL_APPROVED = {path.replace("waiting", "approved") for path in ALL_WAIT} | {
    "approved/snippet.json.minisig"
}
