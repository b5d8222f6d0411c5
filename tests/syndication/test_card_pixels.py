from __future__ import annotations

import io
import subprocess
from pathlib import Path

import piexif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from safeguarding.record import Face
from syndication.card_pixels import card_from, where_to_cut


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


def striped(size: tuple[int, int]) -> bytes:
    """A picture whose rows tell how far down they are: red grows from 0 to 255."""
    written = io.BytesIO()
    rows = Image.linear_gradient("L").resize(size)
    Image.merge("RGB", (rows, Image.new("L", size), Image.new("L", size))).save(
        written, "JPEG", quality=95
    )
    return written.getvalue()


def shown(size: tuple[int, int], *faces: tuple[float, float]) -> tuple[float, float]:
    """Which part of the height of a picture its card shows; `faces` are top and height."""
    found = tuple(Face(0.4, top, 0.1, height, strong=True) for top, height in faces)
    data = card_from(striped(size), ".jpg", found or None)
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        middle = image.convert("RGB").crop((590, 0, 610, 630))
        rows = [middle.getpixel((10, y))[0] / 255 for y in (2, 627)]  # type: ignore[index]
    return rows[0], rows[1]


def test_where_nobody_looked_little_is_cut_above() -> None:
    """People stand in the upper part of a photo."""
    top, bottom = shown((1600, 1200))
    assert 0.03 < top < 0.09
    assert bottom < 0.8


@pytest.mark.parametrize(
    "face", [(0.02, 0.1), (0.45, 0.1), (0.85, 0.12), (0.1, 0.3)], ids=["top", "mid", "low", "large"]
)
def test_no_head_is_cut(face: tuple[float, float]) -> None:
    """The face, the hair above it and the chin below are on the card, wherever it is."""
    top, bottom = shown((1600, 1200), face)
    assert top <= max(0.02, face[0] - 0.5 * face[1])
    assert bottom >= min(0.97, face[0] + 1.2 * face[1])


def test_heads_far_apart_are_all_shown() -> None:
    """A pyramid of children does not fit into a strip: the whole picture stands on the ground."""
    top, bottom = shown((1600, 1200), (0.02, 0.1), (0.85, 0.1))
    assert top < 0.02
    assert bottom > 0.98


@pytest.mark.parametrize("size", [(900, 1600), (1000, 1000), (3000, 900)])
def test_what_would_lose_too_much_is_shown_whole(size: tuple[int, int]) -> None:
    """Portraits, squares and panoramas are not cut."""
    data = card_from(striped(size), ".jpg")
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (1200, 630)
        corner = image.convert("RGB").getpixel((3, 3))
    assert all(abs(a - b) < 6 for a, b in zip(corner, (15, 76, 74), strict=True))  # type: ignore[arg-type]


@given(
    st.tuples(st.integers(700, 2000), st.integers(700, 1600)),
    st.lists(st.tuples(st.floats(0, 0.9), st.floats(0.01, 0.3)), max_size=6),
)
def test_every_face_is_on_every_card(
    size: tuple[int, int], faces: list[tuple[float, float]]
) -> None:
    """Whatever is cut, the cut stays in the picture and no face is touched."""
    found = [Face(0.1, top, 0.1, min(height, 1 - top), strong=True) for top, height in faces]
    top = where_to_cut(size, found)
    if top is None:
        return
    kept = size[0] / size[1] / (1200 / 630)
    assert -1e-9 <= top <= 1 - kept + 1e-9
    for face in found:
        assert top <= face.top + 1e-9
        assert face.top + face.height <= top + kept + 1e-9
