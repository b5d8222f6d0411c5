from __future__ import annotations

import pytest
from tests.photos.test_decode import photo, scene
from tests.picture_bytes.samples import box

from photos.kinds import FORMATS, kind_of, not_a_format


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


def test_every_refusal_says_how_to_go_on():
    """A drawing, a raw file and anything else each have a way."""
    for suffix in (".svg", ".dng", ".psd"):
        assert suffix not in FORMATS
        assert "ave it as a" in not_a_format(suffix)
