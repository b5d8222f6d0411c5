"""snippet.json: what one post would say on the networks, and all that a sign-off binds it to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from safeguarding.permissions import permitted
from safeguarding.record import BuildRecord, Knowledge, SnippetRecord
from safeguarding.rules.video_without_consent import REACHES as FILMS_REACH
from safeguarding.school import Channel, Declaration, Video
from syndication.card_photos import REACHES as CARDS_REACH
from syndication.networks import NETWORKS
from syndication.page_digest import own_part

Told = Mapping[str, Any]
"""The content of a snippet.json, version 1."""


class Descriptions:
    """Describes the snippets of one build, whose passed tree is `tree`."""

    def __init__(self, record: BuildRecord, tree: Path) -> None:
        self._record = record
        self._tree = tree
        self._photos = {path: picture.digest for path, picture in record.pictures.items()}
        self._digests = {one.source: one.digest for one in record.pictures.values()}
        self._cards: dict[str, bytes] = {}

    def card(self, snippet: SnippetRecord) -> bytes:
        """The JPEG of the card. Raises OSError."""
        if snippet.card not in self._cards:
            self._cards[snippet.card] = (self._tree / snippet.card).read_bytes()
        return self._cards[snippet.card]

    def of(self, snippet: SnippetRecord) -> Told:
        """snippet.json of a snippet. Raises OSError."""
        post = self._record.posts[snippet.source]
        html = (self._tree / post.output).read_text(encoding="utf-8")
        site = self._record.knowledge.policy.school.url
        page = own_part(post.output, html, site, self._photos)
        on_card = self._photos.get(snippet.card, "") if snippet.card_shows_photo else ""
        in_post = (self._digests[source] for source in post.pictures if source in self._digests)
        return {
            "version": 1,
            "slug": snippet.slug,
            "title": snippet.title,
            "url": snippet.url,
            "source": snippet.source,
            "networks": _networks(snippet),
            "card": {
                "sha256": hashlib.sha256(self.card(snippet)).hexdigest(),
                "alt": snippet.card_alt,
                "photo": snippet.card_shows_photo,
                "picture": on_card,
            },
            "page": {"sha256": page.digest},
            "pictures": [one for one in dict.fromkeys((on_card, *in_post, *page.photos)) if one],
            "videos": list(post.videos),
        }


def _networks(snippet: SnippetRecord) -> dict[str, object]:
    return {
        network.name: {
            "text": snippet.texts[network.name],
            "length": network.measure(snippet.texts[network.name]),
            "limit": network.limit,
        }
        for network in NETWORKS
    }


def fingerprints(told: Told) -> tuple[str, ...]:
    """The pictures of a snippet as photos.csv and the ledger name them."""
    return tuple(str(digest)[:16] for digest in told["pictures"])


def on_card(told: Told) -> tuple[str, ...]:
    """Which of them the card shows: one, or none."""
    digest = str(told["card"]["picture"])[:16]
    return (digest,) if digest else ()


class PermittedToday:
    """Whether everybody in a post and on its card may be seen there today; a doubt is a no."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rows: dict[str, list[Declaration]] = {}
        for row in knowledge.declarations.values():
            self._rows.setdefault(row.fingerprint.lower(), []).append(row)

    def __call__(self, told: Told) -> bool:
        on_card = told["card"]["picture"]
        pictures = (self._picture(one, on_card=one == on_card) for one in told["pictures"])
        return all(pictures) and all(map(self._film, told["videos"]))

    def _picture(self, digest: str, *, on_card: bool) -> bool:
        """A picture that is declared in two albums must be permitted in both."""
        rows = self._rows.get(digest[:16], ())
        reaches = CARDS_REACH if on_card else (Channel.WEBSITE,)
        return bool(rows) and all(self._all(row, reaches) for row in rows)

    def _film(self, video: str) -> bool:
        film = self._knowledge.videos.get(video)
        return film is not None and self._all(film, FILMS_REACH)

    def _all(self, shown: Declaration | Video, channels: Iterable[Channel]) -> bool:
        return all(permitted(shown, channel, self._knowledge) for channel in channels)
