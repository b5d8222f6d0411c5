"""`invoke withdraw`, `takedown`, `todo` and `audit` as they are called, and how they end."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from desks import ROOT, command, environment, invoke
from tests.small_school import SmallSchool

from safeguarding.school_day import today

OLIVER = "P-DEMO-002"
NAMES = ("Amelia", "Khan", "Oliver", "Bennett", "Ollie")


@pytest.fixture
def school(tmp_path: Path) -> SmallSchool:
    """One picture stands in a gallery, another is named by a post."""
    school = SmallSchool(tmp_path / "school")
    shutil.copy(ROOT / "tasks.py", school.root)
    school.photo("gallery.jpg", "pupils", OLIVER, album="trip")
    school.photo("other.jpg", "place", album="trip")
    school.post("trip", "[gallery:trip]", title="Our trip")
    pots = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"![Hands hold a pot]({pots})")
    return school


def run(school: SmallSchool, *arguments: str) -> tuple[int, str]:
    """The exit code, and what it told, which names no child without a terminal."""
    answer = invoke(school.root, *arguments)
    assert "Traceback" not in answer.stdout
    assert not [name for name in NAMES if name in answer.stdout]
    return answer.returncode, answer.stdout


def pictures(school: SmallSchool) -> set[str]:
    return {path for path in school.snapshot() if path.startswith("pictures/")}


def test_a_withdrawal(school: SmallSchool) -> None:
    """Nothing without a yes; then all of it; then a list that can be ticked."""
    school.build()
    before = pictures(school)
    register = (school.root / "consent.csv").read_text()
    assert run(school, "withdraw", "Nobody Here")[0] == 2
    code, told = run(school, "withdraw", "Oliver Bennett")
    assert code == 2
    assert "--yes" in told
    assert "posts/our-trip.html" in told
    assert (school.root / "consent.csv").read_text() == register
    code, told = run(school, "withdraw", "Oliver Bennett", "--yes")
    assert code == 0, told
    assert "Taken out of their albums: 1." in told
    assert pictures(school) < before
    code, told = run(school, "todo")
    assert code == 0
    key = next(line.split()[2] for line in told.splitlines() if ".search" in line)
    assert run(school, "todo", "--done", key)[0] == 0
    assert key not in run(school, "todo")[1]
    assert run(school, "todo", "--done", key)[0] == 2


def test_a_picture_that_a_text_names(school: SmallSchool) -> None:
    """The list comes whole, the old site is online and said to be; after mending it all goes."""
    school.build()
    code, told = run(school, "withdraw", "P-DEMO-001", "--yes")
    assert code == 1
    assert "still online" in told
    assert "content/posts/beans.md" in told
    assert "invoke withdraw" in told
    assert "What only people can do" in told
    assert (school.output / "posts/our-beans.html").exists()
    assert run(school, "audit")[0] == 1
    school.post("beans", "The pots are gone.")
    code, told = run(school, "withdraw", "P-DEMO-001", "--yes")
    assert code == 0, told
    assert not (school.root / "content/albums/beans/pots.jpg").exists()
    assert run(school, "audit")[0] == 0


def test_a_takedown(school: SmallSchool) -> None:
    """The post is off the website; an unknown one changes nothing."""
    school.build()
    assert run(school, "takedown", "beanz", "--yes")[0] == 2
    assert run(school, "takedown", "beans")[0] == 2
    assert (school.output / "posts/our-beans.html").exists()
    code, told = run(school, "takedown", "beans", "--yes")
    assert code == 0, told
    assert not (school.output / "posts/our-beans.html").exists()
    assert (school.output / "posts/our-trip.html").exists()


def test_an_audit(school: SmallSchool) -> None:
    """2 when there is nothing or not all to look at, 0 when all is well, 1 when it is not."""
    assert run(school, "audit")[0] == 2
    school.build()
    assert run(school, "audit")[0] == 0
    school.output.rename(school.root / "elsewhere")
    code, told = run(school, "audit")
    assert code == 2
    assert "receipts" in told
    (school.root / "elsewhere").rename(school.output)
    rows = (school.root / "consent.csv").read_text().splitlines()
    ended = [f"{row},{today() if row.startswith(OLIVER) else ''}" for row in rows[1:]]
    school.write("consent.csv", "\n".join([f"{rows[0]},withdrawn_on", *ended, ""]))
    code, told = run(school, "audit")
    assert code == 1
    assert "picture-without-consent" in told
    report = (school.root / "reports/audit.html").read_text(encoding="utf-8")
    assert not [name for name in (*NAMES, OLIVER) if name in report]
    invoke(school.root, "clean")
    assert not list((school.root / "reports").glob("audit.*"))


def test_whoever_stops_listening_stops_nothing(school: SmallSchool) -> None:
    """The pipe breaks at the first line; the pupil's pictures are gone all the same."""
    school.build()
    before = pictures(school)
    child = subprocess.Popen(
        command("--search-root", school.root, "withdraw", OLIVER, "--yes"),
        cwd=school.root,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout and child.stderr  # noqa: PT018 - for the type checker
    child.stdout.readline()
    child.stdout.close()
    errors = child.stderr.read()
    assert child.wait(timeout=60) == 0, errors
    assert not errors
    assert not (school.root / "content/albums/trip/gallery.jpg").exists()
    assert pictures(school) < before
