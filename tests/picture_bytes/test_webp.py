from __future__ import annotations

import pytest
from tests.picture_bytes.samples import SECRET, riff, riff_chunks, saved

from safeguarding.picture_bytes import inspect_picture

CLEAN = saved("WEBP")


@pytest.mark.parametrize(
    ("mode", "options"), [("RGB", {}), ("RGB", {"lossless": True}), ("RGBA", {}), ("L", {})]
)
def test_a_plain_webp_holds_nothing_foreign(mode, options):
    """Lossy, lossless and with transparency."""
    assert inspect_picture(saved("WEBP", mode, **options), ".webp") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "Exif": saved("WEBP", exif=b"Exif\0\0" + SECRET),
        "XMP": saved("WEBP", xmp=SECRET),
        "a colour profile": saved("WEBP", icc_profile=SECRET),
        "a chunk of its own": riff(*riff_chunks(CLEAN), (b"Zoe ", SECRET)),
        "a second picture": riff(*riff_chunks(CLEAN), *riff_chunks(CLEAN)),
        "bytes after the end": CLEAN + SECRET,
        "flags for what is not there": riff((b"VP8X", b"\x08" + bytes(9)), *riff_chunks(CLEAN)),
        "no picture": riff(),
        "cut off": CLEAN[:-10],
    }.items(),
)
def test_every_part_beside_the_picture_is_found(what, data):
    """Metadata chunks, unknown chunks, tails and damage."""
    assert inspect_picture(data, ".webp"), what


WIDE = b"\x9f\0\0\x77\0\0"
"""160 by 120, as the extended header says it."""


def test_an_extended_header_that_fits_holds_nothing_foreign():
    """The neighbour: some programs write it around every picture."""
    assert inspect_picture(riff((b"VP8X", bytes(4) + WIDE), *riff_chunks(CLEAN)), ".webp") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "a canvas of another size": riff((b"VP8X", bytes(4) + b"Zoe!!!"), *riff_chunks(CLEAN)),
        "reserved bits": riff((b"VP8X", b"\0Zoe" + WIDE), *riff_chunks(CLEAN)),
        "a transparency that no flag tells of": riff(
            (b"VP8X", bytes(4) + WIDE), (b"ALPH", b"\0" + SECRET), *riff_chunks(CLEAN)
        ),
        "padding that says something": riff(*riff_chunks(CLEAN), (b"ALPH", b"Z"))[:-1] + b"Z",
        "a picture that is none": riff((b"VP8 ", SECRET)),
        "a lossless picture that is none": riff((b"VP8L", SECRET)),
    }.items(),
)
def test_the_parts_that_a_picture_needs_have_no_room_to_hide_in(what, data):
    """Headers agree with each other and with the picture."""
    assert inspect_picture(data, ".webp"), what
