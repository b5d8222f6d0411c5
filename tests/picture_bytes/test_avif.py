from __future__ import annotations

import struct

import piexif
import pytest
from tests.picture_bytes.samples import SECRET, box, saved

from safeguarding.picture_bytes import inspect_picture

CLEAN = saved("AVIF", quality=60, speed=8, max_threads=1)


def inside(name: bytes, part: bytes) -> bytes:
    """CLEAN with `part` put before its box `name`, in `meta`; all lengths and places kept right."""
    at = CLEAN.index(name) - 4
    grown = bytearray(CLEAN[:at] + part + CLEAN[at:])
    meta = CLEAN.index(b"meta") - 4
    size = struct.unpack(">I", CLEAN[meta : meta + 4])[0] + len(part)
    grown[meta : meta + 4] = struct.pack(">I", size)
    moved(grown, len(part))
    return bytes(grown)


def moved(data: bytearray, by: int) -> None:
    place = data.index(b"iloc") + 4 + 4 + 2 + 2 + 2 + 2 + 2
    start = struct.unpack(">I", data[place : place + 4])[0]
    data[place : place + 4] = struct.pack(">I", start + by)


def longer_data(part: bytes) -> bytes:
    at = CLEAN.index(b"mdat") - 4
    return CLEAN[:at] + box(b"mdat", CLEAN[at + 8 :] + part)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_a_plain_avif_holds_nothing_foreign(mode):
    """With and without transparency."""
    assert inspect_picture(saved("AVIF", mode, max_threads=1), ".avif") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "Exif": saved("AVIF", exif=piexif.dump({"0th": {piexif.ImageIFD.Artist: "A pupil"}})),
        "XMP": saved("AVIF", xmp=b"<x:xmpmeta>" + SECRET),
        "a colour profile": saved("AVIF", icc_profile=SECRET * 8),
        "a box of its own in meta": inside(b"pitm", box(b"uuid", SECRET)),
        "free space in meta": inside(b"pitm", box(b"free", SECRET)),
        "a motion photo": CLEAN + box(b"mpvd", SECRET),
        "a box after the end": CLEAN + box(b"free", SECRET),
        "loose bytes after the end": CLEAN + b"Zoe",
        "bytes in the data that no picture uses": longer_data(SECRET),
        "another item name": CLEAN.replace(b"Color\0", b"Zoe M\0"),
        "a handler with a name": CLEAN.replace(b"pict" + bytes(12), b"pict" + b"Zoe" + bytes(9)),
        "another file type": CLEAN.replace(b"MA1B", b"Zoe!"),
        "cut off": CLEAN[:-10],
        "nothing": b"",
    }.items(),
)
def test_every_part_beside_the_picture_is_found(what, data):
    """Metadata items, unknown boxes, names, slack and tails."""
    assert inspect_picture(data, ".avif"), what


def test_a_unit_that_does_not_draw_is_found():
    """AV1 has units of its own for metadata; one is put where the last picture bytes were."""
    at = CLEAN.index(b"mdat") + 4
    data = CLEAN[:at] + b"\x2a\x00" + CLEAN[at + 2 :]
    found = inspect_picture(data, ".avif")
    assert found[0].what == "an AV1 unit that does not draw"


def replaced(old: bytes, new: bytes) -> bytes:
    assert CLEAN.count(old) == 1
    assert len(old) == len(new)
    return CLEAN.replace(old, new)


def grown(name: bytes, part: bytes, *around: bytes) -> bytes:
    """CLEAN with `part` at the end of its box `name`, which stands in `meta` and `around`."""
    start = CLEAN.index(name) - 4
    end = start + int.from_bytes(CLEAN[start : start + 4])
    data = bytearray(CLEAN[:end] + part + CLEAN[end:])
    for box_name in (name, b"meta", *around):
        at = CLEAN.index(box_name) - 4
        size = int.from_bytes(CLEAN[at : at + 4]) + len(part)
        data[at : at + 4] = struct.pack(">I", size)
    moved(data, len(part))
    return bytes(data)


LOCATION = CLEAN.index(b"iloc") + 14
UNITS = CLEAN.index(b"mdat") + 4


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "text behind the table of properties": grown(b"ipma", SECRET, b"iprp"),
        "a property that no picture has": grown(b"ipco", box(b"irot", b"\0"), b"iprp"),
        "a longer configuration": grown(b"av1C", b"Zoe", b"ipco", b"iprp"),
        "text behind the first picture's number": grown(b"pitm", SECRET),
        "text behind the table of contents": grown(b"iloc", SECRET),
        "an item without data": grown(
            b"iinf",
            box(b"infe", b"\2\0\0\0\0\7\0\0av01\0"),
        ),
        "data outside the data box": CLEAN[: LOCATION + 6] + b"\0\0\0\4" + CLEAN[LOCATION + 10 :],
        "flags of meta": CLEAN[: CLEAN.index(b"meta") + 4]
        + b"Zoe!"
        + CLEAN[CLEAN.index(b"meta") + 8 :],
        "a second data box": CLEAN + box(b"mdat", SECRET),
        "a data box of nothing": CLEAN + box(b"mdat", b""),
        "a second picture in the data": longer_data(CLEAN[UNITS:]),
        "file types again and again": box(
            b"ftyp", CLEAN[8 : int.from_bytes(CLEAN[:4])] + b"avif" * 9
        )
        + CLEAN[int.from_bytes(CLEAN[:4]) :],
        "a reserved bit of a unit": CLEAN[:UNITS] + bytes((CLEAN[UNITS] | 1,)) + CLEAN[UNITS + 1 :],
        "a large box": CLEAN + b"\0\0\0\1free" + struct.pack(">Q", 16),
    }.items(),
)
def test_the_tables_that_a_picture_needs_have_no_room_to_hide_in(what, data):
    """Every table is as long as what it lists, and lists what is there and used."""
    assert inspect_picture(data, ".avif"), what
