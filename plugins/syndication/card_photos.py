"""Which photo of a post may stand on its card, and the card made of it."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

from safeguarding.project import Project
from safeguarding.record import BuildRecord, Picture, Post
from safeguarding.rules.picture_without_consent import all_agree
from safeguarding.school import Channel, Declaration
from syndication.card_pixels import card_from

REACHES = (Channel.WEBSITE, Channel.TWITTER, Channel.FACEBOOK)
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
    card = Picture(source, found.digest, declaration, channels=REACHES)
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


def photo_card(project: Project, photo: Picture) -> bytes | None:
    """The card's bytes, from the cache if it was made before; None if it is not to be used."""
    folder = project.cache / "cards"
    for kept in folder.glob(f"{photo.digest}.*.jpg"):
        data = kept.read_bytes()
        if hashlib.sha256(data).hexdigest() == kept.name.split(".")[1]:
            return data
        kept.unlink(missing_ok=True)
    original = (project.content / photo.source).read_bytes()
    if hashlib.sha256(original).hexdigest() != photo.digest:
        return None
    made = card_from(original, posixpath.splitext(photo.source)[1])
    if made is not None:
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{photo.digest}.{hashlib.sha256(made).hexdigest()}.jpg"
        (folder / name).write_bytes(made)
    return made


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
