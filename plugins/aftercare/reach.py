"""What a picture or a post came to: pages, cards, snippets, and addresses on the networks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import quote

from aftercare.known import Online, Standing
from photos.renditions import FOLDER
from safeguarding.record import Made
from syndication.ledger import Entry
from syndication.snippets import slug_of

_READ = (".html", ".htm", ".xml", ".atom", ".rss", ".json")


@dataclass(frozen=True, slots=True)
class Reach:
    """Everything that somebody must know of; all in the order in which people look for it.

    `pictures` are relative to the content folder, `posts` to the project, `pages` and `cards` to
    the built tree. `posted` are the lines of the ledger that still stand on a network.
    """

    pictures: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    snippets: tuple[str, ...] = ()
    """Slugs."""
    videos: tuple[str, ...] = ()
    posted: tuple[Entry, ...] = ()


def reach_of_pupil(pupil_id: str, standing: Standing) -> Reach:
    """What shows the pupil: online, and in the albums.

    Somebody counts as shown who is in the row of a picture today or was when it was published or
    posted; the picture is known by its bytes too, wherever it was moved since.
    """
    known = standing.knowledge
    rows = {row.picture: row for row in known.declarations.values() if pupil_id in row.people}
    online = dict(_pictures_online(pupil_id, standing))
    sources = {*rows, *online}
    gone = standing.posted_pictures().showing(pupil_id) - {
        row.fingerprint for row in known.declarations.values()
    }
    marks = {*(row.fingerprint for row in rows.values()), *online.values(), *gone} - {""}
    films = {
        key
        for videos in (known.videos, *(one.site.videos for one in standing.online))
        for key, film in videos.items()
        if pupil_id in film.people
    }
    shown = [_showing(one, sources, marks, films) for one in standing.online]
    posts = _united(one.posts for one in shown)
    posted = {
        entry.number: entry
        for entry in standing.ledger.standing()
        if entry.event.source in posts or marks & set(entry.event.pictures)
    }
    return Reach(
        pictures=tuple(sorted(sources)),
        fingerprints=tuple(sorted(marks)),
        posts=posts,
        pages=_united(one.pages for one in shown),
        cards=_united(one.cards for one in shown),
        snippets=_united(one.snippets for one in shown),
        videos=tuple(sorted(films)),
        posted=tuple(posted.values()),
    )


def reach_of_post(source: str, standing: Standing) -> Reach:
    """What a post came to: its own page, what links or lists it, its snippet, where it stands."""
    sources = (source, *_former_names(source, standing))
    came_to = [one for online in standing.online if (one := _of_post(source, online))]
    return Reach(
        pictures=_united(one.pictures for one in came_to),
        posts=sources,
        pages=_united(one.pages for one in came_to),
        cards=_united(one.cards for one in came_to),
        snippets=_united(one.snippets for one in came_to),
        videos=_united(one.videos for one in came_to),
        posted=tuple(e for e in standing.ledger.standing() if e.event.source in sources),
    )


def _united(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


def _pictures_online(pupil_id: str, standing: Standing) -> Iterator[tuple[str, str]]:
    """Pictures of the pupil as they were published, with their fingerprints."""
    for picture in chain.from_iterable(one.site.pictures.values() for one in standing.online):
        if picture.declaration is not None and pupil_id in picture.declaration.people:
            yield picture.source, picture.digest[:16]


def _showing(
    online: Online, sources: Collection[str], marks: Collection[str], films: Collection[str]
) -> Reach:
    """What of one folder shows one of these pictures or films."""
    site = online.site
    found = {
        path: picture.source
        for path, picture in site.originals.items()
        if picture.source in sources or picture.digest[:16] in marks
    }
    pictures = set(found.values())
    posts = [
        post
        for post in site.posts.values()
        if not (pictures.isdisjoint(post.pictures) and set(films).isdisjoint(post.videos))
    ]
    own = {post.source for post in posts}
    cards = tuple(sorted(path for path in found if path.startswith("cards/")))
    signs = {*map(_sign, found), *films}
    pages = (*(post.output for post in posts if post.output), *_pages_with(online, signs))
    return Reach(
        posts=tuple(post.source for post in posts),
        pages=tuple(sorted({*pages})),
        cards=cards,
        snippets=tuple(s.slug for s in site.snippets if s.card in cards or s.source in own),
    )


def _of_post(source: str, online: Online) -> Reach | None:
    post = online.site.posts.get(source)
    if post is None:
        return None
    snippets = [snippet for snippet in online.site.snippets if snippet.source == source]
    return Reach(
        pictures=post.pictures,
        pages=(post.output, *_pages_with(online, [post.url.lstrip("/")])),
        cards=tuple(snippet.card for snippet in snippets),
        snippets=tuple(snippet.slug for snippet in snippets),
        videos=post.videos,
    )


def _former_names(source: str, standing: Standing) -> Iterable[str]:
    """The files that the post was in when it was posted, if it has been renamed since."""
    post = standing.post(source)
    root = standing.knowledge.project.root
    return dict.fromkeys(
        entry.event.source
        for entry in standing.ledger.entries
        if post is not None
        and entry.event.slug == slug_of(post.url)
        and entry.event.source != source
        and not (root / entry.event.source).exists()
    )


def _pages_with(online: Online, signs: Collection[str]) -> Iterator[str]:
    """The pages and feeds whose bytes hold one of `signs`, as it is or as an address has it."""
    wanted = {form.encode() for sign in signs if sign for form in (sign, quote(sign))}
    for path, origin in sorted(online.site.origins.items()) if wanted else ():
        if origin.made in (Made.PAGE, Made.FEED, Made.EXTRA) and path.endswith(_READ):
            data = _bytes(online.folder / path)
            if any(sign in data for sign in wanted):
                yield path


def _sign(path: str) -> str:
    """What every address of a picture holds, whatever its size: "pictures/3f2a…"."""
    return path.rpartition("-")[0] if path.startswith(f"{FOLDER}/") else path


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # what is gone shows nobody
