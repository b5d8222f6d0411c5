from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import resource
from pathlib import Path
if {given_back}:
    from pixels.blocks import give_large_blocks_back
    give_large_blocks_back()

def megabytes():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6

first = bytearray(30_000_000)
del first
before = megabytes()
large, small = [], []
for number in range(40):
    large.append(bytearray(3_000_000))
    large[-1][:] = bytes(3_000_000)
    small.append(bytearray(100_000))
del large
print(megabytes() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do it by themselves")
def test_large_blocks_go_back_to_the_system() -> None:
    """What was taken for pictures is not held, though small things lie between."""
    assert held(given_back=True) < 20 < held(given_back=False)


def held(*, given_back: bool) -> float:
    """Megabytes that a process holds after it has let go of 120."""
    program = PROGRAM.format(given_back=given_back)
    paths = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout)
