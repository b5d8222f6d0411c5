from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from beans import PICTURE, TODAY, NobodyNamed, everywhere, post, pupil
from PIL import Image

from safeguarding.policy import Policy, School
from safeguarding.project import Project
from safeguarding.record import BuildRecord, Knowledge
from safeguarding.school import Declaration, Permission, Register, Shows


@pytest.fixture
def photo(tmp_path: Path) -> str:
    """A photograph of the content folder; the answer is its fingerprint."""
    path = tmp_path / "content" / PICTURE
    path.parent.mkdir(parents=True)
    Image.effect_noise((1600, 1200), 60).convert("RGB").save(path, "JPEG", comment=b"secret")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


@pytest.fixture
def record(tmp_path: Path, photo: str) -> BuildRecord:
    """A build with one post that shows one pupil who may be seen everywhere."""
    row = Declaration(
        PICTURE, Shows.PUPILS, ("P-1",), alt="Hands sow beans in pots", fingerprint=photo
    )
    knowledge = Knowledge(
        project=Project.at(tmp_path),
        policy=Policy(School("Cavendish Community Primary School", "https://school.example")),
        register=Register({"P-1": pupil("P-1", everywhere(Permission.YES))}),
        declarations={PICTURE: row},
        names=NobodyNamed(),
        today=TODAY,
    )
    made = BuildRecord(knowledge)
    made.posts["content/posts/beans.md"] = post()
    return made
