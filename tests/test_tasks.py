from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "desk"))

from desks import ROOT, invoke, make_school


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return make_school(tmp_path / "a school")


def test_a_build_says_where_everything_is(school: Path) -> None:
    """The site, the snippets, and that a person must look."""
    answer = invoke(school, "build")
    assert answer.returncode == 0, answer.stdout
    assert "index.html" in answer.stdout
    assert "outbox" in answer.stdout
    assert answer.stdout.rstrip().endswith("A person must still look.")
    told = json.loads((school / "reports/safeguarding.json").read_text(encoding="utf-8"))
    assert told["refused"] is False
    assert (school / "outbox/waiting/our-beans-are-growing/twitter.txt").exists()


def test_a_refusal_changes_nothing(school: Path) -> None:
    """Exit 1, the old site, the old outbox."""
    invoke(school, "build")
    before = (school / "output/index.html").read_bytes()
    post = school / "content/posts/beans.md"
    post.write_text(post.read_text(encoding="utf-8") + "\n<script></script>\n", encoding="utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 1
    assert "Traceback" not in answer.stdout
    assert (school / "output/index.html").read_bytes() == before


def test_the_register_comes_before_the_policy(school: Path) -> None:
    """Exit 3 when both are wrong, 2 when the policy is."""
    policy = school / "policy.toml"
    policy.write_text(policy.read_text(encoding="utf-8") + "\n[nonsense]\n", encoding="utf-8")
    assert invoke(school, "build").returncode == 2
    policy.write_text((ROOT / "policy.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (school / "consent.csv").unlink()
    assert invoke(school, "build").returncode == 3


def test_the_working_directory_does_not_matter(school: Path, tmp_path: Path) -> None:
    """The same site from a folder inside the project and from elsewhere."""
    assert invoke(school, "build", cwd=school / "content" / "posts").returncode == 0
    assert invoke(school, "build", cwd=tmp_path).returncode == 0
    assert (school / "output/index.html").exists()
    assert not (tmp_path / "output").exists()


def test_no_name_is_told_where_it_could_be_kept(school: Path) -> None:
    """Neither in a pipe nor in a report: place and rule, no name."""
    post = school / "content/posts/beans.md"
    text = post.read_text(encoding="utf-8").replace("Our beans are growing", "Amelia Khan's beans")
    post.write_text(text, encoding="utf-8")
    answer = invoke(school, "build")
    assert answer.returncode == 1
    assert "name-in-headline" in answer.stdout
    written = [path.read_text(encoding="utf-8") for path in (school / "reports").iterdir()]
    for told in (answer.stdout, *written):
        assert not re.search("amelia|khan", told, re.IGNORECASE)


def test_every_command_explains_itself_and_stands_in_the_readme(school: Path) -> None:
    """`--list` and the README name the same commands."""
    listed = invoke(school, "--list", "--list-format", "json")
    names = {task["name"]: task["help"] for task in json.loads(listed.stdout)["tasks"]}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, explained in names.items():
        assert explained, name
        assert re.search(rf"`(invoke )?{name}\b", readme), name


def test_doctor_finds_what_is_wrong(school: Path) -> None:
    """All well, and then not."""
    assert invoke(school, "doctor").returncode == 0
    (school / "consent.csv").write_text("nonsense", encoding="utf-8")
    answer = invoke(school, "doctor")
    assert answer.returncode == 2
    assert "!!  the register" in answer.stdout


def test_rebuild_and_preview(school: Path) -> None:
    """Both end with a site."""
    for name in ("rebuild", "preview"):
        answer = invoke(school, name)
        assert answer.returncode == 0, answer.stdout
        assert (school / "output/index.html").exists()


def test_start_makes_an_empty_school(school: Path) -> None:
    """No invented child is left, and nothing is built before there is a register."""
    answer = invoke(school, "start", "Linnet Primary", "https://linnet.example.sch.uk")
    assert answer.returncode == 0, answer.stdout
    assert "P-DEMO" not in (school / "consent.csv").read_text(encoding="utf-8-sig")
    assert invoke(school, "build").returncode == 3


def test_the_register_is_shown_without_names_in_a_pipe(school: Path) -> None:
    """Counts are for everybody, names for the terminal at school."""
    for arguments in ((), ("--class", "3B"), ("--accept",)):
        answer = invoke(school, "register", *arguments)
        assert answer.returncode == 0, answer.stdout
        assert not re.search("amelia|khan", answer.stdout, re.IGNORECASE)
    assert invoke(school, "register", "--class", "9Z").returncode == 2
