from __future__ import annotations

import io

import pytest
from PIL import Image
from tests.picture_bytes.samples import SECRET, block, saved, scene

from safeguarding.picture_bytes import inspect_picture

CLEAN = saved("GIF")


def with_block(part: bytes) -> bytes:
    return CLEAN[:-1] + part + b";"


def film() -> bytes:
    target = io.BytesIO()
    scene().save(target, "GIF", save_all=True, append_images=[scene("L")])
    return target.getvalue()


def test_a_plain_gif_holds_nothing_foreign():
    """One still picture, with or without a transparent colour."""
    assert inspect_picture(CLEAN, ".gif") == ()
    assert inspect_picture(saved("GIF", transparency=0), ".gif") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "a comment": with_block(block(0xFE, SECRET)),
        "a text": with_block(block(0x01, SECRET)),
        "XMP": with_block(block(0xFF, b"XMP DataXMP" + SECRET)),
        "a longer control block": with_block(block(0xF9, SECRET)),
        "an animation": film(),
        "bytes after the end": CLEAN + SECRET,
        "cut off": CLEAN[:-3],
        "an unknown block": with_block(b"\x99"),
    }.items(),
)
def test_every_part_beside_the_picture_is_found(what, data):
    """Comments, application blocks, further frames, tails and damage."""
    assert inspect_picture(data, ".gif"), what


FRAME = CLEAN.index(b"\x2c\0\0\0\0")
CONTROL = b"\x21\xf9\4\0\0\0\0\0"


def before_frame(part: bytes) -> bytes:
    return CLEAN[:FRAME] + part + CLEAN[FRAME:]


def test_one_control_block_before_the_picture_is_needed():
    """The neighbour: it names the transparent colour."""
    assert inspect_picture(before_frame(CONTROL), ".gif") == ()


@pytest.mark.parametrize(
    ("what", "data"),
    {
        "two control blocks": before_frame(CONTROL * 2),
        "a control block after the picture": with_block(CONTROL),
        "text behind the last pixel": CLEAN[:-2] + bytes((len(SECRET),)) + SECRET + b"\0;",
        "a byte behind the last pixel": CLEAN[:-2] + b"\1Z\0;",
        "a shape": CLEAN[:12] + b"Z" + CLEAN[13:],
        "a picture smaller than the file": CLEAN[:6] + b"\xff\0\xff\0" + CLEAN[10:],
        "colours that are not used": before_frame(b"")[: FRAME + 9]
        + bytes((CLEAN[FRAME + 9] | 0x80,))
        + b"Zoe or"
        + CLEAN[FRAME + 10 :],
        "no picture": CLEAN[:FRAME] + b";",
        "codes that mean nothing": CLEAN[: FRAME + 11]
        + b"\x09\xff\xff\xff\xff\xff\xff\xff\xff\xff\0;",
    }.items(),
)
def test_the_parts_that_a_picture_needs_have_no_room_to_hide_in(what, data):
    """Pixels end where they end; blocks stand once, and where they mean something."""
    assert inspect_picture(data, ".gif"), what


def test_a_large_gif_of_all_colours_holds_nothing_foreign():
    """Its codes fill the table of 4,096 and begin again."""
    target = io.BytesIO()
    Image.effect_noise((400, 300), 80).save(target, "GIF")
    assert inspect_picture(target.getvalue(), ".gif") == ()
