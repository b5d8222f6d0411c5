from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.photos.photo_site import phone_photo

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
