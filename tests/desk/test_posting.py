"""Where a post went is written down once, and found again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from desks import invoke, make_school
from sign_off import SLUG, give_key, signed

from desk import posting
from safeguarding.errors import ConfigurationError
from safeguarding.private import revealed
from safeguarding.project import Project
from syndication.ledger import Action, read_ledger

TWEET = "https://x.com/cav_mcr/status/1"
ON_PAGE = "https://facebook.com/cavendishprimary.example/posts/1"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One post, built and signed."""
    folder = tmp_path_factory.mktemp("built")
    root = make_school(folder / "school")
    give_key(folder, root)
    answer = invoke(root, "build")
    assert answer.returncode == 0, answer.stdout
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SIGNOFF_KEY", str(folder / "head.key"))
        here.delenv("CI", raising=False)
        signed(Project.at(root))
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    shutil.copytree(built, tmp_path / "school", symlinks=True)
    return Project.at(tmp_path / "school")


def posted(project: Project, *, removed: bool = False, **addresses: str) -> str:
    return "\n".join(posting.posted(project, SLUG, addresses, removed=removed))


def files(project: Project) -> set[str]:
    return {path.parts[-3] + "/" + path.name for path in project.outbox.glob(f"*/{SLUG}/*.txt")}


def refusal(project: Project, *, removed: bool = False, **addresses: str) -> str:
    before = read_ledger(project)
    with pytest.raises(ConfigurationError) as refused:
        posted(project, removed=removed, **addresses)
    assert read_ledger(project) == before
    return str(refused.value)


def test_a_network_after_the_other(project: Project) -> None:
    """What stands there is handed out no more; at last the post is in neither folder."""
    assert TWEET in posted(project, twitter=TWEET, facebook="")
    assert files(project) == {"approved/alt.txt", "approved/facebook.txt"}
    posted(project, facebook=ON_PAGE)
    assert files(project) == set()
    events = [entry.event for entry in read_ledger(project).entries[-2:]]
    assert [(event.network, event.address) for event in events] == [
        ("twitter", TWEET),
        ("facebook", ON_PAGE),
    ]
    assert {event.item for event in events} == {""}
    assert all(len(event.snippet) == 64 for event in events)


def test_never_the_same_snippet_twice(project: Project) -> None:
    """Where it stands is told, and the way out."""
    posted(project, twitter=TWEET)
    told = refusal(project, twitter=f"{TWEET}2")
    assert "Never the same snippet twice" in told
    assert TWEET in told
    assert "--removed" in told


def test_a_wrong_address_can_be_put_right(project: Project) -> None:
    """Nothing is rewritten: the ledger says both."""
    posted(project, twitter=f"{TWEET}2")
    posted(project, removed=True, twitter=f"{TWEET}2")
    posted(project, twitter=TWEET)
    actions = [entry.event.action for entry in read_ledger(project).entries[-3:]]
    assert actions == [Action.POSTED, Action.REMOVED, Action.POSTED]
    (standing,) = read_ledger(project).standing()
    assert standing.event.address == TWEET


def test_all_of_a_post_is_removed_at_once(project: Project) -> None:
    """And what was removed is not offered again as it was."""
    posted(project, twitter=TWEET, facebook=ON_PAGE)
    told = posted(project, removed=True)
    assert "waits once more" in told
    assert read_ledger(project).standing() == ()
    assert files(project) == set()
    assert "not recorded as posted" in refusal(project, removed=True)


def test_only_what_was_posted_is_removed(project: Project) -> None:
    """Another address, or a network on which it never stood."""
    posted(project, twitter=TWEET)
    assert TWEET in refusal(project, removed=True, twitter=f"{TWEET}2")
    assert TWEET in refusal(project, removed=True, facebook=ON_PAGE)


def test_what_nobody_signed_is_written_down_all_the_same(project: Project) -> None:
    """With a warning: an unsigned post that nobody could find would be worse."""
    shutil.rmtree(project.signoffs)
    told = posted(project, twitter=TWEET)
    assert "WARNING" in told
    (entry,) = read_ledger(project).standing()
    assert entry.event.item == posting.NOT_SIGNED
    assert entry.event.address == TWEET


def test_what_nobody_signed_is_told_till_it_is_gone(project: Project) -> None:
    """By the audit and with the outbox; what was signed is not, nor what was removed."""
    posted(project, facebook=ON_PAGE)
    assert "without a signature" not in "\n".join(posting.outbox(project, in_browser=False))
    shutil.rmtree(project.signoffs)
    posted(project, twitter=TWEET)
    told = "\n".join(posting.outbox(project, in_browser=False))
    assert "Posted on Twitter without a signature that counts there" in told
    assert ON_PAGE not in told
    assert f"--removed --twitter {TWEET}" in invoke(project.root, "audit").stdout
    posted(project, removed=True, twitter=TWEET)
    assert "without a signature" not in "\n".join(posting.outbox(project, in_browser=False))


def test_an_outbox_that_a_hand_changed_is_no_reason_to_forget(project: Project) -> None:
    """The sign-off tells which post it was; the way out is told."""
    (project.outbox / "index.html").write_text("changed", encoding="utf-8")
    told = posted(project, twitter=TWEET)
    assert "invoke build" in told
    (entry,) = read_ledger(project).standing()
    assert entry.event.item == ""


def test_what_cannot_be_right_is_refused(project: Project) -> None:
    """An unknown post, no address, another's account, an address that another post has."""
    with pytest.raises(ConfigurationError) as unknown:
        list(posting.posted(project, "our-beans-are-growin", {"twitter": TWEET}, removed=False))
    assert "Did you mean “our-beans-are-growing”?" in revealed(unknown.value.lines[0])
    assert "Say where it stands" in refusal(project, twitter="", facebook="")
    assert "not on the school's" in refusal(project, twitter="https://x.com/other/status/1")


def test_a_second_account_on_a_network(project: Project) -> None:
    """Whichever of the school's it is on, it is written down; a stranger's is not."""
    policy = project.root / "policy.toml"
    account = '[[accounts]]\nnetwork = "twitter"\nhandle = "@cav_sport"\n'
    account += 'url = "https://x.com/cav_sport"\nsigned_off_by = "headteacher"\n'
    policy.write_text(f"{policy.read_text(encoding='utf-8')}\n{account}", encoding="utf-8")
    assert "not on the school's" in refusal(project, twitter="https://x.com/other/status/1")
    posted(project, twitter="https://x.com/cav_sport/status/7")
    posted(project, removed=True, twitter="https://x.com/cav_sport/status/7")
    assert TWEET in posted(project, twitter=TWEET)


def test_the_ledger_tells_whether_a_photo_is_on_the_card(project: Project) -> None:
    """This post has none: its card is drawn."""
    posted(project, twitter=TWEET)
    (entry,) = read_ledger(project).standing()
    assert entry.event.on_card == ()
    assert "card:none" in (project.root / "posted.csv").read_text(encoding="utf-8")


def test_the_outbox_is_told(project: Project) -> None:
    """How many wait, how many are approved, and where the page is."""
    told = "\n".join(posting.outbox(project, in_browser=False))
    assert "Waiting for the Headteacher: 0. Approved: 1." in told
    assert f"approved  {SLUG}" in told
    assert str(project.outbox / "index.html") in told


def test_the_command(project: Project) -> None:
    """As a Headteacher types it; a damaged ledger is exit 2, and is left as it is."""
    answer = invoke(project.root, "posted", SLUG, "--twitter", TWEET, "--facebook", ON_PAGE)
    assert answer.returncode == 0, answer.stdout
    ledger = project.root / "posted.csv"
    damaged = ledger.read_text(encoding="utf-8").replace("beans", "peas")
    ledger.write_text(damaged, encoding="utf-8")
    answer = invoke(project.root, "outbox")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stdout
    assert "Put back the copy" in answer.stdout
    assert ledger.read_text(encoding="utf-8") == damaged
