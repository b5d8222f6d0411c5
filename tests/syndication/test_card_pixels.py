from __future__ import annotations

import io
import subprocess
from pathlib import Path

import piexif
import pytest
from PIL import Image

from syndication.card_pixels import card_from


def phone_photo() -> bytes:
    exif = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Orientation: 6, piexif.ImageIFD.Make: b"Phone"},
            "GPS": {piexif.GPSIFD.GPSLatitudeRef: b"N", piexif.GPSIFD.GPSLatitude: [(53, 1)] * 3},
        }
    )
    written = io.BytesIO()
    image = Image.new("RGB", (800, 600), "green")
    image.paste("red", (0, 0, 400, 600))
    image.save(written, "JPEG", exif=exif, comment=b"IMG of Zofia")
    return written.getvalue()


def test_a_card_is_upright_and_holds_nothing_but_pixels(tmp_path: Path) -> None:
    """An independent reader finds no tag beyond the structure of the file."""
    data = card_from(phone_photo(), ".jpg")
    assert data is not None
    path = tmp_path / "card.jpg"
    path.write_bytes(data)
    with Image.open(path) as image:
        assert image.size == (1200, 630)
        red, green, _ = image.convert("RGB").getpixel((600, 20))  # type: ignore[misc]
        assert red > green
    told = subprocess.run(
        ["exiftool", "-G", "-s", path], capture_output=True, text=True, check=True
    ).stdout
    groups = {line.split("]")[0].strip("[") for line in told.splitlines()}
    assert groups <= {"ExifTool", "File", "JFIF", "Composite"}
    assert "Comment" not in told


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0 no picture", b"<svg/>"])
def test_what_cannot_be_decoded_gives_no_card(data: bytes) -> None:
    """The school's own card is used instead."""
    assert card_from(data, ".jpg") is None
