"""What is known of the school when a site is built: facts the readers give and the rules use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from safeguarding.private import Private


class Channel(StrEnum):
    """Where a picture may be seen."""

    WEBSITE = "website"
    TWITTER = "twitter"
    FACEBOOK = "facebook"
    YOUTUBE = "youtube"


class Permission(StrEnum):
    """What a family agreed to for pictures on one channel."""

    YES = "yes"
    GROUP = "group"
    """Only in a picture of at least `min_group` people."""
    NO = "no"


class Naming(StrEnum):
    """How fully a pupil may be named on a page that shows no pupils."""

    NO = "no"
    FIRST = "first"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Pupil:
    """One row of the register. Every name is private: its `str` and `repr` are masked.

    A pupil known by one name only has an empty `first_name` or `last_name`, never both.
    `permissions` are as written, before dates are looked at; ask `permission()`.
    """

    pupil_id: str
    first_name: Private
    last_name: Private
    known_as: tuple[Private, ...] = ()
    other_names: tuple[Private, ...] = ()
    class_name: str = ""
    permissions: Mapping[Channel, Permission] = field(default_factory=lambda: MappingProxyType({}))
    work: Permission | None = None
    """For pictures of the pupil's work, as written; None when the register has no such column."""
    naming: Naming = Naming.NO
    do_not_publish: bool = False
    consent_on: dt.date | None = None
    expires_on: dt.date | None = None
    withdrawn_on: dt.date | None = None

    def permission(self, channel: Channel, today: dt.date) -> Permission:
        """The permission in force on `today` (Europe/London); a doubt is a NO.

        It counts from `consent_on`, up to and including `expires_on`, and not from `withdrawn_on`
        on, unless `consent_on` is later.
        """
        return self._in_force(self.permissions.get(channel), today)

    def work_permission(self, today: dt.date) -> Permission:
        """The permission for pictures of the pupil's work, by the same dates."""
        return self._in_force(self.work, today)

    @property
    def may_be_named(self) -> Naming:
        """How fully the pupil may be named; somebody who is never published is never named."""
        return Naming.NO if self.do_not_publish else self.naming

    def _in_force(self, permission: Permission | None, today: dt.date) -> Permission:
        if self.do_not_publish or self.consent_on is None or today < self.consent_on:
            return Permission.NO
        if self.expires_on is not None and today > self.expires_on:
            return Permission.NO
        return Permission.NO if permission is None or self._withdrawn(today) else permission

    def _withdrawn(self, today: dt.date) -> bool:
        if self.withdrawn_on is None or today < self.withdrawn_on:
            return False
        return self.consent_on is None or self.consent_on <= self.withdrawn_on


@dataclass(frozen=True, slots=True)
class Register:
    """Every pupil of the school, by id, and what the office should know about the file."""

    pupils: Mapping[str, Pupil]
    warnings: tuple[str, ...] = ()
    """Plain sentences without names: "Row 7: the website permission is unreadable: a no"."""
    header: tuple[str, ...] = ()
    """The headings of the file as written, by which a published copy is recognised."""
    folded_ids: frozenset[str] = field(init=False)
    """Every id in small letters: addresses have no others."""
    id_starts: frozenset[str] = field(init=False)
    """What they begin with ("p-demo-", or "" for plain numbers): a text without it holds no id."""

    def __post_init__(self) -> None:
        folded = frozenset(name.casefold() for name in self.pupils)
        object.__setattr__(self, "folded_ids", folded)
        starts = frozenset(name.rstrip("0123456789") for name in folded)
        object.__setattr__(self, "id_starts", starts)

    def get(self, pupil_id: str) -> Pupil | None:
        return self.pupils.get(pupil_id)


class Shows(StrEnum):
    """What a picture shows, as its declaration says."""

    PUPILS = "pupils"
    BACKS = "backs"
    """Pupils, no face."""
    ADULTS = "adults"
    WORK = "work"
    """Pupils' work, no child."""
    PLACE = "place"
    """Nobody."""

    @property
    def pupils(self) -> bool:
        return self in (Shows.PUPILS, Shows.BACKS)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A row of photos.csv: what a picture shows and who is in it.

    `picture` and `table` are relative to the content folder, with forward slashes:
    "albums/beans/IMG_1.jpg", "albums/beans/photos.csv"; `line` is the row's in that table.
    `fingerprint` is "" while nobody declared the file's bytes.
    """

    picture: str
    shows: Shows
    people: tuple[str, ...] = ()
    alt: str = ""
    credit: str = ""
    licence: str = ""
    checked: frozenset[str] = frozenset()
    fingerprint: str = ""
    table: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Video:
    """A row of content/videos.csv: what a YouTube film of the school shows and who is in it.

    `table` is relative to the project ("content/videos.csv"); `line` is the row's in that table.
    """

    video_id: str
    """Eleven letters, digits, hyphens and underscores, as in the film's address."""
    title: str
    shows: Shows
    people: tuple[str, ...] = ()
    channel: str = ""
    table: str = ""
    line: int = 0


def says_pupils(row: Declaration | Video) -> bool:
    """Whether a row says that pupils are shown, or who they are, whatever it says is shown."""
    return row.shows.pupils or bool(row.people)
