"""What a 12-megapixel photo costs: cold, with the proof that it is clean, and unchanged.

Run: python benchmarks/pictures.py

Prints rows for docs/benchmarks.md. The photo is made here, of noise of several sizes, so that at
960 pixels it takes about as many bytes as an ordinary photo does (AVIF 63 kB, JPEG 88 kB).
"""

from __future__ import annotations

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image

from photos.decode import decode
from photos.digests import Digests
from photos.encode import encode
from photos.workshop import Job, Workshop
from safeguarding.picture_bytes import inspect_picture

_SIZE = (4032, 3024)
_GRAINS = {8: 1.0, 32: 0.35, 128: 0.22, 512: 0.05, 2016: 0.08}
_ROUNDS, _PHOTOS = 7, 8
_MAX_EDGE = 1440


def photo() -> bytes:
    """A JPEG of about 4 MB, as large and as busy as a phone's."""
    image = Image.new("RGB", _SIZE)
    for width, share in _GRAINS.items():
        height = width * 3 // 4
        noise = Image.frombytes("RGB", (width, height), Random(width).randbytes(width * height * 3))
        image = Image.blend(image, noise.resize(_SIZE, Image.Resampling.BICUBIC), share)
    target = io.BytesIO()
    image.save(target, "JPEG", quality=92)
    return target.getvalue()


def cold(data: bytes) -> float:
    """CPU seconds from the original's bytes to six pictures that were read again and are clean."""
    began = time.process_time()
    for encoded in encode(decode(data, ".jpg", _MAX_EDGE).image):
        if inspect_picture(encoded.data, f".{encoded.format}"):
            raise SystemExit("A picture was not clean.")
    return time.process_time() - began


def unchanged(data: bytes, folder: Path) -> tuple[float, float]:
    """CPU milliseconds for each photo that no build has to make again.

    To recognise it and verify the six pictures; and with their copying into the new tree, most of
    which is the file system's own time.
    """
    paths = [folder / f"{number}.jpg" for number in range(_PHOTOS)]
    for number, path in enumerate(paths):
        path.write_bytes(data + bytes([number]))
    time.sleep(2.1)  # younger files are not remembered
    _build(paths, folder)
    verified = [_timed(lambda: _verify(paths, folder)) for _ in range(_ROUNDS)]
    built = [_timed(lambda: _build(paths, folder)) for _ in range(_ROUNDS)]
    return min(verified), min(built)


def _timed(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) / _PHOTOS * 1000


def _build(paths: list[Path], folder: Path) -> None:
    """Into a fresh tree, as the gate gives it to every build."""
    tree = Path(tempfile.mkdtemp(dir=folder))
    digests = Digests(folder / "cache" / "digests.json")
    shop = Workshop(folder / "cache", tree, _MAX_EDGE)
    jobs = [Job(f"albums/{path.name}", path, digests.of(path)) for path in paths]
    dict(shop.publish_all(jobs))
    digests.save()


def _verify(paths: list[Path], folder: Path) -> None:
    digests = Digests(folder / "cache" / "digests.json")
    shop = Workshop(folder / "cache", folder, _MAX_EDGE)
    for path in paths:
        shop.cache.get(digests.of(path))


def main() -> None:
    data = photo()
    cold(data)
    seconds = statistics.median(cold(data) for _ in range(_ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        verified, built = unchanged(data, Path(folder))
    print("| 12-megapixel photo, three widths in two formats | measured | target |")
    print("|---|---|---|")
    print(f"| cold, with proof that each picture is clean | {seconds:.2f} s CPU | 0.70 s |")
    print(f"| unchanged: recognised and verified | {verified:.2f} ms CPU | |")
    print(f"| unchanged: and copied into the new tree | {built:.2f} ms CPU | 1.00 ms |")


if __name__ == "__main__":
    main()
