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
