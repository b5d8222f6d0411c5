"""She sees what she signs, answers four questions, and only then is anything released."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desks import command, environment, invoke, make_school
from sign_off import (
    ALL_TICKS,
    PASSPHRASE,
    SLUG,
    at_terminal,
    give_key,
    handed_over,
    name_in_policy,
    signed,
)
from tests.small_school import SmallSchool

from desk import keys
from desk.approving import TICKS, approve
from desk.signing_key import key_file
from safeguarding.errors import ConfigurationError, Refused, Stopped
from safeguarding.gate import sole_builder
from safeguarding.private import revealed
from safeguarding.project import Project
from syndication.ledger import Action, read_ledger
from syndication.signing import make_key, unlock

YES = [(question[:20], "yes") for question in TICKS.values()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two posts, built; and a key outside."""
    folder = tmp_path_factory.mktemp("built")
    root = make_school(folder / "school")
    beans = (root / "content/posts/beans.md").read_text(encoding="utf-8")
    peas = beans.replace("beans", "peas")
    (root / "content/posts/peas.md").write_text(peas, encoding="utf-8")
    answer = invoke(root, "build")
    assert answer.returncode == 0, answer.stdout
    give_key(folder, root)
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    shutil.copytree(built, tmp_path / "copy", symlinks=True)
    shutil.rmtree(tmp_path / "copy/school/output")  # its receipt is for the folder it was made in
    monkeypatch.setenv("SIGNOFF_KEY", str(tmp_path / "copy/head.key"))
    monkeypatch.delenv("CI", raising=False)
    return Project.at(tmp_path / "copy/school")


def approved(project: Project) -> list[str]:
    folder = project.outbox / "approved"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_at_a_terminal(project: Project) -> None:
    """All that is signed is shown, the four words are asked for, and the passphrase is not seen."""
    before = time.monotonic()
    code, shown = at_terminal(
        project.root,
        "approve",
        SLUG,
        answers=[*YES, ("Passphrase", PASSPHRASE)],
        SIGNOFF_KEY=str(key_file(project)),
    )
    assert time.monotonic() - before < 60
    assert code == 0, shown
    told = shown.replace("\r", "")
    assert "Our beans are growing" in told
    assert f"https://blog.cavendish-primary.example/posts/{SLUG}.html" in told
    assert "Year 4 measured their beans." in told
    assert str(project.outbox / f"waiting/{SLUG}/card.jpg") in told
    assert PASSPHRASE not in told
    assert approved(project) == [SLUG]


@pytest.mark.parametrize("word", range(len(TICKS)))
def test_one_no_is_a_no(project: Project, word: int) -> None:
    """Whichever of the four; the passphrase is not even asked for."""
    answers = [*YES[:word], (YES[word][0], "no")]
    code, shown = at_terminal(
        project.root, "approve", SLUG, answers=answers, SIGNOFF_KEY=str(key_file(project))
    )
    assert code == 1
    assert "Nothing was signed" in shown
    assert "Passphrase" not in shown
    assert approved(project) == []
    assert not project.signoffs.exists()


def test_several_posts_with_one_passphrase(project: Project) -> None:
    """And the ledger says what was approved, by role, not by name."""
    told = signed(project, f"{SLUG}, content/posts/peas.md")
    assert approved(project) == [SLUG, "our-peas-are-growing"]
    assert "invoke posted" in told
    events = [entry.event for entry in read_ledger(project).entries]
    actions = [event.action for event in events]
    assert actions == [Action.SIGNERS, Action.APPROVED, Action.APPROVED]
    assert {event.role for event in events} == {"headteacher"}
    assert "is signed already" in _refused(project, SLUG)


def _refused(project: Project, posts: str, **more: str) -> str:
    told: list[str] = []
    with pytest.raises(Refused):
        told.extend(approve(project, posts, ALL_TICKS, handed_over(**more)))
    return "\n".join(told)


def test_the_signature_tells_the_day_and_the_rules(project: Project) -> None:
    """In its trusted comment, which C minisign verifies too."""
    signed(project)
    folder = project.outbox / "approved" / SLUG
    comment = (folder / "snippet.json.minisig").read_text().splitlines()[2]
    assert "built:20" in comment
    assert "rules:" in comment
    assert f"ticks:{ALL_TICKS}" in comment
    if shutil.which("minisign"):
        with unlock(key_file(project), PASSPHRASE) as key:
            verified = ["minisign", "-Vm", folder / "snippet.json", "-P", key.public]
        assert subprocess.run(verified, check=False, capture_output=True).returncode == 0


def test_a_wrong_passphrase_signs_nothing(project: Project) -> None:
    """Exit 1, and try again."""
    with pytest.raises(Refused, match="passphrase is wrong"):
        signed(project, text="not the passphrase")
    assert approved(project) == []
    assert not read_ledger(project).entries


def test_three_ticks_are_not_four(project: Project) -> None:
    """By options as at a terminal."""
    with pytest.raises(Refused, match="Nothing was signed"):
        signed(project, ticks="correct,appropriate,courteous")
    with pytest.raises(ConfigurationError, match="four words"):
        signed(project, ticks="correct,apropriate,courteous,respectful")
    assert approved(project) == []


def test_without_a_terminal_nothing_is_asked(project: Project) -> None:
    """A command in a pipe says which options there are, and ends."""
    answer = invoke(project.root, "approve", SLUG, SIGNOFF_KEY=str(key_file(project)))
    assert answer.returncode == 2
    assert "--ticks" in answer.stdout
    assert approved(project) == []


def test_a_passphrase_in_the_environment_is_no_passphrase(project: Project) -> None:
    """Every program would see it there."""
    answer = invoke(
        project.root,
        "approve",
        SLUG,
        "--ticks",
        ALL_TICKS,
        SIGNOFF_KEY=str(key_file(project)),
        PASSPHRASE=PASSPHRASE,
        SIGNOFF_PASSPHRASE=PASSPHRASE,
    )
    assert answer.returncode == 2
    assert approved(project) == []


def test_a_build_server_signs_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it was told."""
    monkeypatch.setenv("CI", "true")
    with pytest.raises(ConfigurationError, match="build server"):
        signed(project)


def test_an_unknown_post_is_told_with_the_nearest(project: Project) -> None:
    """Nothing of several is signed if one is unknown."""
    with pytest.raises(ConfigurationError, match="no post") as unknown:
        signed(project, f"{SLUG},our-beans-are-groving")
    assert "Did you mean “our-beans-are-growing”?" in revealed(unknown.value.lines[0])
    with pytest.raises(ConfigurationError, match="Name a post"):
        signed(project, " , ")
    assert approved(project) == []


def test_an_outbox_that_a_hand_changed_is_not_signed(project: Project) -> None:
    """Somebody put other words where she looks."""
    text = project.outbox / f"waiting/{SLUG}/twitter.txt"
    text.write_text("Follow us\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="not as the last build left it"):
        signed(project)
    assert not project.signoffs.exists()


def test_what_changed_while_she_looked_is_not_signed(project: Project) -> None:
    """A build in between: she would sign what she did not see."""
    steps: list[str] = []

    def look_and_build() -> None:
        for line in approve(project, SLUG, ALL_TICKS, handed_over()):
            steps.append(line)
            if line.startswith("Look at it first"):
                post = project.root / "content/posts/beans.md"
                text = post.read_text(encoding="utf-8").replace("30 cent", "31 cent")
                post.write_text(text, encoding="utf-8")
                assert invoke(project.root, "build").returncode == 0

    with pytest.raises(Refused, match="Look again"):
        look_and_build()
    assert "changed while you looked" in steps[-1]
    assert approved(project) == []


def test_a_permission_that_ended_while_she_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office writes the date, nobody builds, and she goes on: what shows the pupil waits."""
    monkeypatch.setenv("SIGNOFF_KEY", str(tmp_path / "head.key"))
    monkeypatch.delenv("CI", raising=False)
    school = SmallSchool(tmp_path / "school")
    school.post("beans", f"![]({school.photo(shows='pupils', people='P-DEMO-001')})")
    school.build()
    list(keys.make(school.project, handed_over()))
    with unlock(tmp_path / "head.key", PASSPHRASE) as key:
        name_in_policy(school.root, key.public)

    def look_and_withdraw() -> None:
        for line in approve(school.project, "our-beans", ALL_TICKS, handed_over()):
            if line.startswith("Look at it first"):
                register = (school.root / "consent.csv").read_text()
                school.write("consent.csv", register.replace("Khan,,3B,yes", "Khan,,3B,no"))

    with pytest.raises(Refused, match="Nothing was signed"):
        look_and_withdraw()
    assert approved(school.project) == []


def test_no_signature_without_a_line_in_the_ledger(project: Project) -> None:
    """If it cannot be written down nothing is released, and the next time both are there."""
    lock = project.state / "ledger.lock"
    lock.unlink(missing_ok=True)
    signed(project, "our-peas-are-growing")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with pytest.raises((OSError, Stopped)):
        signed(project)
    assert not (project.signoffs / f"{SLUG}.json").exists()
    assert approved(project) == ["our-peas-are-growing"]
    lock.rmdir()
    signed(project)
    assert len(approved(project)) == 2
    actions = [entry.event.action for entry in read_ledger(project).entries]
    assert actions == [Action.SIGNERS, Action.APPROVED, Action.APPROVED]


def test_whoever_stops_listening_gets_no_traceback(project: Project) -> None:
    """`invoke outbox | head -n 1`."""
    child = subprocess.Popen(
        command("--search-root", project.root, "outbox"),
        cwd=project.root,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout
    child.stdout.close()
    _, errors = child.communicate(timeout=60)
    assert (child.returncode, errors) == (0, b"")


def test_a_key_that_is_not_in_force_signs_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A teacher's key, whose owner did not even write it into policy.toml."""
    monkeypatch.setenv("SIGNOFF_KEY", str(project.root.parent / "teacher.key"))
    list(keys.make(project, handed_over()))
    with pytest.raises(Refused, match="not in force"):
        signed(project)
    assert approved(project) == []
    assert not project.signoffs.exists()


def test_signing_lets_no_other_key_in(project: Project) -> None:
    """The first signature confirms her own key only; with another beside it she must look."""
    other = project.root.parent / "teacher.key"
    public = [make_key(other, PASSPHRASE)]
    with unlock(key_file(project), PASSPHRASE) as key:
        name_in_policy(project.root, key.public, *public)
    with pytest.raises(Refused, match="keys --accept"):
        signed(project)
    assert not project.signoffs.exists()


def test_a_missing_key_is_told_before_anything_is_asked(project: Project) -> None:
    """She need not read everything in vain."""
    key_file(project).unlink()
    with pytest.raises(ConfigurationError, match="There is no key"):
        signed(project)


def test_two_at_once_both_sign(project: Project) -> None:
    """One waits for the other; nothing of either is lost."""
    running = []
    for slug in (SLUG, "our-peas-are-growing"):
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "invoke", "--search-root", str(project.root)),
                *("approve", slug, "--ticks", ALL_TICKS, "--passphrase-fd", "0"),
            ],
            cwd=project.root,
            env=environment(SIGNOFF_KEY=str(key_file(project))),
            stdin=handed_over(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        running.append(process)
    for process in running:
        told, _ = process.communicate(timeout=120)
        assert process.returncode == 0, told
    assert approved(project) == [SLUG, "our-peas-are-growing"]
    actions = [entry.event.action for entry in read_ledger(project).entries]
    assert sorted(actions) == [Action.APPROVED, Action.APPROVED, Action.SIGNERS]


def test_nobody_waits_while_she_reads(project: Project) -> None:
    """The lock of the build is not held while she is asked."""
    telling = approve(project, SLUG, ALL_TICKS, handed_over())
    for line in telling:
        if line.startswith("Look at it first"):
            with sole_builder(project, pytest.fail):
                pass
    assert approved(project) == [SLUG]


def test_a_sign_off_outlives_a_build_and_not_a_change(project: Project) -> None:
    """The whole way: sign, add another post, build: released; change the post, build: waiting."""
    signed(project)
    posts = project.root / "content/posts"
    beans = (posts / "beans.md").read_text(encoding="utf-8")
    (posts / "oats.md").write_text(beans.replace("beans", "oats"), encoding="utf-8")
    answer = invoke(project.root, "build", SIGNOFF_KEY="")
    assert "no longer counts" not in answer.stdout
    assert approved(project) == [SLUG]
    answer = invoke(project.root, "preview", SIGNOFF_KEY="")
    assert approved(project) == [SLUG]
    (posts / "beans.md").write_text(beans.replace("30 cent", "31 cent"), encoding="utf-8")
    answer = invoke(project.root, "build", SIGNOFF_KEY="")
    assert "Changed since it was signed: the text or the head of the page." in answer.stdout
    assert approved(project) == []
    assert (project.outbox / "waiting" / SLUG).is_dir()
