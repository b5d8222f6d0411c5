"""Where in the bytes of a picture file its metadata stands: Exif, XMP, IPTC and comments.

Found by their own marks, in any format and behind the picture too, so that what a phone appends
(a film, a second picture) is heard as well. Nothing here trusts a length: everything is a slice of
the file, the number of finds is limited, and each byte is looked at a fixed number of times.
The coded scans of a JPEG, nearly all of it, are passed over: what stands there is the picture.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""Where a part of a file begins and ends."""

MAX_PACKET = 8_000_000
"""Bytes of one XMP packet or text that are read; phones put depth maps of some megabytes there."""
_MAX_FINDS = 32
_MAX_EXIFS = 4
_MAX_EXIF = 1_000_000
_MAX_TEXTS = 16_000_000
"""Bytes of all unpacked texts of a PNG together."""

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_MORE_XMP_HEAD = len(_MORE_XMP) + 32 + 4 + 4
_PACKETS = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))
_TIFF_HEADS = (b"II*\0", b"MM\0*")
_EXIF = b"Exif\0\0"
_IPTC = b"8BIM\x04\x04"
_SCAN, _END, _APP1, _APP6, _COMMENT = 0xDA, 0xD9, 0xE1, 0xE6, 0xFE
_GOPRO, _FIXES = b"GoPro\0", re.compile(rb"GPS[5-9]")
_FILMED_BY_APPLE = b"location.ISO6709"
_FILMED_AT = re.compile(rb"\xa9xyz.{0,8}?[+-]\d\d", re.DOTALL)
"""How phones note the place in the film that they keep beside a photo."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SOI, _SOS = b"\xff\xd8", b"\xff\xda"
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MOST_SCANS = 100
_STUFFING = 16_384
"""Bytes at the end of each scan that are looked through: no decoder reads behind the last block."""


@dataclass(slots=True)
class Carried:
    """The metadata of one file, each part as its bytes. `exif` parts begin with a TIFF head."""

    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    iptc: list[bytes] = field(default_factory=list)
    comments: list[bytes] = field(default_factory=list)
    place: bool = False
    """A film or a camera's own block, of which nothing else is read, holds a place."""
    damaged: bool = False
    """Something is there that could not be taken out."""


def carried(data: bytes) -> Carried:
    """All metadata in the bytes of one picture file. Never raises: what is damaged is noted."""
    found = Carried()
    rest = data = cut_out(data, carrying(data))
    if data.startswith(_SOI):
        rest = data[_jpeg(data, found) :]
    elif data.startswith(_PNG):
        _png(data, found)
    found.xmp += _packets(rest, found)
    found.exif += _exif(data, found)
    found.iptc += _iptc(data)
    found.place |= _FILMED_BY_APPLE in rest or _FILMED_AT.search(rest) is not None
    return found


def carrying(data: bytes) -> tuple[Span, ...]:
    """The parts of a picture file in which its metadata stands, in order.

    What `carried` finds in these parts, one behind the other, is what it finds in the whole file.
    """
    spans, kept = [], 0
    for begin, end in _scans(data) if data.startswith(_SOI) else ():
        if end - _STUFFING > begin:
            spans.append((kept, begin))
            kept = end - _STUFFING
    return (*spans, (kept, len(data)))


def cut_out(data: bytes, spans: Iterable[Span]) -> bytes:
    """The parts of `data`, one behind the other."""
    return b"".join(data[begin:end] for begin, end in spans)


def _scans(data: bytes) -> Iterator[Span]:
    """Where the coded parts of a JPEG are, as far as its markers lead."""
    at = 2
    for _ in range(_MOST_SCANS):
        head = max((end for *_, end in _segments(data, at)), default=at)
        if data[head : head + 2] != _SOS:
            return
        begin = head + 2 + int.from_bytes(data[head + 2 : head + 4])
        following = _AFTER_SCAN.search(data, begin)
        if following is None:
            return
        at = following.start()
        yield begin, at


def _jpeg(data: bytes, found: Carried) -> int:
    """Reads the segments before the first scan; answers where they end."""
    extended: dict[bytes, list[tuple[int, bytes]]] = {}
    end = 2
    for marker, payload, end in _segments(data, 2):  # noqa: B007 - it is answered
        if marker == _APP1 and payload.startswith(_XMP):
            found.xmp.append(payload[len(_XMP) :])
        elif marker == _APP1 and payload.startswith(_MORE_XMP):
            head = payload[len(_MORE_XMP) : _MORE_XMP_HEAD]
            part = int.from_bytes(head[36:40]), payload[_MORE_XMP_HEAD:]
            extended.setdefault(head[:32], []).append(part)
        elif marker == _APP1 and payload.startswith(_EXIF):
            found.damaged |= payload[len(_EXIF) :][:4] not in _TIFF_HEADS
        elif marker == _COMMENT:
            found.comments.append(payload)
        elif marker == _APP6 and payload.startswith(_GOPRO):
            found.place |= _FIXES.search(payload) is not None
    for parts in extended.values():
        found.xmp.append(b"".join(part for _, part in sorted(parts))[:MAX_PACKET])
    return end


def _segments(data: bytes, at: int) -> Iterator[tuple[int, bytes, int]]:
    """Marker, payload and end of each segment from `at` up to the next scan."""
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (_SCAN, _END):
            return
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))
        yield marker, data[at + 4 : end], end
        at = end


def _png(data: bytes, found: Carried) -> None:
    at = len(_PNG)
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt") and len(found.comments) < _MAX_FINDS:
            _png_text(kind, body, found)
        elif kind == b"eXIf":
            found.damaged |= body[:4] not in _TIFF_HEADS
        at += 12 + length


def _png_text(kind: bytes, body: bytes, found: Carried) -> None:
    key, _, text = body.partition(b"\0")
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed, text = text[:1] == b"\1", text[2:].split(b"\0", 2)[-1]
    elif packed:
        text = text[1:]
    if packed:
        try:
            room = _MAX_TEXTS - sum(map(len, (*found.comments, *found.xmp)))
            text = zlib.decompressobj().decompress(text, max(1, min(MAX_PACKET, room)))
        except zlib.error:
            found.damaged = True
            return
    if key.startswith(b"Raw profile type"):
        _raw_profile(text, found)
    elif key == b"XML:com.adobe.xmp":
        if packed:  # else it is found like any packet
            found.xmp.append(text)
    else:
        found.comments.append(text)


def _raw_profile(text: bytes, found: Carried) -> None:
    """As ImageMagick writes Exif, IPTC and XMP into a PNG: a name, a length, hex digits."""
    try:
        data = bytes.fromhex(text.split(None, 2)[2].decode("ascii"))
    except (IndexError, ValueError):
        found.damaged = True
        return
    found.xmp += _packets(data, found)
    found.exif += _exif(data, found)
    found.iptc += _iptc(data)


def _packets(data: bytes, found: Carried) -> Iterator[bytes]:
    """XMP that stands in the file as it is: WebP, TIFF, GIF, HEIC, and behind any picture."""
    opening, closing = next((pair for pair in _PACKETS if pair[0] in data), _PACKETS[0])
    end = 0
    for _ in range(_MAX_FINDS):
        at = data.find(opening, end)
        if at < 0:
            return
        end = data.find(closing, at, at + MAX_PACKET)
        if end < 0:
            found.damaged = True
            return
        yield data[at : end + len(closing)]
    found.damaged = True


def _exif(data: bytes, found: Carried) -> Iterator[bytes]:
    for head in _TIFF_HEADS:
        at, number = data.find(head), 0
        while at >= 0:
            if at == 0 or _announced(data, at):
                number += 1
                if number > _MAX_EXIFS:
                    found.damaged = True
                    return
                yield data[at : at + (_MAX_EXIF if at else len(data))]
            at = data.find(head, at + 1)


def _announced(data: bytes, at: int) -> bool:
    """Whether what stands before a TIFF head says that Exif follows, in any of five formats."""
    before = data[max(0, at - 10) : at]
    return before.endswith((_EXIF, b"\0\0\0\0", b"eXIf")) or before[-8:-4] == b"EXIF"


def _iptc(data: bytes) -> Iterator[bytes]:
    at = data.find(_IPTC)
    for _ in range(_MAX_FINDS):
        if at < 0:
            return
        name = at + len(_IPTC)
        size = name + (data[name] + 2) // 2 * 2 if name < len(data) else name
        length = int.from_bytes(data[size : size + 4])
        yield data[size + 4 : size + 4 + length]
        at = data.find(_IPTC, name)
