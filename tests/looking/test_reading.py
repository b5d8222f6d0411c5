"""Words that are read from real pictures, drawn in a real font."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from PIL import Image, ImageDraw

from looking import reading
from tests.looking.drawn import INK, PAPER, code, pixels, sheet, wall
from tests.small_school import REPOSITORY

LABEL = sheet("Amelia", "Khan")
QUIET = """
import sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        raise SystemExit("the network was asked")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        if not str(args[0]).startswith("/dev/"):
            raise SystemExit(f"{args[0]} was written")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from tests.looking.test_reading import LABEL, pixels, wall
from looking import reading
words = reading.load()(pixels(wall(LABEL)))
assert words == ("Amelia\\nKhan",), words
assert "rapidocr" not in sys.modules
"""


@cache
def look():
    return reading.load()


def read(picture):
    return " / ".join(look()(pixels(picture)))


def python(program, *path):
    """Run a program as a fresh process that finds our modules, and `path` before them."""
    found = os.pathsep.join(map(str, (*path, REPOSITORY / "plugins", REPOSITORY)))
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": found},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("turn", [0, 9, -14, 90, -90, 180])
def test_a_label_is_read_however_it_hangs(turn):
    """Upright, slanted, up, down and upside down; its two rows are one block."""
    assert look()(pixels(wall(LABEL, turn=turn))) == ("Amelia\nKhan",)


@pytest.mark.parametrize("size", [18, 28, 60, 130])
def test_small_and_large_letters_are_read(size):
    """From a label on a tray, seen from afar, to a poster."""
    assert "Amelia Khan" in read(wall(sheet("Amelia Khan", size=size)))


@pytest.mark.parametrize(("paper", "ink"), [(PAPER, INK), ((25, 40, 110), (250, 220, 60))])
def test_light_letters_are_read_as_dark_ones(paper, ink):
    """Names on jumpers are light on dark."""
    assert "AMELIA KHAN" in read(wall(sheet("AMELIA KHAN", paper=paper, ink=ink)))


def test_things_apart_are_blocks_apart():
    """Two labels side by side are not one name, and each is whole."""
    labels = (sheet("Amelia", "Khan"), sheet("Oliver", "Bennett"))
    assert set(look()(pixels(wall(*labels)))) == {"Amelia\nKhan", "Oliver\nBennett"}


def test_no_words_are_read_where_there_are_none():
    """Not on a bare wall, among shapes, or in a code."""
    shapes = Image.new("RGB", (500, 300), PAPER)
    ImageDraw.Draw(shapes).ellipse((60, 40, 240, 220), fill=INK)
    assert read(wall()) == ""
    assert all(len(letters) < 2 for letters in read(wall(shapes)).split())
    assert "Amelia" not in read(wall(code("Amelia Khan")))


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (40, 40), (2048, 60)])
def test_pictures_of_every_shape_can_be_looked_at(size):
    """A strip or a dot holds no words, and stops nothing."""
    assert read(Image.new("RGB", size, PAPER)) == ""


def test_threads_read_as_one_does():
    """The same picture gives the same words, whoever looks beside it."""
    pictures = [pixels(wall(sheet(f"Amelia number {number}"))) for number in (1, 2, 3, 4)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(look(), pictures)) == [look()(picture) for picture in pictures]


def test_reading_is_quiet():
    """Nothing is fetched, written or printed, and the package that would do so is not imported."""
    run = python(QUIET)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_a_missing_model_is_told(tmp_path):
    """A package without its models is no reason to read nothing."""
    (tmp_path / "rapidocr").mkdir()
    (tmp_path / "rapidocr/__init__.py").touch()
    run = python("from looking import reading\nreading.load()", tmp_path)
    assert "CannotLook: the model PP-OCRv6_det_small.onnx" in run.stderr


def test_a_damaged_model_is_told(tmp_path):
    """A model that onnxruntime cannot run is told, not skipped."""
    models = tmp_path / "rapidocr/models"
    models.mkdir(parents=True)
    (tmp_path / "rapidocr/__init__.py").touch()
    for name in ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"):
        (models / name).write_bytes(b"no model")
    run = python("from looking import reading\nreading.load()", tmp_path)
    assert "CannotLook: onnxruntime cannot run the models that read words." in run.stderr
