"""More than 400 originals that say too much, through the workshop that a build uses."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.photos.crafted import Crafted, crafted
from tests.photos.crafted.structure import beyond

from photos.workshop import Job, Published, Workshop
from safeguarding.picture_bytes import inspect_picture

needs_exiftool = pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is missing")


@dataclass(frozen=True)
class Trial:
    originals: Path
    tree: Path
    files: dict[str, Crafted]
    """By the name of the original."""
    failed: dict[str, str]

    @property
    def published(self) -> list[Path]:
        return sorted((self.tree / "pictures").iterdir())


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    folder = tmp_path_factory.mktemp("crafted")
    originals, tree = folder / "originals", folder / "tree"
    originals.mkdir()
    files = {f"{n:03}{file.suffix}": file for n, file in enumerate(crafted())}
    jobs = []
    for name, file in files.items():
        (originals / name).write_bytes(file.data)
        digest = hashlib.sha256(file.data).hexdigest()
        jobs.append(Job(f"albums/{name}", originals / name, digest))
    outcomes = dict(Workshop(folder / "cache", tree, 1440).publish_all(jobs))
    failed = {
        job.source: str(made) for job, made in outcomes.items() if not isinstance(made, Published)
    }
    return Trial(originals, tree, files, failed)


def told_by_exiftool(folder: Path) -> dict[str, dict[str, object]]:
    """By file name, all tags by group and name; unknown tags too."""
    command = ["exiftool", "-j", "-G1", "-a", "-U", str(folder)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {Path(file["SourceFile"]).name: file for file in told}


def test_every_crafted_original_becomes_a_picture(trial: Trial):
    """None is merely refused: what would be proved by that?"""
    assert len(trial.files) >= 400
    assert trial.failed == {}
    assert len(trial.published) == 2 * len(trial.files)


@needs_exiftool
def test_the_originals_do_tell(trial: Trial):
    """The neighbour: each holds its secret in its bytes, or ExifTool reads it out of them."""
    told = told_by_exiftool(trial.originals)
    silent = [
        (file.suffix, file.place)
        for name, file in trial.files.items()
        if file.secret.mark not in json.dumps(told[name])
        and not any(needle in file.data for needle in file.secret.needles)
    ]
    assert silent == []
    assert sum(bool(beyond(tags)) for tags in told.values()) > 250


def test_no_secret_is_in_any_published_file(trial: Trial):
    """Not one name, place or date, as text of one or of two bytes."""
    needles = {n for file in trial.files.values() for n in file.secret.needles}
    found = [
        (path.name, needle)
        for path in trial.published
        for needle in needles
        if needle in path.read_bytes()
    ]
    assert found == []


def test_our_reader_finds_nothing_in_them(trial: Trial):
    """Nor does it take the pixels of any picture for something else."""
    found = {path.name: inspect_picture(path.read_bytes(), path.suffix) for path in trial.published}
    assert {name: parts for name, parts in found.items() if parts} == {}


def test_our_reader_refuses_the_originals(trial: Trial):
    """The neighbour: whoever published one as it is would be stopped."""
    passed = [
        (file.suffix, file.place)
        for file in trial.files.values()
        if file.suffix in (".jpg", ".png", ".webp", ".gif", ".avif")
        and not inspect_picture(file.data, file.suffix)
    ]
    assert {place for _, place in passed} <= {"after the coded pixels"}


@needs_exiftool
def test_exiftool_shows_no_tag_beyond_structure(trial: Trial):
    """It knows every hiding place that there is a name for."""
    told = told_by_exiftool(trial.tree / "pictures")
    assert len(told) == len(trial.published)
    found = {name: beyond(tags) for name, tags in told.items()}
    assert {name: tags for name, tags in found.items() if tags} == {}


@pytest.mark.skipif(not shutil.which("exiv2"), reason="exiv2 is missing")
def test_exiv2_shows_nothing(trial: Trial):
    """The library behind most picture programs of Linux; this version reads no AVIF."""
    jpegs = [str(path) for path in trial.published if path.suffix == ".jpg"]
    shown = subprocess.run(["exiv2", "-q", "-pa", *jpegs], capture_output=True, check=False)
    assert shown.stdout == b""
    originals = [str(trial.originals / n) for n, f in trial.files.items() if f.place == "Exif"]
    shown = subprocess.run(["exiv2", "-q", "-pa", *originals], capture_output=True, check=False)
    assert b"Exif.GPSInfo.GPSLatitude" in shown.stdout


@pytest.mark.skipif(not shutil.which("mat2"), reason="mat2 is missing")
def test_mat2_shows_nothing(trial: Trial):
    """The cleaner that journalists are told to use; it starts ExifTool for each file."""
    jpegs = [path for path in trial.published if path.suffix == ".jpg"][::60]
    shown = subprocess.run(["mat2", "-s", *jpegs], capture_output=True, text=True, check=False)
    assert shown.stdout.count("No metadata found") == len(jpegs), shown.stdout
    original = trial.originals / "000.jpg"
    shown = subprocess.run(["mat2", "-s", original], capture_output=True, text=True, check=False)
    assert "GPSLatitude" in shown.stdout
