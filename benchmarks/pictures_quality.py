"""How good published pictures look beside their originals: SSIMULACRA2 at 960 pixels.

The reference is the whole original, reduced by Lanczos. 70 is high quality, 90 is hardly told
from the original. Scores need PyPI's package ssimulacra2 among the peers. What opens pictures runs
in a process of its own: the memory of the process that starts a program counts as that program's.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from photos import encode
from photos.decode import decode

WIDTH = 960
_SUFFIXES = {"jpg": (".jpg", ".jpeg"), "avif": (".avif",)}
_QUALITY = {"jpg": "_JPEG_QUALITY", "avif": "_AVIF_QUALITY"}
_STEPS: Mapping[str, tuple[int | None, ...]] = {
    "jpg": (75, None),
    "avif": (None, 66, 74),
}
"""In the order of the scores; None is this project's own quality."""
_SCORE = """
import json, sys
from ssimulacra2 import compute_ssimulacra2
json.dump([compute_ssimulacra2(*pair) for pair in json.load(sys.stdin)], sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """The mean of some pictures of 960 pixels. `score` is None without the package."""

    kilobytes: float
    score: float | None


class Judge:
    def __init__(self, peers: Path, folder: Path, photos: Sequence[Path]) -> None:
        """`photos` are those whose published pictures are judged; `folder` is an empty one."""
        self.photos = photos
        self._python = peers / "python/bin/python"
        self.can_score = any(peers.glob("python/lib/*/site-packages/ssimulacra2"))
        self._folder = folder
        self._ours: dict[str, Judged] = {}

    def judge(self, output: Path, kind: str) -> Judged:
        """The photos' pictures of this format in `output`, whose names begin as theirs."""
        with ProcessPoolExecutor(1) as apart:
            found = [apart.submit(_laid_out, p, output, kind, self._folder) for p in self.photos]
            sizes, *pairs = zip(*(future.result() for future in found), strict=True)
        score = statistics.fmean(self._scores(*pairs)) if self.can_score else None
        return Judged(statistics.fmean(sizes) / 1000, score)

    def ours(self, kind: str, quality: int | None = None) -> Judged:
        """The photos' pictures as this project makes them, or as it would at another quality."""
        wanted = f"ours-{kind}-{quality}"
        if wanted not in self._ours:
            output = self._folder / wanted
            output.mkdir()
            with ProcessPoolExecutor(1) as apart:
                for photo in self.photos:
                    apart.submit(_encode, photo, output, kind, quality).result()
            self._ours[wanted] = self.judge(output, kind)
        return self._ours[wanted]

    def our_kilobytes(self, kind: str, score: float) -> float:
        """What this project's pictures would take at another score, by the nearest qualities.

        Bytes grow by a share with each point, so that it is their logarithm which is straight.
        """
        judged = [self.ours(kind, step) for step in _STEPS[kind]]
        points = [(one.score or 0, math.log(one.kilobytes)) for one in judged]
        return math.exp(between(points, score))

    def _scores(self, references: Sequence[str], pictures: Sequence[str]) -> list[float]:
        done = subprocess.run(
            [self._python, "-c", _SCORE],
            input=json.dumps(list(zip(references, pictures, strict=True))),
            capture_output=True,
            text=True,
            check=True,
        )
        scores: list[float] = json.loads(done.stdout)
        return scores


def between(points: Sequence[tuple[float, float]], at: float) -> float:
    """The straight line through the two points (x, y) that are nearest to x = `at`, at `at`."""
    (x, y), (other_x, other_y) = sorted(points, key=lambda point: abs(point[0] - at))[:2]
    if other_x == x:
        return y
    return y + (other_y - y) * (at - x) / (other_x - x)


def _laid_out(photo: Path, output: Path, kind: str, folder: Path) -> tuple[int, str, str]:
    """The bytes of the published picture; the paths of its reference and of it, both as PNG."""
    picture = _published(photo.stem, output, kind)
    reference = folder / f"{photo.stem}.png"
    decoded = folder / f"{photo.stem}-{kind}.png"
    with Image.open(picture) as opened:
        opened.convert("RGB").save(decoded, compress_level=1)
        size = opened.size
    if not reference.exists():
        with Image.open(photo) as whole:
            small = whole.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        small.save(reference, compress_level=1)
    return picture.stat().st_size, str(reference), str(decoded)


def _published(stem: str, output: Path, kind: str) -> Path:
    for path in output.rglob(f"{stem}*"):
        if path.suffix in _SUFFIXES[kind]:
            with Image.open(path) as opened:
                if opened.width == WIDTH:
                    return path
    raise SystemExit(f"{output} has no {kind} of {stem} in {WIDTH} pixels.")


def _encode(photo: Path, output: Path, kind: str, quality: int | None) -> None:
    if quality is not None:
        vars(encode)[_QUALITY[kind]] = quality
    image = decode(photo.read_bytes(), photo.suffix, max(encode.WIDTHS)).image
    for made in encode.encode(image):
        if made.width == WIDTH and made.format == kind:
            (output / f"{photo.stem}.{kind}").write_bytes(made.data)
