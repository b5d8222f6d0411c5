"""What a published site was made of, kept to look at it again without building it anew.

Beside each receipt the private folder keeps the record of that build: which file shows which
picture, who is declared in it, which post is where. An audit judges by it what is online against
the register of the day; a withdrawal finds by it what a child's picture reached. It holds ids and
may hold names, so only its owner may read it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError
from safeguarding.receipt import Receipt, receipts
from safeguarding.record import (
    BuildRecord,
    Knowledge,
    Origin,
    Picture,
    Post,
    Seen,
    SnippetRecord,
)
from safeguarding.rules.name_unconfirmed import RULE as NAME_UNCONFIRMED
from safeguarding.school import Declaration, Video, says_pupils


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """The part of a BuildRecord that belongs to the files, not to the day; all by the same keys."""

    posts: Mapping[str, Post]
    origins: Mapping[str, Origin]
    pictures: Mapping[str, Picture]
    seen: Mapping[str, Seen]
    snippets: tuple[SnippetRecord, ...]
    videos: Mapping[str, Video]
    papers: Mapping[str, Picture] = field(default_factory=dict)
    kept_free: frozenset[str] = frozenset()
    version: int = 1

    @property
    def originals(self) -> Mapping[str, Picture]:
        """By path in the tree: what was made of a picture or a PDF, whatever was said of it."""
        return {**self.papers, **self.pictures}

    def judged_by(self, knowledge: Knowledge) -> BuildRecord:
        """The record of that build, as if it had begun with what is known today.

        Who is in a picture is what photos.csv says today, as long as it speaks of the same bytes,
        in whatever album: a row that was corrected since corrects the past as well. So a PDF that
        showed nobody is a picture of pupils once somebody said who is in it.
        """
        rows: dict[str, list[Declaration]] = {}
        for row in knowledge.declarations.values():
            rows.setdefault(row.fingerprint, []).append(row)
        today = {
            path: _as_declared_today(picture, rows.get(picture.digest[:16], ()))
            for path, picture in self.originals.items()
        }
        shown = {
            path: picture
            for path, picture in today.items()
            if path in self.pictures or (picture.declaration and says_pupils(picture.declaration))
        }
        return BuildRecord(
            replace(knowledge, videos={**self.videos, **knowledge.videos}),
            posts=dict(self.posts),
            origins=dict(self.origins),
            pictures=shown,
            papers={path: picture for path, picture in today.items() if path not in shown},
            seen=dict(self.seen),
            kept_free=set(self.kept_free),
            confirmed={path for path, picture in today.items() if _is_confirmed(picture)},
            snippets=list(self.snippets),
        )


def keep_published(record: BuildRecord, files: Mapping[str, str], state: Path) -> None:
    """Keep what `record` says of `files` (path -> SHA-256); forget what belongs to no receipt.

    Raises OSError.
    """
    site = PublishedSite(
        record.posts,
        record.origins,
        record.pictures,
        record.seen,
        tuple(record.snippets),
        record.knowledge.videos,
        record.papers,
        frozenset(record.kept_free),
    )
    path = _file(state, files)
    write_atomically(path, msgspec.json.encode(site, enc_hook=_plain))
    with contextlib.suppress(OSError, ConfigurationError):  # what is kept too long harms nobody
        wanted = {path, *(_file(state, receipt.files) for receipt in receipts(state))}
        for other in path.parent.glob("*.json"):
            if other not in wanted:
                other.unlink()


def read_published(state: Path, receipt: Receipt) -> PublishedSite:
    """What the files of `receipt` were made of.

    Raises ConfigurationError if that is not known: then nobody can say that they are still allowed.
    """
    try:
        kept = _file(state, receipt.files).read_bytes()
        site = msgspec.json.decode(kept, type=PublishedSite)
    except (OSError, msgspec.MsgspecError):
        site = None
    if site is None or site.version != 1:
        raise ConfigurationError(
            "Nobody wrote down what the published website was made of, or that cannot be read.",
            "Run: invoke build. What it publishes is then written down anew.",
        )
    return site


def _plain(value: object) -> object:
    """Pelican's dates are of a kind of their own."""
    if isinstance(value, dt.datetime):
        return dt.datetime.combine(value.date(), value.timetz())
    raise NotImplementedError


def _file(state: Path, files: Mapping[str, str]) -> Path:
    listed = json.dumps(dict(sorted(files.items()))).encode()
    return state / "published" / f"{hashlib.sha256(listed).hexdigest()[:16]}.json"


def _as_declared_today(picture: Picture, rows: Sequence[Declaration]) -> Picture:
    """`rows` are those of the same bytes; whoever stands in one of them is in the picture."""
    if not rows:
        return picture
    own = next((row for row in rows if row.picture == picture.source), rows[0])
    people = tuple(dict.fromkeys(one for row in (own, *rows) for one in row.people))
    return replace(picture, declaration=replace(own, people=people))


def _is_confirmed(picture: Picture) -> bool:
    """Whether a person said of a PDF that words like names in it are none."""
    return picture.declaration is not None and NAME_UNCONFIRMED.id in picture.declaration.checked
