"""Whether a picture or film says where it was taken."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from photos.kinds import FORMATS
from photos.traces import said_by
from safeguarding.addresses import FILM_SUFFIXES, PICTURE_SUFFIXES

_PICTURES = frozenset(FORMATS) | PICTURE_SUFFIXES - {".svg", ".ico"}
_LIKE_A_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|II\*\0|MM\0\*|....ftyp", re.DOTALL
)
_LIKE_A_FILM = re.compile(rb"....(?:ftyp|moov|mdat|wide)", re.DOTALL)
_IN_FILMS = re.compile(rb"\xa9xyz|location\.ISO6709|loci|GPSLatitude|GPSCoordinates")
"""How phones note the place in films: QuickTime's user data, Apple's keys, 3GPP, XMP."""

_PLACE = (
    "it says where it was taken. Make a copy without it by “invoke photos ALBUM --add FOLDER”, and "
    "stage that."
)
_UNREAD = (
    "a part of it cannot be read, so nobody knows whether it says where it was taken. Make a copy "
    "by “invoke photos ALBUM --add FOLDER”, and stage that."
)


def picture_trouble(path: str, data: bytes) -> str:
    """Why the file may not be committed; "" if it may, or is neither picture nor film."""
    suffix = PurePosixPath(path).suffix.lower()
    if (suffix in FILM_SUFFIXES or _LIKE_A_FILM.match(data)) and _IN_FILMS.search(data):
        return _PLACE
    if suffix not in _PICTURES and not _LIKE_A_PICTURE.match(data):
        return ""
    said = said_by(data)
    if said.place:
        return _PLACE
    return _UNREAD if said.unread else ""
