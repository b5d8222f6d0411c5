"""What hostile files cost, each decoded in a process whose time and memory are measured."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.photos.hostile import HARMLESS, HOSTILE

pytestmark = pytest.mark.timeout(500)

_SECONDS, _MEGABYTES = 2, 300
_MEASURE = """
import json, re, resource, sys, time
from pathlib import Path
from photos.decode import PictureError, decode
from photos.traces import said_by

for name in sys.argv[1:]:
    data = Path(name).read_bytes()
    Path("/proc/self/clear_refs").write_text("5")  # the peak is this file's, not an earlier one's
    before = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    try:
        size, why = decode(data, Path(name).suffix, 1440).image.size, ""
        said_by(data)
    except PictureError as error:
        size, why = None, str(error)
    after = time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    own = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
    peak = max(int(own[1]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024
    print(json.dumps([size, why, after - before, peak]), flush=True)
"""


@dataclass(frozen=True)
class Cost:
    """`size` is that of the picture, None if it was refused because of `why`."""

    size: list[int] | None
    why: str
    seconds: float
    megabytes: int


@pytest.fixture(scope="module")
def costs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cost]:
    """By story. Seconds are of a processor, since a busy machine is slower by the clock."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell how much memory a process took")
    folder = tmp_path_factory.mktemp("hostile")
    paths: dict[str, Path] = {}
    for number, (story, (suffix, make)) in enumerate((HOSTILE | HARMLESS).items()):
        paths[story] = folder / f"{number}{suffix}"
        paths[story].write_bytes(make())
    command = [sys.executable, "-c", _MEASURE, *map(str, paths.values())]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=400)
    lines = ended.stdout.splitlines()
    return {story: Cost(*json.loads(line)) for story, line in zip(paths, lines, strict=True)}


@pytest.mark.parametrize("story", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_plain_words(costs: dict[str, Cost], story: str):
    """Bombs, damage, other files under this name, and two files in one."""
    cost = costs[story]
    assert cost.size is None
    assert cost.why.endswith(".")
    assert "Error" not in cost.why
    assert cost.seconds < _SECONDS


@pytest.mark.parametrize("story", HARMLESS)
def test_a_strange_file_is_shown_as_soon(costs: dict[str, Cost], story: str):
    """The neighbours, whose oddities are beside the picture and are never looked into."""
    assert costs[story].size is not None
    assert costs[story].seconds < 2 * _SECONDS


def test_none_of_them_fills_the_memory(costs: dict[str, Cost]):
    """The peak of the decoding process and of those that it starts, whichever is higher."""
    assert max(cost.megabytes for cost in costs.values()) < _MEGABYTES


def test_twelve_bits_are_refused_by_that_name(costs: dict[str, Cost]):
    """The teacher did nothing wrong; the words say what to do."""
    assert "12 bits" in costs["JPEG of 12 bits"].why
    assert "save it as an ordinary JPEG" in costs["JPEG of 12 bits"].why
