"""The outbox: what waits for the Headteacher, made anew by each build that passed.

It is made beside and put in place by a rename, so a reader never sees half of it. Only a folder
that an earlier build made is replaced. A school of many years has thousands of snippets, of which
a build changes a few: what holds the right bytes already is not written again.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping
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
    files = _files(policy, snippets, tree)
    if _holds_exactly(project.outbox, files):
        return
    fresh = project.state / f"outbox-{secrets.token_hex(8)}"
    try:
        _fill(fresh, files, project.outbox)
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


def _files(policy: Policy, snippets: tuple[SnippetRecord, ...], tree: Path) -> Mapping[str, bytes]:
    """The whole outbox: path in it, with forward slashes -> bytes."""
    cards = {card: (tree / card).read_bytes() for card in {snippet.card for snippet in snippets}}
    digests = {card: hashlib.sha256(data).hexdigest() for card, data in cards.items()}
    described = [_described(snippet, digests[snippet.card]) for snippet in snippets]
    files = {_MARK: b"", "index.html": outbox_page(policy.school.name, described).encode()}
    for snippet, description in zip(snippets, described, strict=True):
        canonical = json.dumps(description, ensure_ascii=False, sort_keys=True)
        texts = {f"{network}.txt": text for network, text in snippet.texts.items()}
        texts |= {"alt.txt": snippet.card_alt, "snippet.json": canonical}
        folder = f"waiting/{snippet.slug}"
        files |= {f"{folder}/{name}": f"{text}\n".encode() for name, text in texts.items()}
        files[f"{folder}/card.jpg"] = cards[snippet.card]
    return files


def _fill(fresh: Path, files: Mapping[str, bytes], standing: Path) -> None:
    """Make the outbox in `fresh`; a file that stands already, unchanged, is linked from there."""
    (fresh / "waiting").mkdir(parents=True)
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in files):
        (fresh / folder).mkdir(exist_ok=True)
    for path, data in files.items():
        if not _linked(f"{standing}/{path}", f"{fresh}/{path}", data):
            (fresh / path).write_bytes(data)


def _linked(standing: str, fresh: str, data: bytes) -> bool:
    """Whether `fresh` now is the file `standing`, which holds `data`."""
    try:
        if _holds(standing, data):
            os.link(standing, fresh)
            return True
    except OSError:
        return False  # nothing stands there, or this disk knows no links
    return False


def _holds_exactly(outbox: Path, files: Mapping[str, bytes]) -> bool:
    """Whether `outbox` is these files and no others, byte for byte."""
    try:
        return set(_paths_in(str(outbox))) == files.keys() and all(
            _holds(f"{outbox}/{path}", data) for path, data in files.items()
        )
    except OSError:
        return False


def _paths_in(folder: str, inside: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _paths_in(entry.path, f"{path}/")
            else:
                yield path


def _holds(path: str, data: bytes) -> bool:
    """Whether the file, which is no link, holds `data`. Raises OSError."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode) or status.st_size != len(data):
        return False
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of small files
        return file.read() == data


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
