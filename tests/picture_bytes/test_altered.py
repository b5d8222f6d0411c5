"""Clean pictures of every format, each altered in every place by rule and by chance."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator
from random import Random
from typing import TypeAlias

import pytest
from PIL import Image
from tests.picture_bytes.samples import (
    SECRET,
    block,
    box,
    chunk,
    riff,
    riff_chunks,
    saved,
    scene,
    segment,
)

from safeguarding.picture_bytes import inspect_picture

Parts: TypeAlias = list[bytes]

CLEAN = {
    ".jpg": saved("JPEG", quality=82, progressive=True, subsampling="4:2:0"),
    ".png": saved("PNG"),
    ".webp": saved("WEBP"),
    ".gif": saved("GIF"),
    ".avif": saved("AVIF", quality=62, speed=8, max_threads=1),
}
_HEADS = {".jpg": 2, ".png": 8, ".gif": 13 + 768}
NAMES = (b"tEXt", b"eXIf", b"iCCP", b"prVt", b"EXIF", b"XMP ", b"abcd")
BOXES = (b"free", b"skip", b"uuid", b"udta", b"moov", b"idat", b"meta", b"mpvd", b"Exif")


def parts_of(data: bytes, suffix: str) -> Parts:
    """The file taken apart into what can be moved as a whole; joined it is the file again."""
    if suffix == ".jpg":
        return _segments(data)
    if suffix == ".webp":
        return [data[:12], *(riff((n, b))[12:] for n, b in riff_chunks(data))]
    if suffix == ".gif":
        image = data.index(b"\x2c\0\0\0\0")
        return [data[:image], data[image:-1], data[-1:]]
    at, parts = _HEADS.get(suffix, 0), [data[: _HEADS.get(suffix, 0)]]
    while at < len(data):
        length = int.from_bytes(data[at : at + 4]) + (12 if suffix == ".png" else 0)
        parts.append(data[at : at + length])
        at += length
    return parts


def _segments(data: bytes) -> Parts:
    at, parts = 2, [data[:2]]
    while data[at + 1] != 0xD9:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == 0xDA:
            end = next(n for n in range(end, len(data)) if data[n] == 0xFF and data[n + 1])
        parts.append(data[at:end])
        at = end
    return [*parts, data[at:]]


def whole(parts: Parts, suffix: str) -> bytes:
    data = b"".join(parts)
    if suffix == ".webp":
        return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
    return data


def foreign(suffix: str, random: Random) -> bytes:
    """A part of the format's own kind that no picture needs."""
    said = SECRET[: random.randrange(1, len(SECRET))]
    if suffix == ".jpg":
        return segment(random.choice([*range(0xE1, 0xEE), 0xEF, 0xFE, 0xDC, 0xF0]), said)
    if suffix == ".png":
        return chunk(random.choice(NAMES), said)
    if suffix == ".webp":
        return riff((random.choice(NAMES), said))[12:]
    if suffix == ".gif":
        return block(random.choice((0x01, 0xCE, 0xFE, 0xFF)), said)
    return box(random.choice(BOXES), said)


def altered(suffix: str) -> Iterator[tuple[str, bytes]]:
    """By the story of what was done; each at every place where a part begins, and at the end."""
    random = Random(f"altered {suffix}")
    parts = parts_of(CLEAN[suffix], suffix)
    assert whole(parts, suffix) == CLEAN[suffix]
    for at in range(1, len(parts) + 1):
        for _ in range(6):
            new = [*parts[:at], foreign(suffix, random), *parts[at:]]
            yield f"a part that is foreign at {at}", whole(new, suffix)
        yield f"text at {at}", whole([*parts[:at], SECRET, *parts[at:]], suffix)
        yield f"a byte at {at}", whole([*parts[:at], b"\0", *parts[at:]], suffix)
        if at < len(parts):
            yield f"part {at} twice", whole([*parts[:at], parts[at], *parts[at:]], suffix)
            yield f"part {at} cut", whole([*parts[:at], parts[at][:-1], *parts[at + 1 :]], suffix)
            yield f"part {at} lost", whole([*parts[:at], *parts[at + 1 :]], suffix)


@pytest.mark.parametrize("suffix", CLEAN)
def test_whatever_is_put_into_a_clean_picture_is_found(suffix: str):
    """Foreign parts, loose text, what stands twice, what is cut or gone."""
    assert inspect_picture(CLEAN[suffix], suffix) == ()
    missed = [story for story, data in altered(suffix) if not inspect_picture(data, suffix)]
    assert [story for story in missed if not _is_of_a_scan(story, suffix)] == []


def _is_of_a_scan(story: str, suffix: str) -> bool:
    """JPEG's codes are not followed to the last pixel; and what is missing hides nothing."""
    parts = parts_of(CLEAN[suffix], suffix)
    at = int(re.findall(r"\d+", story)[0])
    scan, after = parts[at][:2] == b"\xff\xda", parts[at - 1][:2] == b"\xff\xda"
    of_codes = (scan and story.endswith("cut")) or (after and not story.startswith("part"))
    return suffix == ".jpg" and (of_codes or story.endswith("lost"))


FREE = {
    ".jpg": (b"\xff\xdb", b"\xff\xda"),
    ".png": (b"IDAT", b"IEND"),
    ".webp": (b"\x9d\x01\x2a", b""),
    ".gif": (b"\0\0", b""),
    ".avif": (b"mdat", b""),
}
"""From where on bytes are tables and pixels, which may be anything; before that each counts."""


@pytest.mark.parametrize(
    ("suffix", "most"), [(".jpg", 8), (".png", 0), (".webp", 12), (".avif", 8)]
)
def test_a_head_has_no_room_for_a_word(suffix: str, most: int):
    """Each byte before the pixels is set to several others: what may change is a number in use
    (a density, a size that the next bytes repeat), never four letters in a row.
    """
    data = CLEAN[suffix]
    end = data.index(FREE[suffix][0])
    passed = [
        at
        for at in range(end)
        for value in (0x41, 0x5A, 0x7A, data[at] ^ 1, data[at] ^ 0x80)
        if value != data[at]
        and not inspect_picture(data[:at] + bytes((value,)) + data[at + 1 :], suffix)
    ]
    assert len(passed) <= most
    words = [
        at for at in range(end) if not inspect_picture(data[:at] + b"Zoe!" + data[at + 4 :], suffix)
    ]
    assert [at for at in words if at + 4 <= end] == []


def _pictures(suffix: str) -> Iterator[bytes]:
    random = Random(f"clean {suffix}")
    kind = {".jpg": "JPEG"}.get(suffix, suffix[1:].upper())
    options: dict[str, Callable[[], dict[str, object]]] = {
        ".jpg": lambda: {
            "quality": random.randrange(5, 100),
            "progressive": random.random() < 0.5,
            "optimize": random.random() < 0.5,
            "subsampling": random.choice(["4:4:4", "4:2:2", "4:2:0"]),
        },
        ".png": lambda: {"compress_level": random.randrange(10)},
        ".webp": lambda: {"quality": random.randrange(100), "lossless": random.random() < 0.5},
        ".gif": lambda: {"interlace": random.random() < 0.5},
        ".avif": lambda: {
            "quality": random.randrange(20, 95),
            "speed": 10,
            "subsampling": random.choice(["4:4:4", "4:2:0", "4:2:2"]),
        },
    }
    modes = ["RGB", "L"] + ([] if suffix in (".jpg", ".gif") else ["RGBA"])
    for _ in range(12):
        size = random.randrange(1, 90), random.randrange(1, 90)
        image = scene(random.choice(modes)).resize(size)
        if image.mode == "RGBA":
            image.putalpha(Image.linear_gradient("L").resize(size))
        target = io.BytesIO()
        image.save(target, kind, **options[suffix]())
        yield target.getvalue()


@pytest.mark.parametrize("suffix", CLEAN)
def test_no_clean_picture_is_suspected(suffix: str):
    """The neighbours: any size, quality and kind of colours, transparent ones among them."""
    found = [inspect_picture(data, suffix) for data in _pictures(suffix)]
    assert found == [()] * len(found)
