"""PNG (W3C): the chunks that hold the picture and its colours, each with a right checksum."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from types import MappingProxyType

from safeguarding.picture_bytes.foreign import Reader

_LENGTHS: Mapping[bytes, range] = MappingProxyType(
    {
        b"IHDR": range(13, 14),
        b"PLTE": range(3, 769),
        b"IDAT": range(1 << 31),
        b"tRNS": range(1, 257),
        b"gAMA": range(4, 5),
        b"cHRM": range(32, 33),
        b"sRGB": range(1, 2),
        b"pHYs": range(9, 10),
        b"IEND": range(1),
    }
)
"""The chunks that may stand in a picture, and how many bytes each may hold."""

_KNOWN: Mapping[bytes, str] = MappingProxyType(
    {
        b"tEXt": "a text",
        b"zTXt": "a text",
        b"iTXt": "a text",
        b"eXIf": "an Exif block",
        b"iCCP": "a colour profile",
        b"tIME": "a date",
        b"acTL": "an animation",
    }
)


def read_png(reader: Reader) -> None:
    reader.expect(b"\x89PNG\r\n\x1a\n")
    seen: set[bytes] = set()
    while True:
        start = reader.at
        length = reader.number(4)
        name = reader.take(4)
        body = reader.take(length)
        right = reader.number(4) == zlib.crc32(body, zlib.crc32(name))
        if not seen and name != b"IHDR":
            raise ValueError("no header")
        repeated = name in seen and name != b"IDAT"
        if not right or repeated or length not in _LENGTHS.get(name, ()):
            reader.report(_KNOWN.get(name, "a chunk that the picture does not need"), start)
        seen.add(name)
        if name == b"IEND":
            return
