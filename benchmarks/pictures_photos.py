"""Photos for benchmarks/pictures.py: 12 megapixels, as a phone writes them, and all different.

They are made of real ones: the demo site's photos, and those of `../shared/data/pictures` where
that folder is. Each is a crop of 80 to 100 % of the frame, mirrored or not, enlarged to 4032 × 3024
pixels, with the grain of a sensor (normal noise, standard deviation 6) in every pixel, so that it
takes 3 to 5 MB as a phone's does; no two share their bytes. Up to the width at which pages show
them they hold what the camera saw; beyond it they are softer than a phone's.

Each says where and when it was taken, by whom, on which camera, and who is in it.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

import piexif
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]
SIZE = (4032, 3024)
LONGEST_SOURCE = 1600
GRAIN, FIELD = 6, 256
QUALITY = 90
PLACE = {
    piexif.GPSIFD.GPSLatitudeRef: b"N",
    piexif.GPSIFD.GPSLatitude: ((53, 1), (26, 1), (51, 1)),
    piexif.GPSIFD.GPSLongitudeRef: b"W",
    piexif.GPSIFD.GPSLongitude: ((2, 1), (16, 1), (9, 1)),
}
PEOPLE = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    'syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
    "<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Invented Person</rdf:li></rdf:Bag>"
    "</Iptc4xmpExt:PersonInImage></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def make_photos(folder: Path, number: int) -> list[Path]:
    """`number` photos in `folder`, made by processes of their own."""
    folder.mkdir(parents=True)
    paths = [folder / f"photo-{index:03}.jpg" for index in range(number)]
    with ProcessPoolExecutor() as makers:
        list(makers.map(_make, paths, range(number)))
    return paths


def sources() -> list[Path]:
    """The real photos that are large enough, in a fixed order."""
    folders = (ROOT / "content/albums", ROOT.parent / "shared/data/pictures/orientation")
    found = sorted(path for folder in folders for path in folder.rglob("*.jpg"))
    turned = {path for path in found if path.stem[-1] in "2345678" and path.parent == folders[1]}
    return [path for path in found if path not in turned and _longest(path) >= LONGEST_SOURCE]


def _longest(path: Path) -> int:
    with Image.open(path) as opened:
        return max(opened.size)


def _make(path: Path, index: int) -> None:
    chance = Random(index)
    choice = sources()
    with Image.open(choice[index % len(choice)]) as opened:
        image = opened.convert("RGB").crop(_frame(opened.size, chance))
    if chance.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    image = image.resize(SIZE, Image.Resampling.BICUBIC)
    corner = chance.randrange(FIELD), chance.randrange(FIELD)
    grain = _grain().crop((*corner, corner[0] + SIZE[0], corner[1] + SIZE[1]))
    grainy = ImageChops.add(image, Image.merge("RGB", [grain] * 3), offset=-128)
    grainy.save(path, "JPEG", quality=QUALITY, exif=_exif(index), xmp=PEOPLE.encode())


def _frame(size: tuple[int, int], chance: Random) -> tuple[int, int, int, int]:
    """A part of the picture, of the shape of `SIZE`, anywhere in it."""
    share = chance.uniform(0.8, 1)
    width = int(min(size[0], size[1] * SIZE[0] / SIZE[1]) * share)
    height = width * SIZE[1] // SIZE[0]
    left, top = chance.randint(0, size[0] - width), chance.randint(0, size[1] - height)
    return left, top, left + width, top + height


@cache
def _grain() -> Image.Image:
    """Grey with noise about 128, larger than a photo, so that each is cut from another corner."""
    return Image.effect_noise((SIZE[0] + FIELD, SIZE[1] + FIELD), GRAIN)


def _exif(index: int) -> bytes:
    taken = f"2026:05:07 10:{index // 60 % 60:02}:{index % 60:02}"
    return bytes(
        piexif.dump(
            {
                "0th": {
                    piexif.ImageIFD.Make: b"Phone",
                    piexif.ImageIFD.Artist: b"Invented Teacher",
                    piexif.ImageIFD.Orientation: 1,
                },
                "Exif": {
                    piexif.ExifIFD.DateTimeOriginal: taken,
                    piexif.ExifIFD.CameraOwnerName: b"Invented Teacher",
                    piexif.ExifIFD.MakerNote: b"\1" * 9_000,
                },
                "GPS": PLACE,
            }
        )
    )
