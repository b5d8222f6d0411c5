from __future__ import annotations

import struct

import piexif
import pytest
from tests.photos.photo_site import phone_photo

from photos.containers.exif import is_modest, orientation


def block(order: str, kind: str, value: int) -> bytes:
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, 1)
    code = {"H": 3, "I": 4, "B": 1}[kind]
    packed = struct.pack(order + kind, value).ljust(4, b"\0")
    return head + struct.pack(f"{order}HHI", 0x0112, code, 1) + packed + bytes(4)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("kind", ["H", "I", "B"])
def test_an_orientation_is_read_however_it_is_written(order: str, kind: str):
    """Cameras of both byte orders, and programs that use another type of number."""
    assert orientation(block(order, kind, 6)) == 6


@pytest.mark.parametrize("data", [b"", b"MM\0*", b"MM\0*\xff\xff\xff\xff", block(">", "H", 9)])
def test_what_cannot_be_read_leaves_the_picture_as_it_is(data: bytes):
    """No block, no directory, a directory elsewhere, a number that is no orientation."""
    assert orientation(data) == 1


def test_a_block_whose_entries_all_point_to_the_same_bytes_is_not_modest():
    """A program that loads them would take a hundred times the room of the block."""
    count, size = 1000, 60_000
    entries = b"".join(struct.pack(">HHII", 0x9000 + n, 7, size, 0) for n in range(count))
    data = (b"MM\0*\0\0\0\x08" + struct.pack(">H", count) + entries).ljust(size, b"\0")
    assert not is_modest(data)


def test_a_block_that_leads_to_itself_is_read_once():
    """Its directories of Exif, GPS and thumbnail are all the first."""
    entries = b"".join(struct.pack(">HHII", tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005))
    assert is_modest(b"MM\0*\0\0\0\x08\0\3" + entries + b"\0\0\0\x08")


def test_what_phones_write_is_modest():
    """The neighbour, with thumbnail and place."""
    data = phone_photo()
    start = data.index(b"Exif\0\0") + 6
    assert is_modest(data[start : start + 4000])
    assert is_modest(piexif.dump({"Exif": {piexif.ExifIFD.MakerNote: bytes(60_000)}})[6:])
