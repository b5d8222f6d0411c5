"""What the gate costs: gated builds beside plain Pelican with the same theme, in one run.

    python benchmarks/gate.py [POSTS …]

Prints a Markdown table: CPU seconds and peak memory of plain Pelican and of the gated build, their
ratio, and the milliseconds that inspection takes for a page, with a register of 600 pupils. Each
build is a fresh process; the better of two runs counts.
"""

from __future__ import annotations

import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PUPILS = 600
WORDS = (
    "the children of our school went to see and found that every morning there was something new "
    "to draw count read plant build paint sing measure because people who look closely learn more "
    "than those who hurry past water light stone paper number story garden river engine letter "
    "window question answer teacher table picture music colour weather winter bread orange pencil"
).split()
FIRST = (
    "Amelia Oliver Zainab Jakub Priya Callum Freya Kwame Ines Tomasz Aoife Dylan Leila Marcus"
).split()
SYLLABLES = "ba den for gar hol kin lam mor nor pem ral sut ton wen".split()

PLAIN = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
from pelican import Pelican as PELICAN_CLASS
class _Card: url = "x"; alt = "x"; width = 1200; height = 630; path = "x"
import datetime
class _Knowledge: today = datetime.date.today()
class _Gate: knowledge = _Knowledge()
OURS = ("photos", "attachments", "videos", "looking", "syndication")
PLUGINS = [plugin for plugin in PLUGINS if plugin.__name__ not in OURS]
GATE = _Gate()
JINJA_FILTERS = {{"responsive": str}}
JINJA_GLOBALS = {{"card_of": lambda content: _Card(), "lead_picture": lambda content: None}}
"""
MEASURE = """
import json, resource, runpy, sys
try:
    runpy.run_module("pelican", run_name="__main__", alter_sys=True)
except SystemExit as end:
    code = end.code
else:
    code = 0
used = resource.getrusage(resource.RUSAGE_SELF)
json.dump([code or 0, used.ru_utime + used.ru_stime, used.ru_maxrss], open({out!r}, "w"))
"""
INSPECT = """
import json, sys, time
import safeguarding.guard as guard
real, spent = guard.inspect, []
def timed(tree, record):
    begin = time.process_time(); found = real(tree, record)
    spent.append((time.process_time() - begin) * 1000 / found.pages); return found
guard.inspect = timed
"""


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [200, 1000]
    print("| posts | plain CPU s | gated CPU s | ratio | plain MB | gated MB | gate ms a page |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(row(size, Path(folder)), flush=True)


def row(size: int, folder: Path) -> str:
    site = make_site(folder / "site", size)
    plain = min(run(site, "plain.py", folder) for _ in range(2))
    gated = min(run(site, "pelicanconf.py", folder) for _ in range(2))
    per_page = inspection(site, folder)
    return (
        f"| {size:,} | {plain[0]:.2f} | {gated[0]:.2f} | {gated[0] / plain[0]:.2f} "
        f"| {plain[1]:.0f} | {gated[1]:.0f} | {per_page:.2f} |"
    )


def make_site(site: Path, size: int) -> Path:
    """A project with the real configuration, pages and theme, and `size` seeded posts."""
    chance = random.Random(20261122)
    (site / "content/posts").mkdir(parents=True)
    for name in ("pelicanconf.py", "publishconf.py", "policy.toml"):
        shutil.copy(ROOT / name, site / name)
    for name in ("theme", "content/pages"):
        shutil.copytree(ROOT / name, site / name)
    (site / "plain.py").write_text(PLAIN.format(root=str(site)))
    write_register(site / "consent.csv", chance)
    for number in range(size):
        text = "\n\n".join(paragraph(chance) for _ in range(6))
        tags = ", ".join(chance.sample(WORDS[20:40], 3))
        (site / f"content/posts/post-{number}.md").write_text(
            f"Title: {sentence(chance, 5)} {number}\n"
            f"Date: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}\n"
            f"Category: {('News', 'Sport', 'Trips', 'Learning')[number % 4]}\nTags: {tags}\n"
            f"Slug: post-{number}\nSummary: {sentence(chance, 12)}.\n\n{text}\n"
        )
    return site


def write_register(path: Path, chance: random.Random) -> None:
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["pupil_id", "first_name", "last_name", "class", "website", "consent_on"])
        for number in range(PUPILS):
            surname = "".join(chance.sample(SYLLABLES, 3)).capitalize()
            first = chance.choice(FIRST) + chance.choice(["", "", "", "a", "ette"])
            table.writerow([f"P-DEMO-{number:04}", first, surname, "3B", "yes", "2025-09-01"])


def sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choices(WORDS, k=length)).capitalize()


def paragraph(chance: random.Random) -> str:
    sentences = [sentence(chance, chance.randint(8, 16)) for _ in range(5)]
    return ". ".join(sentences) + f". A *{chance.choice(WORDS)}* [link](https://www.bbc.co.uk/)."


def run(site: Path, settings: str, folder: Path, before: str = "") -> tuple[float, float]:
    """CPU seconds and peak MB of one build in a fresh process, into a fresh folder."""
    out = folder / "measured.json"
    target = tempfile.mkdtemp(dir=folder) + "/output"
    command = [
        sys.executable,
        "-c",
        before + MEASURE.format(out=str(out)),
        "-s",
        settings,
        "-o",
        target,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(
        command, cwd=site, env=environment, capture_output=True, text=True, check=False
    )
    code, seconds, memory = json.loads(out.read_text())
    if code:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return seconds, memory / 1024


def inspection(site: Path, folder: Path) -> float:
    """Milliseconds of CPU that the inspection of one page takes."""
    spent = folder / "spent.json"
    before = (
        INSPECT
        + f"import atexit; atexit.register(lambda: json.dump(spent, open({str(spent)!r}, 'w')))\n"
    )
    run(site, "pelicanconf.py", folder, before)
    return float(json.loads(spent.read_text())[0])


if __name__ == "__main__":
    main()
