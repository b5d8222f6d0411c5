"""Kills, full disks and write protection: the last good site stays, and the next build works."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from safeguarding.errors import Stopped
from safeguarding.gate import sole_builder
from safeguarding.promotion import recover
from safeguarding.receipt import read_receipt
from tests.small_school import SmallSchool

KILLS = 24


def test_killed_at_random_moments(small):
    """SIGKILL at 24 random moments of a build: the old site or the new one, byte for byte."""
    small.post("beans", f"![A garden]({small.photo()})")
    small.build()
    chance = random.Random(2026)
    whole = build_seconds(small)
    replaced = 0
    for number in range(KILLS):
        before = small.snapshot()
        small.post(
            "beans", f"Beans number {number}.\n\n![A garden]({small.photo(f'{number}.jpg')})"
        )
        killed_after(small, chance.uniform(0.1, whole * 1.1))
        recover(small.project.state)
        after = small.snapshot()
        assert after == dict(read_receipt(small.project.state, small.output).files)
        if after != before:
            replaced += 1
            page = (small.output / "posts/our-beans.html").read_text()
            assert f"Beans number {number}." in page
        assert not [path for path in small.root.iterdir() if path.name.startswith(".output")]
    assert replaced < KILLS
    small.build()
    assert f"Beans number {KILLS - 1}." in (small.output / "posts/our-beans.html").read_text()
    assert list((small.project.state / "staging").iterdir()) == []


def build_seconds(small):
    begin = time.monotonic()
    assert small.pelican().returncode == 0
    return time.monotonic() - begin


def killed_after(small, seconds):
    process = subprocess.Popen(
        [sys.executable, "-m", "pelican"],
        cwd=small.root,
        env=small.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.fixture
def small_disk(tmp_path):
    """A folder on a disk of 6 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this machine does not allow mounting a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_keeps_the_old_site(small_disk):
    """No room: told in plain words, the old site intact; with room again the next build works."""
    small = SmallSchool(small_disk / "school")
    small.build()
    before = small.snapshot()
    small.post("beans", f"![A garden]({small.photo()})")
    fill(small_disk, leaving=60_000)
    with pytest.raises(Stopped, match="disk is full"):
        small.build()
    assert small.snapshot() == before
    (small_disk / "filler").unlink()
    small.build()
    assert "posts/our-beans.html" in small.snapshot()


def fill(disk, leaving):
    free = shutil.disk_usage(disk).free
    (disk / "filler").write_bytes(b"x" * max(0, free - leaving))


def test_a_write_protected_target_keeps_the_old_site(small, small_disk):
    """A folder that cannot be written is told in plain words, and stays as it was."""
    small.build()
    target = small_disk / "site"
    assert small.pelican("-o", str(target)).returncode == 0
    before = (target / "index.html").read_bytes()
    small.post("beans", "They grow.")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    refused = small.pelican("-o", str(target))
    assert refused.returncode == 1
    assert "may not be written" in refused.stdout
    assert (target / "index.html").read_bytes() == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert small.pelican("-o", str(target)).returncode == 0
    assert (target / "posts/our-beans.html").exists()


def test_waiting_is_told(small):
    """Whoever waits for another build knows why, and is told when it takes too long."""
    heard = []
    with sole_builder(small.project, heard.append):
        second = subprocess.Popen(
            [sys.executable, "-u", "-m", "pelican"],
            cwd=small.root,
            env=small.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        first_line = second.stdout.readline()
    assert "Another build" in first_line
    second.communicate(timeout=60)
    assert second.returncode == 0
    assert heard == []
