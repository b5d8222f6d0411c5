"""A JPEG as a camera or a program wrote it -> the same picture, segment by segment, and no more."""

from __future__ import annotations

import io
import re

from PIL import Image

from safeguarding.pdf_bytes.images import MOST_PIXELS
from safeguarding.picture_bytes import inspect_picture

_SOI, _EOI, _SOS, _APP0, _ADOBE = 0xD8, 0xD9, 0xDA, 0xE0, 0xEE
_NEEDED = frozenset({0xDB, 0xC4, 0xC0, 0xC1, 0xC2, 0xDD, _SOS})
"""Tables, frame, restart interval and scans."""
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_ADOBE_LENGTH = 12
_QUALITY = 90


def only_pixels(data: bytes) -> bytes:
    """The JPEG without comments, camera data, profiles, thumbnails, or anything after its end.

    It is encoded anew only if it still holds what no decoder needs, such as a table that nothing
    uses. Raises ValueError or OSError for bytes that are no whole JPEG.
    """
    needed = _needed_segments(data)
    return _encoded_anew(needed) if inspect_picture(needed, ".jpg") else needed


def _encoded_anew(data: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("it has too many pixels")
        picture.load()
        bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return _needed_segments(out.getvalue())


def _needed_segments(data: bytes) -> bytes:
    """The segments that a decoder needs, byte by byte."""
    if data[:2] != b"\xff\xd8":
        raise ValueError("it is no JPEG")
    kept: list[bytes] = []
    at, adobe = 2, b""
    while (found := _NEXT_MARKER.match(data, at)) is not None:
        marker, at = found[1][0], found.end()
        if marker == _EOI:
            return b"".join((b"\xff\xd8", adobe or _JFIF, *kept, b"\xff\xd9"))
        end = at + int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : end]
        if end - at < 2 or end > len(data):
            break
        if marker == _ADOBE and body[:5] == b"Adobe":
            adobe = _segment(_ADOBE, body[:_ADOBE_LENGTH])
        elif marker in _NEEDED:
            kept.append(_segment(marker, body))
        elif 0xC0 <= marker <= 0xCF:
            raise ValueError("it is a JPEG of a rare kind")
        at = end
        if marker == _SOS:
            scan_end = _NEXT_MARKER.search(data, at)
            if scan_end is None:
                break
            kept.append(data[at : scan_end.start()])
            at = scan_end.start()
    raise ValueError("it is damaged")


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body
