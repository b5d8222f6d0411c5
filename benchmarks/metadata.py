"""What is left in pictures after four ways to clean them, in one run.

    python benchmarks/metadata.py [FOLDER]

Prints the Markdown table of docs/benchmarks.md, section "What pictures still tell": the originals
that the tests craft (`tests/photos/crafted`: every hiding place that we know), through this
project's own workshop, mat2, `exiftool -all=` and plain Pillow. A tag is one that ExifTool shows
beyond what the format needs (`crafted/structure.py`); a secret is a name, place or date that the
original hides, found as bytes. The files are kept in FOLDER, if one is given. Debian's packages
libimage-exiftool-perl and mat2 are needed; what is missing is left out.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import pillow_heif
from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from tests.photos.crafted import Crafted, crafted  # noqa: E402 - likewise
from tests.photos.crafted.structure import beyond  # noqa: E402 - likewise

from photos.workshop import Job, Workshop  # noqa: E402 - found by the line before

Cleaner = Callable[[Path, Path], None]
"""Reads the originals in one folder, and writes what it makes of them into another."""


def ours(originals: Path, cleaned: Path) -> None:
    jobs = [
        Job(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(originals.iterdir())
    ]
    shop = Workshop(cleaned.parent / "cache", cleaned, 1440)
    for job, made in shop.publish_all(jobs):
        for rendition in getattr(made, "renditions", ()):
            (cleaned / rendition.path).rename(cleaned / f"{job.source}.{rendition.format}")
    (cleaned / "pictures").rmdir()


def mat2(originals: Path, cleaned: Path) -> None:
    shutil.copytree(originals, cleaned, dirs_exist_ok=True)
    names = sorted(path.name for path in cleaned.iterdir())
    subprocess.run(["mat2", *names], cwd=cleaned, capture_output=True, check=False)
    _keep(cleaned, ".cleaned")


def exiftool(originals: Path, cleaned: Path) -> None:
    command = ["exiftool", "-q", "-q", "-all=", "-o", f"{cleaned}/", originals]
    subprocess.run(command, capture_output=True, check=False)


def pillow(originals: Path, cleaned: Path) -> None:
    pillow_heif.register_heif_opener()
    for path in originals.iterdir():
        try:
            with Image.open(path) as image:
                image.save(cleaned / path.name, image.format)
        except (OSError, ValueError):
            (cleaned / path.name).unlink(missing_ok=True)


def _keep(folder: Path, mark: str) -> None:
    for path in list(folder.iterdir()):
        if mark not in path.name:
            path.unlink()


TOOLS: Mapping[str, Cleaner] = {
    "this project": ours,
    "mat2": mat2,
    "exiftool -all=": exiftool,
    "plain Pillow, opened and saved": pillow,
}


NEEDED = frozenset({"mat2", "exiftool"})
COLUMNS = (
    "tool", "originals taken", "refused", "files written", "files with tags beyond structure",
    "tags beyond structure", "files that hold a secret",
)  # fmt: skip


def tags_of(folder: Path) -> list[list[str]]:
    """The tags beyond structure of each file."""
    command = ["exiftool", "-j", "-G1", "-a", "-U", folder]
    told = subprocess.run(command, capture_output=True, check=False).stdout
    return [beyond(file) for file in json.loads(told or b"[]")]


def row(tool: str, folder: Path, files: Mapping[str, Crafted], needles: set[bytes]) -> str:
    written = sorted(path for path in folder.iterdir() if path.is_file())
    taken = {path.name[:3] for path in written}
    tags = tags_of(folder)
    secrets = sum(any(needle in path.read_bytes() for needle in needles) for path in written)
    cells = (
        tool, len(taken), len(files) - len(taken), len(written), sum(map(bool, tags)),
        sum(map(len, tags)), secrets,
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        originals = root / "originals"
        originals.mkdir(parents=True)
        files = {f"{n:03}{file.suffix}": file for n, file in enumerate(crafted())}
        for name, file in files.items():
            (originals / name).write_bytes(file.data)
        needles = {needle for file in files.values() for needle in file.secret.needles}
        print(f"| {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) - 1)}")
        print(row("nothing: the originals", originals, files, needles), flush=True)
        for tool, clean in TOOLS.items():
            program = tool.split(" ", maxsplit=1)[0]
            if program in NEEDED and not shutil.which(program):
                print(f"{program} is missing", file=sys.stderr)
                continue
            cleaned = root / program / "cleaned"
            cleaned.mkdir(parents=True)
            clean(originals, cleaned)
            print(row(tool, cleaned, files, needles), flush=True)


if __name__ == "__main__":
    main()
