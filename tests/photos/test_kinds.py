from __future__ import annotations

import pytest
from tests.photos.test_decode import photo, scene
from tests.picture_bytes.samples import box

from photos.kinds import FORMATS, in_words, kind_of, not_a_format


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF", "HEIF"])
def test_a_picture_is_known_by_its_first_bytes(kind: str):
    """Whatever its name says."""
    assert kind_of(photo(kind, scene(64, 48))) == kind


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4\xff\xd8\xff", b"<svg/>", b"RIFF\0\0\0\0WAVE", box(b"ftyp", b"qt  \0\0\0\0")],
)
def test_what_is_no_picture_has_no_kind(data: bytes):
    """A picture further on in the file does not make it one."""
    assert kind_of(data) is None


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\3\4\x14\0", "a packed folder or an Office document"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "a web page"),
        (b'<?xml version="1.0"?><svg/>', "a drawing (SVG)"),
        (b"\xff\x0a\xfa\x1f", "a JPEG XL picture"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 picture"),
        (b"8BPS\0\1", "a Photoshop file"),
        (b"\0\0\1\0\1\0", "an icon"),
        (b"II+\0\x08\0\0\0", "a very large kind of TIFF"),
        (box(b"ftyp", b"mp42\0\0\0\0isom"), "a film"),
        (box(b"ftyp", b"heic\0\0\0\0mif1"), "a HEIC picture"),
        (b"Dear parents", None),
        (b"", None),
    ],
)
def test_a_file_under_a_wrong_name_is_named(data: bytes, what: str | None):
    """So that a teacher sees what went wrong: a download that failed, a scan saved as a PDF."""
    assert in_words(data) == what


def test_every_refusal_says_how_to_go_on():
    """A drawing, a raw file and anything else each have a way."""
    for suffix in (".svg", ".dng", ".psd"):
        assert suffix not in FORMATS
        assert "ave it as a" in not_a_format(suffix)
