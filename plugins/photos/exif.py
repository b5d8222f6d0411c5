"""Exif -> what it says in words, of place and of time."""

from __future__ import annotations

import datetime as dt
import re
import struct
import warnings
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from PIL import Image

from photos.saying import Saying

Tags: TypeAlias = Mapping[tuple[str, int], object]
"""Values by folder ("0th", "Exif", "GPS") and tag number."""

_EXIF, _GPS = 0x8769, 0x8825
_FOLDERS = frozenset({_EXIF, _GPS, 0xA005})
_MAX_FOLDERS = 8
_COORDINATES = (2, 4, 20, 22, 28)
"""GPS tags that are a place: latitude and longitude, of the camera and of what it looks at, and
the name of an area. Some cameras write the other tags without ever knowing where they are."""
_TIMES = (("Exif", 0x9003), ("Exif", 0x9004), ("0th", 0x0132), ("GPS", 29))
_AUTHORS = (("0th", 0x013B), ("0th", 0x8298), ("0th", 0x9C9D), ("Exif", 0xA430), ("0th", 0x013C))
"""Artist, Copyright, XPAuthor, CameraOwnerName, HostComputer ("Somebody's telephone")."""
_USER_COMMENT = 0x9286
_WORDS = (
    *(("0th", tag) for tag in (0x010D, 0x010E, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F)),
    ("Exif", _USER_COMMENT),
)
"""DocumentName, ImageDescription, XPTitle, XPComment, XPKeywords, XPSubject, UserComment."""
_MAKER_NOTE = ("Exif", 0x927C)
_IPTC_IN_TIFF = ("0th", 0x83BB)
_FULL_NAME = re.compile(rb"[A-Z][a-z'-]{1,30}(?: [A-Z][A-Za-z'-]{1,30}){1,3}")
"""What a camera that recognises faces writes into its maker note."""
_MAX_NOTE = 200_000
_CODE_LENGTH = 8
_UNICODE = b"UNICODE\0"
"""What a UserComment begins with that is written in UTF-16, in one byte order or the other."""
_MAX_ENTRIES = 2_000
_MAX_CLAIMED = 1_000_000
"""Bytes; a maker note and a thumbnail have some ten thousand."""

# What is damaged is told as such; Pillow would say so on the terminal.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")
_UNITS = MappingProxyType(
    {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
)


def read_exif(tiff: bytes) -> Saying:
    """What one Exif block (from its TIFF head on) says. Never raises: damage is `unread`."""
    try:
        tags, whole = _tags(tiff)
    except Exception:  # noqa: BLE001 - a camera can write anything there
        return Saying(unread=True)
    saying = Saying(
        unread=not whole,
        place=any(_given(tags.get(("GPS", tag))) for tag in _COORDINATES),
        time=any(_given(tags.get(where)) for where in _TIMES),
    )
    saying.authors += _texts(tags, _AUTHORS)
    saying.words += _texts(tags, _WORDS)
    note = tags.get(_MAKER_NOTE)
    if isinstance(note, bytes):
        saying.words += (name.decode("ascii") for name in _FULL_NAME.findall(note[:_MAX_NOTE]))
    return saying


def iptc_in(tiff: bytes) -> bytes:
    """The IPTC that a TIFF file keeps in a tag of its own; b"" without any."""
    try:
        value = _tags(tiff)[0].get(_IPTC_IN_TIFF)
    except Exception:  # noqa: BLE001 - told by `read_exif` already
        return b""
    return value if isinstance(value, bytes) else b""


def camera_clock(tiff: bytes) -> dt.datetime | None:
    """When the picture was taken; None when that is not said, or is no date."""
    try:
        written = decoded(_bytes(_tags(tiff)[0].get(_TIMES[0])))
        return dt.datetime.strptime(written.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - it has no zone
    except Exception:  # noqa: BLE001 - a camera can write anything there
        return None


def _bytes(value: object) -> bytes:
    """Pillow gives text for what piexif gives as bytes."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    return value if isinstance(value, bytes) else b""


def _tags(tiff: bytes) -> tuple[Tags, bool]:
    """The tags, and whether these are all of them. Raises whatever damaged tags lead to.

    By piexif; where that fails by Pillow, which passes over what is damaged. Both reserve what an
    entry claims, so neither is given a block that claims too much.
    """
    sizes = list(_claimed(tiff))
    if len(sizes) > _MAX_ENTRIES or sum(size for size in sizes if size <= len(tiff)) > _MAX_CLAIMED:
        raise ValueError("the block claims more than any camera writes")
    sound = max(sizes, default=0) <= len(tiff)
    if sound:
        try:
            import piexif  # noqa: PLC0415 - only originals that are new are read

            read = piexif.load(tiff)
        except Exception:  # noqa: BLE001, S110 - it fails on some files that are in order
            pass
        else:
            folders = {name: read[name] for name in ("0th", "Exif", "GPS")}
            return _flat(folders), True
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + tiff)
    folders = {"0th": dict(exif), "Exif": exif.get_ifd(_EXIF), "GPS": exif.get_ifd(_GPS)}
    return _flat(folders), sound


def _flat(folders: Mapping[str, Mapping[int, object]]) -> Tags:
    return {(name, tag): value for name, tags in folders.items() for tag, value in tags.items()}


def _claimed(tiff: bytes) -> Iterator[int]:
    """How many bytes each entry of the block claims, in all folders that are read."""
    order = "<" if tiff.startswith(b"II") else ">"
    (first,) = struct.unpack_from(f"{order}L", tiff, 4)
    ahead = [first]
    for folder in ahead:
        number = 0
        for tag, kind, count, value in _entries(tiff, folder, order):
            number += 1
            yield count * _UNITS.get(kind, 1)
            if tag in _FOLDERS and value and value not in ahead and len(ahead) < _MAX_FOLDERS:
                ahead.append(value)
        after = folder + 2 + 12 * number
        if folder == first and after + 4 <= len(tiff):
            (thumbnail,) = struct.unpack_from(f"{order}L", tiff, after)
            if thumbnail and thumbnail not in ahead:
                ahead.append(thumbnail)


def _entries(tiff: bytes, at: int, order: str) -> Iterator[tuple[int, int, int, int]]:
    """Tag, type, count and value of each entry of a folder."""
    if at + 2 > len(tiff):
        return
    (number,) = struct.unpack_from(f"{order}H", tiff, at)
    for start in range(at + 2, at + 2 + 12 * number, 12):
        if start + 12 > len(tiff):
            return
        yield struct.unpack_from(f"{order}HHLL", tiff, start)


def _given(value: object) -> bool:
    """Whether a value says anything; cameras whose clock was never set write zeros."""
    if isinstance(value, bytes | str):
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        return any(sign not in "0: \0" for sign in text)
    return value is not None


def _texts(tags: Tags, wanted: tuple[tuple[str, int], ...]) -> Iterator[str]:
    for where in wanted:
        if where in tags and (text := _text(where[1], tags[where]).strip("\0 \r\n\t")):
            yield text


def _text(tag: int, value: object) -> str:
    if isinstance(value, tuple):  # Windows' own tags are lists of bytes
        value = bytes(byte for byte in value if isinstance(byte, int) and 0 <= byte < 256)
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    if 0x9C9B <= tag <= 0x9C9F:
        return value.decode("utf-16-le", "replace")
    if tag != _USER_COMMENT:
        return decoded(value)
    comment = value[_CODE_LENGTH:]
    if not value.startswith(_UNICODE):
        return decoded(comment)
    big = comment[::2].count(0) > comment[1::2].count(0)
    return comment.decode("utf-16-be" if big else "utf-16-le", "replace").lstrip("\ufeff")


def decoded(value: bytes) -> str:
    """Text of unknown encoding: UTF-8 if it can be, else the old Western one."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
