"""How long `invoke new --photos` takes for a trip: 30 photos as a phone takes them.

Run: python benchmarks/importing.py [NUMBER]. The photos are drawn from a seed, 12 megapixels, with
the grain of a sensor, a place, a time, a thumbnail; they are written before the clock starts.
"""

from __future__ import annotations

import io
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import piexif
from PIL import Image

from photos.masters import import_masters
from photos.traces import said_by
from safeguarding.picture_bytes import inspect_picture

SIZE = (4000, 3000)
GRAIN = 6
PLACE = {
    piexif.GPSIFD.GPSLatitudeRef: b"N",
    piexif.GPSIFD.GPSLatitude: ((53, 1), (26, 1), (51, 1)),
    piexif.GPSIFD.GPSLongitudeRef: b"W",
    piexif.GPSIFD.GPSLongitude: ((2, 1), (16, 1), (9, 1)),
}


def phone_photo(seed: int) -> bytes:
    """Soft shapes, sharp edges and grain, about as many bytes as a phone writes."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 256, (12, 16, 3), dtype=np.uint8))
    fine = Image.fromarray(random.integers(0, 256, (150, 200, 3), dtype=np.uint8))
    scene = Image.blend(
        coarse.resize(SIZE, Image.Resampling.BICUBIC),
        fine.resize(SIZE, Image.Resampling.BICUBIC),
        0.2,
    )
    grain = random.normal(0, GRAIN, (SIZE[1], SIZE[0], 1))
    pixels = np.clip(np.asarray(scene) + grain, 0, 255).astype(np.uint8)
    taken = f"2026:05:07 10:{seed % 60:02}:00"
    exif = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: b"Phone", piexif.ImageIFD.Orientation: 6},
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: taken,
                piexif.ExifIFD.MakerNote: b"\1" * 9_000,
            },
            "GPS": PLACE,
        }
    )
    target = io.BytesIO()
    Image.fromarray(pixels).save(target, "JPEG", quality=88, exif=exif)
    return target.getvalue()


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        phone, album = Path(folder, "phone"), Path(folder, "trip")
        phone.mkdir()
        with ProcessPoolExecutor(1) as apart:  # so that their memory is not counted
            for seed, photo in enumerate(apart.map(phone_photo, range(number))):
                (phone / f"PXL_{seed:03}.jpg").write_bytes(photo)
        size = sum(path.stat().st_size for path in phone.iterdir()) / number / 1e6
        wall, cpu = time.perf_counter(), time.process_time()
        report = import_masters(phone, album, Path(folder, "workroom"))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        kept = sum(len(inspect_picture(path.read_bytes(), ".jpg")) for path in album.iterdir())
        print(f"{len(report.imported)} photos of {size:.1f} MB: {wall:.1f} s, {cpu:.1f} s of CPU")
        print(
            f"said where they were taken: {report.told_place}; left in the masters: {kept} things"
        )
        began = time.process_time()
        said_by((phone / "PXL_000.jpg").read_bytes())
        print(f"what one photo says, read: {(time.process_time() - began) * 1000:.0f} ms")
        print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
