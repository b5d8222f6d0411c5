from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pillow_heif
import pytest
from tests.photos.photo_site import phone_photo, saved, scene

from photos.decode import PictureError
from photos.workshop import Job, Published, Workshop


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    made = []
    for number in range(4):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(phone_photo(1600, 1200, seed=number))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        made.append(Job(f"albums/{number}.jpg", path, digest))
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "pictures").iterdir()}


def test_one_worker_and_two_make_the_same_bytes(tmp_path: Path, jobs: list[Job]):
    """So the same site is the same site, wherever it is built."""
    trees = []
    for workers in (1, 2):
        output = tmp_path / f"tree{workers}"
        shop = Workshop(tmp_path / f"cache{workers}", output, 1440)
        dict(shop.publish_all(jobs, workers))
        trees.append(tree(output))
    assert len(trees[0]) == 4 * 6
    assert trees[0] == trees[1]


def test_a_file_that_changes_during_the_build_is_not_published(tmp_path: Path, jobs: list[Job]):
    """Its declaration was for other pixels."""
    jobs[0].path.write_bytes(jobs[1].path.read_bytes())
    outcomes = dict(Workshop(tmp_path / "cache", tmp_path / "tree", 1440).publish_all(jobs))
    assert isinstance(outcomes[jobs[0]], PictureError)
    assert isinstance(outcomes[jobs[1]], Published)
    assert len(tree(tmp_path / "tree")) == 3 * 6


def test_the_kinds_that_are_decoded_apart_come_out_the_same_as_well(tmp_path: Path):
    """HEIC, AVIF and TIFF too, on one worker and on two, and once more."""
    pillow_heif.register_heif_opener()
    made = []
    for number, (kind, suffix) in enumerate(
        (("HEIF", ".heic"), ("AVIF", ".avif"), ("TIFF", ".tif"))
    ):
        path = tmp_path / f"{number}{suffix}"
        path.write_bytes(saved(scene(1200, 900, seed=number), kind))
        made.append(Job(path.name, path, hashlib.sha256(path.read_bytes()).hexdigest()))
    trees = []
    for number, workers in enumerate((1, 2, 2)):
        output = tmp_path / f"tree{number}"
        dict(Workshop(tmp_path / f"cache{number}", output, 1440).publish_all(made, workers))
        trees.append(tree(output))
    assert len(trees[0]) == 3 * 4
    assert trees[0] == trees[1] == trees[2]


def test_an_animation_that_has_to_be_still_leaves_no_file(tmp_path: Path):
    """Neither when it is made nor when it lies in the cache from a time when it might move."""
    path = tmp_path / "a.gif"
    path.write_bytes(saved(scene(), "GIF", save_all=True, append_images=[scene(seed=2)]))
    job = Job("a.gif", path, hashlib.sha256(path.read_bytes()).hexdigest())
    for wanted, kind in ((job, Published), (replace(job, still=True), PictureError)):
        output = tmp_path / f"tree-{wanted.still}"
        outcome = dict(Workshop(tmp_path / "cache", output, 1440).publish_all([wanted]))[wanted]
        assert isinstance(outcome, kind)
        assert bool(tree(output)) is (kind is Published)
