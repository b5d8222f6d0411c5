"""JPEG (ITU-T T.81): the first picture of the file, without anything that was put beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from photos.containers.essence import MAX_PROFILE, Count, Essence
from photos.containers.exif import is_adobe_rgb, orientation
from photos.picture_error import PictureError, slow
from pixels.colours import adobe_rgb

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_JFIF, _EXIF, _ICC, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_TABLES = frozenset({0xDB, 0xC4, 0xDD})
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SHOWN = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive; browsers show no other."""
_PROGRESSIVE = 0xC2
_ALONE = frozenset({0x01, _SOI, *range(0xD0, 0xD8)})
"""Markers that nothing follows."""
_ANY_MARKER = re.compile(rb"\xff[\x01-\xfe]")
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")

_MOST_SEGMENTS = 3_000
_MOST_STRAY = 65_536
"""Bytes between segments; some cameras write a few."""
_MOST_SCANS = 100
_MOST_TABLES = 1_000_000
"""Bytes of all tables; a photo of ten scans has some five thousand."""
_MOST_VISITS = 1_600_000_000
"""Pixels times scans: each scan makes a decoder visit every pixel. Photos have about ten."""


@dataclass(slots=True)
class _Found:
    kept: list[bytes] = field(default_factory=lambda: [b"\xff\xd8"])
    frame: bytes = b""
    progressive: bool = False
    scans: int = 0
    tables: int = 0
    exif: bytes | None = None
    profile: dict[int, bytes] = field(default_factory=dict)


def jpeg_essence(data: bytes) -> Essence:
    """Raises PictureError; ValueError or IndexError for a damaged file."""
    found = _Found()
    _collect(data, found)
    width, height = _size(found.frame)
    essence = Essence(
        "JPEG",
        b"".join((*found.kept, b"\xff\xd9")),
        width,
        height,
        orientation=orientation(found.exif) if found.exif else 1,
        profile=_profile(found),
        working=_coefficients(found) if found.progressive or found.scans > 1 else 0,
    )
    if found.scans > 1 and found.scans * essence.pixels > _MOST_VISITS:
        raise slow()
    return essence


def _collect(data: bytes, found: _Found) -> None:
    at, stray, parts = 2, 0, Count(_MOST_SEGMENTS)
    while True:
        marker = _ANY_MARKER.search(data, at)
        if marker is None:
            raise ValueError("no end")
        stray += marker.start() - at
        if stray > _MOST_STRAY:
            raise slow()
        kind, at = data[marker.end() - 1], marker.end()
        parts.one()
        if kind == _EOI:
            return
        if kind in _ALONE:
            continue
        end = at + int.from_bytes(data[at : at + 2])
        if end < at + 2 or end > len(data):
            raise ValueError("a segment without a right length")
        if kind == _SOS:
            end = _end_of_scan(data, end)
        _keep(kind, data[at:end], found)
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    following = _AFTER_SCAN.search(data, at)
    if following is None:
        raise ValueError("no end")
    return following.start()


def _keep(kind: int, segment: bytes, found: _Found) -> None:
    """`segment` begins with its length."""
    body = segment[2:]
    if kind in _FRAMES:
        _check_frame(kind, body, found)
        found.frame, found.progressive = body, kind == _PROGRESSIVE
    elif kind == _SOS:
        found.scans += 1
        if found.scans > _MOST_SCANS:
            raise slow()
    elif kind in _TABLES:
        found.tables += len(segment)
        if found.tables > _MOST_TABLES:
            raise slow()
    elif kind == _EXIF and body[:6] == b"Exif\0\0" and found.exif is None:
        found.exif = body[6:]
    elif kind == _ICC and body[:12] == b"ICC_PROFILE\0":
        found.profile.setdefault(body[12], body[14:])
    explains = body[:5] == {_JFIF: b"JFIF\0", _ADOBE: b"Adobe"}.get(kind)
    if kind in _FRAMES or kind in _TABLES or kind == _SOS or explains:
        found.kept += (b"\xff" + bytes((kind,)), segment)


def _check_frame(kind: int, body: bytes, found: _Found) -> None:
    if found.frame:
        raise ValueError("two pictures in one")
    if body[0] > 8:
        raise PictureError(
            f"It is a JPEG of {body[0]} bits, which browsers cannot show. Open it in a picture "
            "program and save it as an ordinary JPEG of 8 bits."
        )
    if kind not in _SHOWN:
        raise PictureError(
            "It is a rare kind of JPEG, which browsers cannot show. Open it in a picture program "
            "and save it as an ordinary JPEG."
        )


def _size(frame: bytes) -> tuple[int, int]:
    """Width and height. Raises ValueError when there is no frame or no height in it."""
    height, width = int.from_bytes(frame[1:3]), int.from_bytes(frame[3:5])
    if not height or not width:
        raise ValueError("no size")
    return width, height


def _profile(found: _Found) -> bytes | None:
    whole = b"".join(found.profile[number] for number in sorted(found.profile))
    if not whole and found.exif and is_adobe_rgb(found.exif):
        return adobe_rgb()
    return whole if 0 < len(whole) <= MAX_PROFILE else None


def _coefficients(found: _Found) -> int:
    """Bytes of a picture that comes in several scans: all its coefficients have to wait."""
    frame = found.frame
    width, height = _size(frame)
    samplings = [(frame[at] >> 4, frame[at] & 15) for at in range(7, len(frame), 3)]
    widest, highest = (max(steps) for steps in zip(*samplings, strict=True))
    share = sum(across * down for across, down in samplings) / max(1, widest * highest)
    return int(2 * width * height * share)
