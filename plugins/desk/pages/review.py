"""The review sheet: what a person should know of a post before it goes out. Served, never kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from desk.pages.checker import Checked, CheckedPost
from safeguarding.declarations import fingerprint
from safeguarding.people_phrase import full_name
from safeguarding.permissions import CALLED, permitted
from safeguarding.receipt import receipts
from safeguarding.record import Knowledge
from safeguarding.school import Channel, Declaration, Video
from safeguarding.videos import read_videos

PLAIN = {
    "pupils": "Pupils, with faces",
    "backs": "Pupils from behind",
    "adults": "Grown-ups only",
    "work": "Pupils' work, no child",
    "place": "A place or a thing",
}


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """A picture as it is declared now. `mark` is "" if there is no such file."""

    folder: str
    name: str
    mark: str
    shows: str
    alt: str
    credit: str
    people: tuple[str, ...]
    allowed: Mapping[str, bool]
    """By channel, in words; empty for a picture that nobody declared."""


@dataclass(frozen=True, slots=True)
class PupilSheet:
    name: str
    class_name: str
    permissions: tuple[str, ...]
    """One for each channel, in the order of `Channel`."""


@dataclass(frozen=True, slots=True)
class PostSheet:
    post: CheckedPost
    pictures: tuple[PictureSheet, ...]
    pupils: tuple[PupilSheet, ...]
    films: tuple[str, ...]


def waiting(checked: Checked, knowledge: Knowledge) -> tuple[list[CheckedPost], list[CheckedPost]]:
    """The posts that are not on the website yet or read otherwise there, and the others.

    Raises ConfigurationError if nobody knows what is online.
    """
    online = {path for each in receipts(knowledge.project.state) for path in each.files}
    there: list[CheckedPost] = []
    waits: list[CheckedPost] = []
    for post in checked.posts:
        as_online = post.output in online and not (post.draft or post.changed)
        (there if as_online else waits).append(post)
    return waits, there


def sheet(post: CheckedPost, knowledge: Knowledge) -> PostSheet:
    """All about one post, with the names of those who are declared in it. Raises OSError."""
    pictures = [_picture(source, knowledge) for source in dict.fromkeys(post.pictures)]
    declared = (knowledge.declarations.get(source) for source in post.pictures)
    videos = read_videos(knowledge.project.content, knowledge.policy.accounts)[0]
    films = [videos[name] for name in dict.fromkeys(post.videos) if name in videos]
    shown: list[Declaration | Video] = [*filter(None, declared), *films]
    return PostSheet(
        post,
        tuple(pictures),
        tuple(_pupils({name for each in shown for name in each.people}, knowledge)),
        tuple(_film(film, knowledge) for film in films),
    )


def _picture(source: str, knowledge: Knowledge) -> PictureSheet:
    path = knowledge.project.content / source
    inside = PurePosixPath(source)
    mark = fingerprint(path) if path.is_file() and not path.is_symlink() else ""
    row = knowledge.declarations.get(source)
    folder = inside.parent.as_posix()
    if row is None or not mark or row.fingerprint != mark:
        return PictureSheet(folder, inside.name, mark, "", "", "", (), {})
    allowed = {
        CALLED[channel]: permitted(row, channel, knowledge)
        for channel in (Channel.WEBSITE, Channel.TWITTER, Channel.FACEBOOK)
    }
    credit = ", ".join(filter(None, (row.credit, row.licence)))
    names = tuple(_names(row.people, knowledge))
    shows = PLAIN[row.shows]
    return PictureSheet(folder, inside.name, mark, shows, row.alt, credit, names, allowed)


def _film(film: Video, knowledge: Knowledge) -> str:
    channels = (Channel.YOUTUBE, Channel.WEBSITE)
    refused = [CALLED[one] for one in channels if not permitted(film, one, knowledge)]
    people = ", ".join(_names(film.people, knowledge)) or "nobody"
    told = f"“{film.title}”: {PLAIN[film.shows]}. In it: {people}."
    return f"{told} Not allowed: {', '.join(refused)}." if refused else told


def _names(people: Iterable[str], knowledge: Knowledge) -> Iterable[str]:
    for name in people:
        pupil = knowledge.register.get(name)
        yield full_name(pupil).reveal() if pupil else f"{name}, who is not in the register"


def _pupils(people: Iterable[str], knowledge: Knowledge) -> Sequence[PupilSheet]:
    pupils = [
        knowledge.register.pupils[name] for name in people if name in knowledge.register.pupils
    ]
    return [
        PupilSheet(
            full_name(pupil).reveal(),
            pupil.class_name,
            tuple(str(pupil.permission(channel, knowledge.today)) for channel in Channel),
        )
        for pupil in sorted(pupils, key=lambda one: (one.class_name, full_name(one).reveal()))
    ]
