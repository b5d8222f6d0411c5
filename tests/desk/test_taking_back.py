"""`invoke withdraw`, `takedown`, `todo` and `audit` as they are called, and how they end."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desks import ROOT, command, environment
from invoke.exceptions import Exit
from sign_off import at_terminal, give_key, signed
from tests.small_school import SmallSchool

from desk import commands
from desk.telling import plain_endings
from safeguarding.receipt import Receipt, write_receipt
from safeguarding.school_day import today
from syndication.outbox_folder import MARK

OLIVER = "P-DEMO-002"
FARAH = "P-DEMO-006"
NAMES = ("Amelia", "Khan", "Oliver", "Bennett", "Ollie", "Farah", "Aziz")
CARD = "outbox/approved/our-farm/card.jpg"


@pytest.fixture(scope="module")
def _published(tmp_path_factory: pytest.TempPathFactory) -> tuple[SmallSchool, Path]:
    """A published school with a signed snippet, and a copy of its folder to begin from."""
    folder = tmp_path_factory.mktemp("published")
    school = SmallSchool(folder / "school")
    shutil.copy(ROOT / "tasks.py", school.root)
    school.photo("gallery.jpg", "pupils", OLIVER, album="trip")
    school.photo("other.jpg", "place", album="trip")
    school.post("trip", "[gallery:trip]", title="Our trip")
    pots = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"![Hands hold a pot]({pots})")
    school.photo("lamb.jpg", "pupils", FARAH, album="farm")
    school.post("farm", "[gallery:farm]", title="Our farm")
    school.post("reading", "Farah read to us.", title="Our reading")
    school.build()
    give_key(folder, school.root)
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SIGNOFF_KEY", str(folder / "head.key"))
        here.delenv("CI", raising=False)
        signed(school.project, "our-farm")
    shutil.copytree(school.root, folder / "as published")
    return school, folder / "as published"


@pytest.fixture
def school(_published: tuple[SmallSchool, Path]) -> SmallSchool:
    """One picture stands in a gallery, another is named by a post; one is on a signed card.

    Built once, and put back where it was built: what it knows of its site holds for that folder.
    """
    published, as_published = _published
    shutil.rmtree(published.root)
    shutil.copytree(as_published, published.root)
    return published


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(school: SmallSchool, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command without a terminal: its exit code, and what it told, which names no child."""

    def run_it(name: str, *arguments: str, **options: object) -> tuple[int, str]:
        code = 0
        try:
            with plain_endings():
                getattr(commands, name)(school.project, *arguments, **options)
        except Exit as ended:
            code = ended.code
        told = capsys.readouterr().out
        assert not [child for child in NAMES if child in told]
        return code, told

    return run_it


def pictures(school: SmallSchool) -> set[str]:
    return {path for path in school.snapshot() if path.startswith("pictures/")}


def test_a_withdrawal(school: SmallSchool, run: Run) -> None:
    """Nothing without a yes; then all of it; then a list that can be ticked."""
    before = pictures(school)
    register = (school.root / "consent.csv").read_text()
    assert run("withdraw", "Nobody Here", yes=False)[0] == 2
    code, told = run("withdraw", "Oliver Bennett", yes=False)
    assert code == 2
    assert "--yes" in told
    assert "posts/our-trip.html" in told
    assert "Posts that name the child" not in told
    assert (school.root / "consent.csv").read_text() == register
    code, told = run("withdraw", "Oliver Bennett", yes=True)
    assert code == 0, told
    assert "Taken out of their albums: 1." in told
    assert "Snippets for the Headteacher" in told
    assert "Status: draft" not in (school.root / "content/posts/reading.md").read_text()
    assert pictures(school) < before
    code, told = run("todo", "")
    assert code == 0
    key = next(line.split()[2] for line in told.splitlines() if ".search" in line)
    assert run("todo", key)[0] == 0
    assert key not in run("todo", "")[1]
    assert run("todo", key)[0] == 2


def test_a_picture_that_a_text_names(school: SmallSchool, run: Run) -> None:
    """The list comes whole, the old site is online and said to be; after mending it all goes."""
    code, told = run("withdraw", "P-DEMO-001", yes=True)
    assert code == 1
    assert "still online" in told
    assert "content/posts/beans.md" in told
    assert "invoke withdraw" in told
    assert "What only people can do" in told
    assert f"[ ] {school.output}" in told
    assert (school.output / "posts/our-beans.html").exists()
    assert run("audit")[0] == 1
    school.post("beans", "The pots are gone.")
    code, told = run("withdraw", "P-DEMO-001", yes=True)
    assert code == 0, told
    assert f"[ ] {school.output}" not in told
    assert not (school.root / "content/albums/beans/pots.jpg").exists()
    assert run("audit")[0] == 0


def test_posts_that_name_the_child(school: SmallSchool, run: Run) -> None:
    """A name in a text keeps no picture online; nor does a link there, or a gallery of nothing."""
    school.post("since", "Farah sang.", title="Our song")  # no build has seen it
    school.post("leads", "[More]({filename}reading.md)", title="Our library")
    before = pictures(school)
    code, told = run("withdraw", FARAH, yes=False)
    assert code == 2
    assert "which is then not allowed any more: 1." in told
    assert "\n  (post)\n" in told
    code, told = run("withdraw", FARAH, yes=True)
    assert code == 0, told
    assert pictures(school) < before
    assert not (school.output / "posts/our-reading.html").exists()
    drafts = {
        path.stem
        for path in (school.root / "content/posts").iterdir()
        if "Status: draft" in path.read_text()
    }
    assert drafts == {"reading", "since", "leads", "farm"}
    assert (school.output / "posts/our-trip.html").exists()
    assert "Made drafts, until their authors have mended them: 1." in told


def test_posts_that_name_the_child_at_a_terminal(school: SmallSchool) -> None:
    """They are told by name, and stay as they are unless somebody says otherwise."""
    answers = [("take the pictures back?", "y"), ("Make these posts drafts", "n")]
    code, told = at_terminal(school.root, "withdraw", FARAH, answers=answers)
    assert code == 1, told
    assert "content/posts/reading.md" in told
    assert "Status: draft" not in (school.root / "content/posts/reading.md").read_text()
    assert "The old website is still online" in told


def test_an_outbox_that_cannot_be_made_anew(school: SmallSchool, run: Run) -> None:
    """Somebody's letter lies in it: the card is gone all the same, and the letter is not."""
    assert (school.root / CARD).exists()
    (school.root / "outbox/letter.docx").write_text("Dear all")
    code, told = run("withdraw", FARAH, yes=True)
    assert code == 0, told
    assert "Snippets for the Headteacher" not in told
    assert "the outbox was emptied" in told
    held = {path.name for path in (school.root / "outbox").rglob("*")}
    assert held == {MARK, "letter.docx"}
    told = run("todo", "")[1]
    assert "The outbox of this computer" in told
    assert "Move that file elsewhere" in told
    (school.root / "outbox/letter.docx").unlink()
    assert "Snippets for the Headteacher" in run("build")[1]
    assert "The outbox of this computer" not in run("todo", "")[1]


def test_an_outbox_without_a_ledger(school: SmallSchool, run: Run) -> None:
    """Nobody knows what was taken down or posted, so nothing is offered until it is back."""
    (school.root / "posted.csv").rename(school.root / "posted.bak")
    code, told = run("build")
    assert code == 0, told
    assert "posted.csv was changed by hand" in told
    assert "Snippets for the Headteacher" not in told
    assert {path.name for path in (school.root / "outbox").rglob("*")} == {MARK}
    (school.root / "posted.bak").rename(school.root / "posted.csv")
    assert run("build")[0] == 0
    assert (school.root / CARD).exists()


@pytest.mark.parametrize("register_alone", [False, True])
def test_a_card_that_nobody_may_delete(
    school: SmallSchool, run: Run, *, register_alone: bool
) -> None:
    """What may still be posted ends every command that should have taken it out with an error."""
    (school.root / "outbox/letter.docx").write_text("Dear all")
    (school.root / CARD).write_bytes(b"changed by hand")
    if register_alone:
        for post in ("farm", "reading"):
            (school.root / f"content/posts/{post}.md").unlink()
        code, told = run("build")
    else:
        code, told = run("withdraw", FARAH, yes=True)
    assert code == 2, told
    assert "must not be posted any more" in told
    assert "Snippets for the Headteacher" not in told
    assert (school.root / CARD).read_bytes() == b"changed by hand"
    assert "[ ] " in run("todo", "")[1]
    assert run("outbox", in_browser=False)[0] == 2


def test_a_copy_by_a_cloud_service(school: SmallSchool, run: Run) -> None:
    """It held up everything; now it goes, and the outbox is made anew."""
    copy = school.root / "outbox/index (1).html"
    shutil.copy(school.root / "outbox/index.html", copy)
    code, told = run("withdraw", FARAH, yes=True)
    assert code == 0, told
    assert "Snippets for the Headteacher" in told
    assert not copy.exists()
    assert not (school.root / CARD).exists()
    assert "The outbox of this computer" not in told


def test_a_folder_that_was_published(school: SmallSchool, run: Run, tmp_path: Path) -> None:
    """It is on the list until it was published anew."""
    host = shutil.copytree(school.output, tmp_path / "host")
    receipt = Receipt.of(host, school.snapshot())
    before = replace(receipt, made="2026-10-05T10:00:00+00:00")
    write_receipt(school.project.state, host, before)
    listed = f"invoke publish --to {host}"
    assert listed not in run("todo", "")[1]
    assert listed in run("withdraw", OLIVER, yes=True)[1]
    assert listed in run("todo", "")[1]
    write_receipt(school.project.state, host, Receipt.of(host, school.snapshot()))
    assert listed not in run("todo", "")[1]


def test_a_takedown(school: SmallSchool, run: Run) -> None:
    """The post is off the website; an unknown one changes nothing."""
    assert run("takedown", "beanz", yes=True)[0] == 2
    assert run("takedown", "beans", yes=False)[0] == 2
    assert (school.output / "posts/our-beans.html").exists()
    code, told = run("takedown", "beans", yes=True)
    assert code == 0, told
    assert not (school.output / "posts/our-beans.html").exists()
    assert (school.output / "posts/our-trip.html").exists()


def test_a_post_that_was_taken_down_and_put_back(school: SmallSchool, run: Run) -> None:
    """It waits for the Headteacher, whatever somebody deletes that remembers the takedown."""
    assert run("takedown", "farm", yes=True)[0] == 0
    post = school.root / "content/posts/farm.md"
    post.write_text(post.read_text().replace("Status: draft\n", ""))
    for ledger in (school.root / "posted.csv", school.project.state / "posted.csv"):
        ledger.unlink()
    assert run("build")[0] == 0
    assert (school.root / CARD.replace("approved", "waiting")).exists()
    assert not (school.root / CARD).exists()


def test_an_audit(school: SmallSchool, run: Run) -> None:
    """2 when there is nothing or not all to look at, 0 when all is well, 1 when it is not."""
    assert run("audit")[0] == 0
    school.output.rename(school.root / "elsewhere")
    code, told = run("audit")
    assert code == 2
    assert "receipts" in told
    (school.root / "elsewhere").rename(school.output)
    rows = (school.root / "consent.csv").read_text().splitlines()
    ended = [f"{row},{today() if row.startswith(OLIVER) else ''}" for row in rows[1:]]
    school.write("consent.csv", "\n".join([f"{rows[0]},withdrawn_on", *ended, ""]))
    code, told = run("audit")
    assert code == 1
    assert "picture-without-consent" in told
    report = (school.root / "reports/audit.html").read_text(encoding="utf-8")
    assert not [name for name in (*NAMES, OLIVER) if name in report]
    run("clean")
    assert not list((school.root / "reports").glob("audit.*"))
    assert run("audit")[0] == 2


def test_whoever_stops_listening_stops_nothing(school: SmallSchool) -> None:
    """The pipe breaks at the first line; the pupil's pictures are gone all the same."""
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
