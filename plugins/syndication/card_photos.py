"""Which photo of a post may stand on its card, and the card made of it."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from safeguarding.project import Project
from safeguarding.record import BuildRecord, Picture, Post
from safeguarding.rules.picture_without_consent import all_agree
from safeguarding.school import Channel, Declaration
from syndication.card_cache import CardCache, KeptCard
from syndication.card_pixels import RECIPE, card_from
from syndication.networks import NETWORKS

WIDTH = 1200
"""Of a card, in pixels."""
REACHES = tuple(dict.fromkeys((Channel.WEBSITE, *(network.channel for network in NETWORKS))))
"""A card stands on the website, and travels to the networks with the link."""
_NEEDS_NO_CREDIT = frozenset({"cc0-1.0", "public-domain"})
_PREFIX = re.compile(r"^\s*\{(?:static|attach|filename)\}")


def permitted_photo(
    record: BuildRecord, post: Post, known: Mapping[str, Picture]
) -> Picture | None:
    """The picture for the card of `post`: the one after `Card:`, else its first.

    None when there is none, when it is undeclared or changed, when its maker must be named beside
    it, or when anyone in it may not be seen on every channel that a card reaches. `known` are the
    pictures of the site, by source.
    """
    source = _chosen(post)
    declaration = record.knowledge.declarations.get(source)
    if post.status != "published" or declaration is None or not declaration.fingerprint:
        return None
    found = known.get(source) or _read(record.knowledge.project, declaration)
    if found is None or found.changed or not found.digest.startswith(declaration.fingerprint):
        return None
    card = Picture(source, found.digest, declaration, outputs=found.outputs, channels=REACHES)
    return card if _may_travel(record, card) else None


def _read(project: Project, declaration: Declaration) -> Picture | None:
    path = project.content / declaration.picture
    if path.resolve() != path:
        return None  # a link: nobody looked at what it leads to today
    try:
        original = path.read_bytes()
    except OSError:
        return None
    return Picture(declaration.picture, hashlib.sha256(original).hexdigest(), declaration)


def photo_card(
    record: BuildRecord, tree: Path, photo: Picture, cache: CardCache
) -> KeptCard | None:
    """The card, from the cache if it was made before; None if it is not to be used.

    It is made of what the site publishes of the photo, which is in `tree`, or of the original.
    """
    data, suffix = _published(record, tree, photo) or _original(record, photo)
    seen = record.seen.get(photo.digest)
    faces = seen.faces if seen else None
    digest = hashlib.sha256(data).hexdigest()
    return cache.get((RECIPE, digest, repr(faces)), partial(card_from, data, suffix, faces))


def _published(record: BuildRecord, tree: Path, photo: Picture) -> tuple[bytes, str] | None:
    """The smallest JPEG that is wide enough for a card: quicker to open than the original."""
    for path in sorted(photo.outputs, key=_width):
        if path.endswith(".jpg") and _width(path) >= WIDTH:
            data = (tree / path).read_bytes()
            known = record.origins[path].digest == hashlib.sha256(data).hexdigest()
            return (data, ".jpg") if known else None
    return None


def _original(record: BuildRecord, photo: Picture) -> tuple[bytes, str]:
    """Nothing if the file changed while the site was being built: then no card is made of it."""
    data = (record.knowledge.project.content / photo.source).read_bytes()
    same = hashlib.sha256(data).hexdigest() == photo.digest
    return (data if same else b"", posixpath.splitext(photo.source)[1])


def _width(path: str) -> int:
    """Of a published picture, in pixels, by its name: "pictures/3f2a…-1440.jpg"."""
    number = path.rpartition("-")[2].partition(".")[0]
    return int(number) if number.isdecimal() else 0


def _chosen(post: Post) -> str:
    """Relative to the content folder; "" when the post has no picture."""
    named = _PREFIX.sub("", post.fields.get("card", "")).strip()
    if not named:
        return post.pictures[0] if post.pictures else ""
    if named.startswith("/"):
        return posixpath.normpath(named.lstrip("/"))
    folder = posixpath.dirname(post.source.partition("/")[2])
    beside = posixpath.normpath(posixpath.join(folder, named))
    return beside if beside.startswith("albums/") or named.startswith(".") else named


def _may_travel(record: BuildRecord, picture: Picture) -> bool:
    row = picture.declaration
    if row is None or (row.shows.pupils and not row.people) or _owes_credit(row):
        return False
    return all(all_agree(picture, channel, record) for channel in REACHES)


def _owes_credit(row: Declaration) -> bool:
    """Whether somebody else's name must stand beside the picture: a card travels without it."""
    free = row.licence.strip().casefold() in _NEEDS_NO_CREDIT
    return bool(row.credit or row.licence) and not free
