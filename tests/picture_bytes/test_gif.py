from __future__ import annotations

import io

import pytest
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
