"""Real pictures of every format, and parts to hide in them."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random

from PIL import Image

SECRET = b"Amelia Earhart was here"


def scene(mode: str = "RGB") -> Image.Image:
    grain = Random(7).randbytes(16 * 12 * 3)
    small = Image.frombytes("RGB", (16, 12), grain)
    return small.resize((160, 120), Image.Resampling.BICUBIC).convert(mode)


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    target = io.BytesIO()
    scene(mode).save(target, kind, **options)
    return target.getvalue()


def segment(marker: int, body: bytes) -> bytes:
    """A JPEG segment."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """A PNG chunk."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP file of these chunks."""
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def riff_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 12
    while at < len(data):
        length = struct.unpack("<I", data[at + 4 : at + 8])[0]
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    return found


def box(name: bytes, body: bytes) -> bytes:
    """An ISO box."""
    return struct.pack(">I", len(body) + 8) + name + body


def block(label: int, body: bytes) -> bytes:
    """A GIF extension."""
    return bytes((0x21, label, len(body))) + body + b"\0"
