"""What an original says besides its pixels. Read to tell the teacher, never to be published.

`said_by` gives the words themselves, masked and in memory only; `Told` gives how many there were,
which is all that is ever remembered or written down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from photos.carriers import carried
from photos.exif import camera_clock, decoded, iptc_in, read_exif
from photos.iptc import read_iptc
from photos.saying import Saying
from photos.xmp import read_xmp
from safeguarding.private import Private


@dataclass(frozen=True, slots=True)
class Told:
    """How much an original said: no name, no place, no date."""

    place: bool = False
    time: bool = False
    people: int = 0
    """How many it named as being in the picture."""
    author: bool = False
    words: bool = False
    """A caption, title, keyword or comment."""
    unread: bool = False
    """A part of it could not be read, so it may have said more."""

    @property
    def names_perhaps(self) -> bool:
        """Whether somebody's name may be in it, so that it is to be held against the register."""
        return bool(self.people) or self.author or self.words

    @property
    def in_words(self) -> str:
        """What it said, as “said when it was taken, and named 2 people”; "" for nothing."""
        taken = " and ".join(
            word for word, said in (("where", self.place), ("when", self.time)) if said
        )
        parts = [f"said {taken} it was taken"] if taken else []
        if self.people:
            parts.append("named 1 person" if self.people == 1 else f"named {self.people} people")
        if self.author:
            parts.append("said whose it is")
        if self.words:
            parts.append("held a description or comments")
        return ", and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


@dataclass(frozen=True, slots=True)
class Said:
    """What an original said, in its own words. Never written anywhere."""

    people: tuple[Private, ...] = ()
    authors: tuple[Private, ...] = ()
    words: tuple[Private, ...] = ()
    place: bool = False
    time: bool = False
    unread: bool = False

    @property
    def told(self) -> Told:
        return Told(
            self.place,
            self.time,
            len(self.people),
            bool(self.authors),
            bool(self.words),
            self.unread,
        )

    def and_also(self, *sayings: Saying) -> Said:
        """With what is said elsewhere, as by files beside the picture."""
        return Said(
            _private(self.people, *(saying.people for saying in sayings)),
            _private(self.authors, *(saying.authors for saying in sayings)),
            _private(self.words, *(saying.words for saying in sayings)),
            self.place or any(saying.place for saying in sayings),
            self.time or any(saying.time for saying in sayings),
            self.unread or any(saying.unread for saying in sayings),
        )


def said_by(data: bytes, *beside: Saying) -> Said:
    """All that the bytes of a picture file say, and what programs keep `beside` it.

    Never raises, and takes time in proportion to the file.
    """
    found = carried(data)
    whole = Saying(place=found.place, unread=found.damaged)
    for tiff in found.exif:
        whole.add(read_exif(tiff))
    if data[:4] in (b"II*\0", b"MM\0*") and (block := iptc_in(data)):
        whole.add(read_iptc(block))
    for packet in dict.fromkeys(found.xmp):
        whole.add(read_xmp(packet))
    for block in found.iptc:
        whole.add(read_iptc(block))
    whole.words += (decoded(comment).strip("\0 \r\n\t") for comment in found.comments)
    return Said().and_also(whole, *beside)


def _private(known: Iterable[Private], *more: Iterable[str]) -> tuple[Private, ...]:
    """Each text once: programs write the same into Exif, XMP and IPTC."""
    texts = chain((text.reveal() for text in known), *more)
    once = {" ".join(text.split()).casefold(): text for text in texts}
    return tuple(Private(text) for key, text in once.items() if key)


def taken_on(data: bytes) -> dt.datetime | None:
    """When the camera says that it took the picture, by its own clock; None when it does not."""
    for tiff in carried(data).exif:
        if moment := camera_clock(tiff):
            return moment
    return None
