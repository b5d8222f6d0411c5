"""The demo becomes an empty school, and nothing is lost."""

import shutil
import subprocess
from pathlib import Path

import pytest

from safeguarding.errors import ConfigurationError, RegisterError
from safeguarding.policy_reader import read_policy
from safeguarding.private import revealed
from safeguarding.project import Project
from safeguarding.register import read_register
from safeguarding.start import empty_school
from safeguarding.versioned import held_by_git
from tests.register_files import AMELIA, TODAY, as_csv, put

DEMO = Path(__file__).parents[1]
NAME = 'St "Hild" Primary'
URL = "https://blog.st-hild.example/"


@pytest.fixture
def project(tmp_path):
    for name in ("policy.toml", "consent.csv"):
        shutil.copy(DEMO / name, tmp_path)
    for name in ("posts/beans.md", "albums/beans/a.jpg", "downloads/a.pdf", "pages/about.md"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("demo")
    (tmp_path / ".gitignore").write_text("/output/")
    return Project.at(tmp_path)


def git(project, *arguments):
    identity = ["-c", "user.name=Office", "-c", "user.email=office@school.example"]
    subprocess.run(["git", *identity, "-C", project.root, *arguments], check=True)


def start(project):
    return empty_school(project, name=NAME, url=URL, today=TODAY)


def test_the_demo_is_emptied(project):
    """No pupil, post, picture, person or account of the demo is left; trust and lists are."""
    before = read_policy(project.policy_file)
    text = "\n".join(map(revealed, start(project)))
    policy = read_policy(project.policy_file)
    assert (policy.school.name, policy.school.url) == (NAME, URL.rstrip("/"))
    assert not policy.school.demo
    assert (policy.school.headteacher, policy.school.phone, policy.accounts) == ("", "", ())
    assert (policy.staff, policy.governors) == ((), ())
    assert policy.public_figures == before.public_figures
    assert 0 < len(policy.trusted) < len(before.trusted)
    assert list((project.content / "posts").iterdir()) == []
    assert list((project.content / "albums").iterdir()) == []
    assert list((project.content / "downloads").iterdir()) == []
    assert (project.content / "pages" / "about.md").exists()
    assert "invoke register --from" in text


def test_an_empty_school_cannot_be_built(project):
    """No pupils yet is not the same as nobody to protect."""
    start(project)
    with pytest.raises(RegisterError, match="no pupils yet"):
        read_register(project.register_file, read_policy(project.policy_file), today=TODAY)


def test_the_demo_is_kept_aside(project):
    """Whatever was there can be had back."""
    register = project.register_file.read_bytes()
    start(project)
    (backup,) = project.state.glob("demo-backup-*")
    assert (backup / "posts" / "beans.md").read_text() == "demo"
    assert (backup / "albums" / "beans" / "a.jpg").exists()
    assert (backup / "consent.csv").read_bytes() == register


def test_the_register_leaves_git(project):
    """The commit that follows no longer holds it, and the next one cannot take it in."""
    git(project, "init", "-q")
    git(project, "add", "consent.csv", "policy.toml")
    git(project, "commit", "-qm", "demo")
    start(project)
    assert (project.root / ".gitignore").read_text().splitlines()[0] == "/output/"
    git(project, "add", "--all")
    git(project, "commit", "-qm", "our school")
    assert not held_by_git(project.register_file)
    put(project.root, as_csv(AMELIA))
    policy = read_policy(project.policy_file)
    assert len(read_register(project.register_file, policy, today=TODAY).pupils) == 1


def test_a_start_that_was_cut_short_can_be_repeated(project):
    """policy.toml is written last, so a second run finds the demo still."""
    git(project, "init", "-q")
    git(project, "add", "consent.csv")
    policy = project.policy_file.read_bytes()
    start(project)
    project.policy_file.write_bytes(policy)
    start(project)
    assert not read_policy(project.policy_file).school.demo
    assert (project.root / ".gitignore").read_text().count("/consent.csv") == 1


def test_real_pupils_are_not_moved(project):
    """One row that is not the demo's is enough."""
    put(project.root, as_csv(AMELIA | {"pupil_id": "P-DEMO-1"}, AMELIA))
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    with pytest.raises(RegisterError, match="not the demo's"):
        start(project)
    assert before == {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_a_school_is_started_once(project):
    """A real school's posts are not put away."""
    start(project)
    (project.content / "posts" / "ours.md").write_text("ours")
    with pytest.raises(ConfigurationError, match="already"):
        start(project)
    assert (project.content / "posts" / "ours.md").exists()


@pytest.mark.parametrize(("name", "url"), [("", URL), (NAME, "http://school.example"), (NAME, "")])
def test_a_name_and_a_safe_address_are_needed(project, name, url):
    """Nothing is changed without."""
    with pytest.raises(ConfigurationError):
        empty_school(project, name=name, url=url, today=TODAY)
    assert read_policy(project.policy_file).school.demo


def test_what_was_signed_of_the_demo_is_put_away(project):
    """Keys, sign-offs and the ledger of the demo are nothing of the school's; none is lost."""
    records = ("posted.csv", "signoffs/beans.json", ".safeguarding/posted.csv")
    for name in (*records, ".safeguarding/signers.json"):
        path = project.root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"of the demo: {name}")
    start(project)
    assert not any((project.root / name).exists() for name in records)
    kept = [path for path in project.state.rglob("*") if path.is_file()]
    texts = [path.read_text() for path in kept if path.stat().st_size < 100]
    assert sum(text.startswith("of the demo") for text in texts) == 4
