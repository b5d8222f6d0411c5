"""The outbox: what waits for the Headteacher, made anew by each build that passed.

It is written beside and put in place by a rename, so a reader never sees half of it. Only a folder
that an earlier build made is replaced.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from safeguarding.errors import ConfigurationError
from safeguarding.policy import Policy
from safeguarding.project import Project
from safeguarding.record import SnippetRecord
from syndication.networks import NETWORKS
from syndication.outbox_page import outbox_page

_MARK = ".made-by-the-build"
_OURS = {_MARK, "index.html", "waiting"}


def write_outbox(
    project: Project, policy: Policy, snippets: tuple[SnippetRecord, ...], tree: Path
) -> None:
    """Replace `outbox/` by the snippets of a build that passed; `tree` holds their cards.

    The caller holds the lock of the build. Raises ConfigurationError if `outbox/` holds anything
    that no build wrote, and OSError.
    """
    _refuse_what_is_not_ours(project.outbox)
    project.state.mkdir(parents=True, exist_ok=True)
    for left_by_a_killed_build in project.state.glob("outbox-*"):
        shutil.rmtree(left_by_a_killed_build)
    fresh = project.state / f"outbox-{secrets.token_hex(8)}"
    try:
        _fill(fresh, policy, snippets, tree)
        _put_in_place(fresh, project.outbox)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def remove_outbox(project: Project) -> None:
    """Remove what builds wrote. Raises ConfigurationError for anything else, and OSError."""
    _refuse_what_is_not_ours(project.outbox)
    if project.outbox.exists():
        shutil.rmtree(project.outbox)


def _refuse_what_is_not_ours(outbox: Path) -> None:
    if outbox.is_symlink() or (outbox.exists() and not outbox.is_dir()):
        raise ConfigurationError(f"{outbox.name} is a link or a file. Remove it and build again.")
    if not outbox.exists():
        return
    held = {entry.name for entry in outbox.iterdir()}
    if held - _OURS or (held and _MARK not in held):
        raise ConfigurationError(
            f"The folder {outbox.name} holds files that no build wrote, so it was left as it is. "
            "Move them elsewhere and build again."
        )


def _fill(folder: Path, policy: Policy, snippets: tuple[SnippetRecord, ...], tree: Path) -> None:
    (folder / "waiting").mkdir(parents=True)
    (folder / _MARK).touch()
    cards = {card: (tree / card).read_bytes() for card in {snippet.card for snippet in snippets}}
    digests = {card: hashlib.sha256(data).hexdigest() for card, data in cards.items()}
    all_described = []
    for snippet in snippets:
        described = _described(snippet, digests[snippet.card])
        _write_snippet(folder / "waiting" / snippet.slug, snippet, described, cards[snippet.card])
        all_described.append(described)
    page = outbox_page(policy.school.name, all_described)
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")


def _write_snippet(
    folder: Path, snippet: SnippetRecord, described: Mapping[str, object], card: bytes
) -> None:
    """Plain file calls: a school of many years has thousands of snippets."""
    folder.mkdir()
    canonical = json.dumps(described, ensure_ascii=False, sort_keys=True)
    texts = {f"{network}.txt": text for network, text in snippet.texts.items()}
    texts |= {"alt.txt": snippet.card_alt, "snippet.json": canonical}
    files = {name: f"{text}\n".encode() for name, text in texts.items()}
    for name, data in {**files, "card.jpg": card}.items():
        with open(f"{folder}{os.sep}{name}", "xb", buffering=0) as file:  # noqa: PTH123 - see above
            file.write(data)


def _described(snippet: SnippetRecord, card_digest: str) -> dict[str, object]:
    """snippet.json, version 1."""
    networks = {
        network.name: {
            "text": snippet.texts[network.name],
            "length": network.measure(snippet.texts[network.name]),
            "limit": network.limit,
        }
        for network in NETWORKS
    }
    return {
        "version": 1,
        "slug": snippet.slug,
        "title": snippet.title,
        "url": snippet.url,
        "source": snippet.source,
        "networks": networks,
        "card": {
            "sha256": card_digest,
            "alt": snippet.card_alt,
            "photo": snippet.card_shows_photo,
        },
    }


def _put_in_place(fresh: Path, outbox: Path) -> None:
    """Two renames; a build killed between them leaves no outbox, and the next makes it."""
    former = fresh.with_name(f"{fresh.name}-former")
    if outbox.exists():
        outbox.rename(former)
    fresh.rename(outbox)
    shutil.rmtree(former, ignore_errors=True)
