from __future__ import annotations

import zlib

import pytest
from tests.picture_bytes.samples import SECRET, chunk, saved

from safeguarding.picture_bytes import inspect_picture

CLEAN = saved("PNG")
HEADER_END = 33
END = chunk(b"IEND", b"")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_a_plain_png_holds_nothing_foreign(mode):
    """Every kind of pixel that a theme's icon may have."""
    assert inspect_picture(saved("PNG", mode), ".png") == ()


@pytest.mark.parametrize("name", [b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP", b"tIME", b"prVt"])
def test_every_chunk_beside_the_picture_is_found(name):
    """Texts, Exif, profiles, dates and private chunks."""
    data = CLEAN[:HEADER_END] + chunk(name, SECRET) + CLEAN[HEADER_END:]
    assert len(inspect_picture(data, ".png")) == 1


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "a tail, as cropping programs left it": CLEAN + SECRET,
        "text in the end chunk": CLEAN[: -len(END)] + chunk(b"IEND", SECRET),
        "a long gamma": CLEAN[:HEADER_END] + chunk(b"gAMA", SECRET) + CLEAN[HEADER_END:],
        "a wrong checksum": CLEAN[:HEADER_END]
        + chunk(b"sRGB", b"\0")[:-4]
        + b"Zoe!"
        + CLEAN[HEADER_END:],
        "two palettes": CLEAN[:HEADER_END] + chunk(b"PLTE", b"Zoe") * 2 + CLEAN[HEADER_END:],
        "cut off": CLEAN[:-6],
        "no header": CLEAN[:8] + CLEAN[HEADER_END:],
        "nothing": b"",
    }.items(),
)
def test_a_png_with_a_remainder_or_damage_is_foreign(what, data):
    """Nothing after the end, nothing in the fixed parts, nothing half."""
    assert inspect_picture(data, ".png"), what


def rebuilt(header: bytes, *chunks: bytes, tail: bytes = b"") -> bytes:
    """A grey or coloured picture of 2 × 2 pixels; `header` from the depth on."""
    head = chunk(b"IHDR", b"\0\0\0\2" * 2 + header)
    data = chunk(b"IDAT", zlib.compress(bytes(6)) + tail)
    return CLEAN[:8] + head + b"".join(chunks) + data + END


GREY, PALETTE = b"\x08\0\0\0\0", b"\x08\3\0\0\0"


def test_the_smallest_pictures_hold_nothing_foreign():
    """The neighbours of the next ones."""
    assert inspect_picture(rebuilt(GREY), ".png") == ()
    assert inspect_picture(rebuilt(PALETTE, chunk(b"PLTE", b"abc")), ".png") == ()
    assert inspect_picture(rebuilt(GREY, chunk(b"gAMA", (45455).to_bytes(4))), ".png") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "text behind the pixels, inside their chunk": rebuilt(GREY, tail=SECRET),
        "more rows than the picture has": CLEAN[:8]
        + chunk(b"IHDR", b"\0\0\0\2" * 2 + GREY)
        + chunk(b"IDAT", zlib.compress(bytes(6) + SECRET))
        + END,
        "fewer rows": CLEAN[:8]
        + chunk(b"IHDR", b"\0\0\0\2" * 2 + GREY)
        + chunk(b"IDAT", zlib.compress(bytes(5)))
        + END,
        "a palette that no pixel needs": rebuilt(GREY, chunk(b"PLTE", b"Zoe Mill ")),
        "half a colour": rebuilt(PALETTE, chunk(b"PLTE", b"Zoe!")),
        "a gamma that is a word": rebuilt(GREY, chunk(b"gAMA", b"Zoe!")),
        "places of colours that are words": rebuilt(GREY, chunk(b"cHRM", SECRET.ljust(32))),
        "a density that is a word": rebuilt(GREY, chunk(b"pHYs", b"Zoe Mill\1")),
        "more transparency than colours": rebuilt(
            PALETTE, chunk(b"PLTE", b"abc"), chunk(b"tRNS", SECRET)
        ),
        "a chunk after the pixels": rebuilt(GREY)[:-12] + chunk(b"sRGB", b"\0") + END,
        "pixels in two runs": rebuilt(GREY)[:-12]
        + chunk(b"sRGB", b"\0")
        + chunk(b"IDAT", b"")
        + END,
        "an impossible depth": rebuilt(b"\x07\0\0\0\0"),
        "another packing": rebuilt(b"\x08\0\1\0\0"),
    }.items(),
)
def test_the_parts_that_a_picture_needs_have_no_room_to_hide_in(what, data):
    """Pixels end where they end, and numbers are those of a picture."""
    assert inspect_picture(data, ".png"), what


def test_an_interlaced_picture_holds_nothing_foreign():
    """Its rows come in seven passes; of a picture of one pixel only one pass has any."""
    head = chunk(b"IHDR", b"\0\0\0\1" * 2 + b"\x08\0\0\0\1")
    data = CLEAN[:8] + head + chunk(b"IDAT", zlib.compress(bytes(2))) + END
    assert inspect_picture(data, ".png") == ()
