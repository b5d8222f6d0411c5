"""How many names in pictures are read, what is taken for a name, and what looking costs.

    python benchmarks/print.py [--seed 4711] [--scenes 25] [--registers 25] [--tesseract]

Prints the Markdown tables of docs/benchmarks.md, section "Words in pictures". Every scene
(`print_scenes.py`) holds one name of a drawn school of 420 pupils; a name is found when
`name-in-picture` would stop a picture of pupils. The innocent pictures are displays, signs and book
covers (data/displays-reported.txt; displays-tuning.txt is for whoever changes reader or rule) and
the photographs of the demo site, each judged as a picture of pupils by many schools.

The fonts are Debian's: apt-get install fonts-dejavu-core fonts-liberation fonts-comic-neue
fonts-urw-base35 fonts-breip fonts-femkeklaver fonts-humor-sans fonts-sjfonts fonts-klee fonts-bwht
fonts-dkg-handwriting fonts-ecolier-court. With --tesseract: also tesseract-ocr.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from anyascii import anyascii
from names_corpus import school
from PIL import Image
from print_scenes import EDGE, KINDS, LAYOUTS, PHOTOS, Scene, draw, scene

from looking import codes, reading
from safeguarding.knowledge import open_policy
from safeguarding.mentions import Certainty
from safeguarding.names import Allowed, NameFinder
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.school import Register
from safeguarding.school_day import today

ROOT = Path(__file__).resolve().parents[1]
DISPLAYS = ROOT / "benchmarks/data/displays-reported.txt"
PUPILS = 420
TURNED = 0.12
"""Share of the scenes that are seen from the side or upside down."""
Reader = Callable[[np.ndarray], Sequence[str]]


def finder(register: Register) -> NameFinder:
    policy = open_policy(Project.at(ROOT))
    return NameFinder(register, Allowed.from_policy(policy))


def scenes(chance: random.Random, register: Register, many: int) -> Iterator[tuple[Scene, str]]:
    """Scenes of every kind, and the id of the pupil who is named in each."""
    pupils = list(register.pupils.values())
    for kind in KINDS:
        for number in range(many):
            pupil = chance.choice(pupils)
            first, last = pupil.first_name.reveal(), pupil.last_name.reveal()
            if kind != "print":  # those fonts have no letters but English ones
                first, last = anyascii(first), anyascii(last)
            layout = list(LAYOUTS)[number % len(LAYOUTS)]
            turned = chance.random() < TURNED
            yield scene(chance, (first, last), kind, layout, turned=turned), pupil.pupil_id


def recall(read: Reader, seed: int, many: int) -> None:
    chance = random.Random(seed)
    register = school(chance, PUPILS)
    find = finder(register).find_read
    shown, stopped, refused = Counter[str](), Counter[str](), Counter[str]()
    spent = 0.0
    for each, pupil in scenes(chance, register, many):
        pixels = each.pixels()
        began = time.process_time()
        blocks = read(pixels)
        spent += time.process_time() - began
        mine = [name for block in blocks for name in find(block) if pupil in name.pupils]
        shown[each.kind] += 1
        stopped[each.kind] += bool(mine)
        refused[each.kind] += any(name.certainty > Certainty.POSSIBLE for name in mine)
        if not mine:
            print(f"<!-- missed: {each.kind}, {each.layout}: {each.lines} read as {blocks} -->")
    print("\n| written in | scenes | found | of these refused, not asked | recall |")
    print("|---|---|---|---|---|")
    for kind, count in shown.items():
        share = f"{stopped[kind] / count:.1%}"
        print(f"| {kind} | {count} | {stopped[kind]} | {refused[kind]} | {share} |")
    print(f"\nCPU for each scene: {1000 * spent / shown.total():.0f} ms")


def innocents(chance: random.Random, displays: Path) -> Iterator[tuple[str, np.ndarray]]:
    for line in displays.read_text(encoding="utf-8").splitlines():
        for kind in ("print", "hand-like"):
            jpeg = draw(chance, tuple(line.split(" | ")), kind, "display")
            yield line, np.asarray(Image.open(io.BytesIO(jpeg)).convert("RGB"))
    for photo in PHOTOS:
        yield photo.name, _photo(photo)


def _photo(path: Path) -> np.ndarray:
    photo = Image.open(path).convert("RGB")
    photo.thumbnail((EDGE, EDGE))
    return np.asarray(photo)


def false_alarms(read: Reader, seed: int, registers: int, displays: Path) -> None:
    """Each innocent picture is read once and judged by many schools."""
    chance = random.Random(seed)
    seen = [(what, read(pixels)) for what, pixels in innocents(chance, displays)]
    demo = read_register(ROOT / "consent.csv", open_policy(Project.at(ROOT)), today=today())
    print("\n| register | pictures judged | refused | asked about |")
    print("|---|---|---|---|")
    _judge("of the demo site", seen, [demo])
    drawn = [school(random.Random(seed + number), PUPILS) for number in range(registers)]
    _judge(f"{registers} drawn schools of {PUPILS} pupils", seen, drawn)


def _judge(called: str, seen: Sequence[tuple[str, Sequence[str]]], schools: list[Register]) -> None:
    refused, asked, why = 0, 0, Counter[str]()
    for register in schools:
        find = finder(register).find_read
        for what, blocks in seen:
            names = [name for block in blocks for name in find(block)]
            surest = max((name.certainty for name in names), default=None)
            refused += surest is not None and surest > Certainty.POSSIBLE
            asked += surest is Certainty.POSSIBLE
            why.update(f"{name.words.reveal()} ({name.certainty}) in: {what}" for name in names)
    judged = len(seen) * len(schools)
    print(
        f"| {called} | {judged} | {refused} ({refused / judged:.2%}) "
        f"| {asked} ({asked / judged:.2%}) |"
    )
    for what, often in why.most_common(12):
        print(f"<!-- {often} × {what} -->")


def cost(words: Reader, look_for_codes: Reader) -> None:
    """On the demo site's photographs, as they are published."""
    photos = [_photo(path) for path in PHOTOS]
    print("\n| looking for | CPU for each demo photo |")
    print("|---|---|")
    for called, look in (("words", words), ("codes", look_for_codes)):
        began = time.process_time()
        for photo in photos:
            look(photo)
        print(f"| {called} | {1000 * (time.process_time() - began) / len(photos):.0f} ms |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of the whole process: {peak:.0f} MB")


def tesseract(pixels: np.ndarray) -> Sequence[str]:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    command = ["tesseract", "stdin", "stdout", "--psm", "11"]
    run = subprocess.run(command, input=out.getvalue(), capture_output=True, check=True)
    return [block for block in run.stdout.decode().split("\n\n") if block.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--scenes", type=int, default=25, help="of each kind of writing")
    parser.add_argument("--registers", type=int, default=25)
    parser.add_argument("--displays", type=Path, default=DISPLAYS)
    parser.add_argument("--tesseract", action="store_true", help="measure it as well")
    wanted = parser.parse_args()
    words, look_for_codes = reading.load(), codes.load()
    cost(words, look_for_codes)
    recall(words, wanted.seed, wanted.scenes)
    false_alarms(words, wanted.seed, wanted.registers, wanted.displays)
    if wanted.tesseract:
        print("\nTesseract (its CPU time is not counted):")
        recall(tesseract, wanted.seed, wanted.scenes)


if __name__ == "__main__":
    main()
