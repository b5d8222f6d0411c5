from __future__ import annotations

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
