"""What photos cost in this project alone: python benchmarks/pictures_ours.py PHOTO …

Prints the rows of the last table of benchmarks/pictures.py, which starts it in a process of its own
and makes the photos. CPU seconds and milliseconds, except where the clock is named.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from looking import codes, faces, reading
from looking.eyes import Eye
from looking.pixels import pixels_of
from photos.decode import decode
from photos.digests import Digests
from photos.encode import encode
from photos.renditions import JPEG
from photos.workshop import Job, Workshop
from safeguarding.picture_bytes import inspect_picture

MAX_EDGE = 1440
ROUNDS, UNCHANGED = 2, 8
TURNS, IN_A_TURN = 6, 4
"""Short turns, of which some may meet a machine that nobody else uses."""
OTHERS = 0.05
"""The share of one processor that others may have in such a turn."""


def main() -> None:
    photos = [Path(name) for name in sys.argv[1:]]
    row("a cold photo: three widths in two formats, and proof", f"{cold(photos):.2f} s", "0.70 s")
    with tempfile.TemporaryDirectory() as folder:
        verified, built = unchanged(photos[:UNCHANGED], Path(folder))
    row("an unchanged photo: recognised and verified", f"{verified:.2f} ms", "1 ms")
    row("an unchanged photo: also copied into the new tree", f"{built:.2f} ms", "1 ms")
    with tempfile.TemporaryDirectory() as folder:
        row("two cores beside one, by the clock", cores(photos, Path(folder)), "1.8 ×")
    for name, eyes, goal in (
        ("faces", (faces.EYE,), "0.15 s"),
        ("words and codes", (reading.EYE, codes.EYE), "0.40 s"),
    ):
        row(f"looking for {name} in one photo", f"{looking(photos, eyes):.2f} s", goal)


def row(what: str, measured: str, goal: str) -> None:
    print(f"| {what} | {measured} | {goal} |", flush=True)


def cold(photos: Sequence[Path]) -> float:
    """The median of single photos."""
    one_photo(photos[0])  # loads the codecs
    return statistics.median(timed(partial(one_photo, path)) for path in photos)


def one_photo(path: Path) -> None:
    """From the original's bytes to six pictures that were read again and are clean."""
    for encoded in encode(decode(path.read_bytes(), ".jpg", MAX_EDGE).image):
        if inspect_picture(encoded.data, f".{encoded.format}"):
            raise SystemExit("A picture was not clean.")


def unchanged(photos: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Milliseconds for a photo that no build has to make again; most of the second is the file
    system's own time."""
    build(photos, folder, folder / "cache")
    verified = min(timed(lambda: verify(photos, folder)) for _ in range(ROUNDS))
    built = min(timed(lambda: build(photos, folder, folder / "cache")) for _ in range(ROUNDS))
    return verified * 1000 / len(photos), built * 1000 / len(photos)


def build(photos: Sequence[Path], folder: Path, cache: Path, workers: int | None = None) -> None:
    """Into a fresh tree, as the gate gives it to every build."""
    tree = Path(tempfile.mkdtemp(dir=folder))
    digests = Digests(cache / "digests.json")
    jobs = [Job(f"albums/{path.name}", path, digests.of(path)) for path in photos]
    made = dict(Workshop(cache, tree, MAX_EDGE).publish_all(jobs, workers))
    if len(made) != len(photos):
        raise SystemExit("Not every photo was published.")
    cache.mkdir(exist_ok=True)
    digests.save()


def verify(photos: Sequence[Path], folder: Path) -> None:
    digests = Digests(folder / "cache/digests.json")
    shop = Workshop(folder / "cache", folder, MAX_EDGE)
    if not all(shop.cache.get(digests.of(path)) for path in photos):
        raise SystemExit("A photo was not kept.")


def cores(photos: Sequence[Path], folder: Path) -> str:
    """One thread and two, in turn; the best of each while hardly anybody else had the machine."""
    alone: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(TURNS):
        for workers, seconds in alone.items():
            began, others = time.perf_counter(), spent_by_others()
            build(photos[:IN_A_TURN], folder, folder / f"cache-{turn}-{workers}", workers)
            wall = time.perf_counter() - began
            if spent_by_others() - others <= OTHERS * wall:
                seconds.append(wall)
    if not all(alone.values()):
        return "not measured: others had the machine"
    return f"{min(alone[1]) / min(alone[2]):.2f} ×"


def spent_by_others() -> float:
    """Seconds that all processors have worked for other processes; also for another machine."""
    fields = Path("/proc/stat").read_text().partition("\n")[0].split()[1:]
    user, nice, system, _idle, _waiting, irq, soft_irq, stolen = map(int, fields[:8])
    busy = (user + nice + system + irq + soft_irq + stolen) / os.sysconf("SC_CLK_TCK")
    return busy - time.process_time()


def looking(photos: Sequence[Path], eyes: Sequence[Eye]) -> float:
    """Seconds for a published photo, its models loaded before."""
    looks = [eye.load() for eye in eyes]
    pictures = [pixels_of(largest(path)) for path in photos]
    return statistics.fmean(
        sum(timed(partial(look, pixels)) for look in looks) for pixels in pictures
    )


def largest(path: Path) -> bytes:
    made = encode(decode(path.read_bytes(), ".jpg", MAX_EDGE).image)
    return max((one for one in made if one.format == JPEG), key=lambda one: one.width).data


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
