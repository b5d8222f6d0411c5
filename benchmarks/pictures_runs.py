"""One build of a site, measured; and what its published files still tell."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FORMATS = (".jpg", ".jpeg", ".avif")
PLACE = ("-GPS:all", "-XMP-exif:GPS*")
PEOPLE = ("-Artist", "-OwnerName", "-PersonInImage", "-RegionName", "-ImageDescription", "-Creator")


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, user and system, with those of all children; MB of the largest process."""

    cpu: float
    peak: float


def run(command: Sequence[str], site: Path, environment: Mapping[str, str]) -> Cost:
    """On one processor: two that share a core, as rented ones do, slow each other down, and who
    works on both would be charged for it. Ends the benchmark, with the last words of the program,
    if it fails.
    """
    told = site.parent / f"{site.name}.log"
    with told.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=site,
            env={**os.environ, **environment},
            stdout=log,
            stderr=log,
            preexec_fn=_on_one_processor,  # noqa: PLW1509 - this process has one thread
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed:\n{told.read_text(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _on_one_processor() -> None:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def published(output: Path) -> list[Path]:
    return [path for path in output.rglob("*") if path.suffix in FORMATS]


def told(output: Path) -> tuple[int, int]:
    """How many published files tell a place, and how many tags name people, all together."""
    tags = ["exiftool", "-r", "-q", "-j", "-a", "-G1", *PLACE, *PEOPLE]
    chosen = [word for suffix in FORMATS for word in ("-ext", suffix[1:])]
    done = subprocess.run(
        [*tags, *chosen, str(output)], capture_output=True, text=True, check=False
    )
    files = [set(file) - {"SourceFile"} for file in json.loads(done.stdout or "[]")]
    places = sum(any("GPS" in tag for tag in file) for file in files)
    return places, sum("GPS" not in tag for file in files for tag in file)
