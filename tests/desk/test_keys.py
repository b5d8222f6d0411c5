"""The Headteacher's key: outside the project, never written over, and confirmed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import minisign
import pytest
from sign_off import PASSPHRASE, at_terminal, handed_over, name_in_policy

from desk import keys
from desk.signing_key import key_file
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from syndication.ledger import Action, read_ledger
from syndication.signers import signers_in_force
from syndication.signing import make_key, unlock

TEACHER = minisign.KeyPair.generate().public_key.to_base64().decode()
Act = Callable[[Project, int], Iterator[str]]


@pytest.fixture
def project(school: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("SIGNOFF_KEY", str(tmp_path / "stick/head.key"))
    monkeypatch.delenv("CI", raising=False)
    return Project.at(school)


def run(act: Act, project: Project, *lines: str) -> str:
    return "\n".join(act(project, handed_over("\n".join(lines or (PASSPHRASE,)))))


def public(project: Project, passphrase: str = PASSPHRASE) -> str:
    with unlock(key_file(project), passphrase) as key:
        return key.public


def in_force(project: Project) -> tuple[str, ...]:
    return signers_in_force(project, read_policy(project.policy_file)).signers.keys


def test_a_key_is_made_and_confirmed(project: Project) -> None:
    """The line for policy.toml is printed; until it is confirmed nothing is in force."""
    told = run(keys.make, project)
    key = public(project)
    assert f'keys = ["{key}"]' in told
    assert PASSPHRASE not in told
    name_in_policy(project.root, key)
    assert in_force(project) == ()
    assert key[-12:] in run(keys.confirm, project)
    assert in_force(project) == (key,)
    (entry,) = read_ledger(project).entries
    assert entry.event.action is Action.SIGNERS
    assert "in force already" in run(keys.confirm, project)


def test_a_key_is_never_written_over(project: Project) -> None:
    """Whatever passphrase comes next."""
    run(keys.make, project)
    before = key_file(project).read_bytes()
    with pytest.raises(ConfigurationError, match="left as it is"):
        run(keys.make, project, "another passphrase")
    assert key_file(project).read_bytes() == before


def test_a_short_passphrase_makes_nothing(project: Project) -> None:
    """Somebody would guess it."""
    with pytest.raises(ConfigurationError, match="12 characters"):
        run(keys.make, project, "password")
    assert not key_file(project).exists()


@pytest.mark.parametrize("place", ["head.key", "content/head.key", "../repository/head.key"])
def test_a_key_is_kept_out_of_the_project_and_its_repository(
    project: Project, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """What is copied, published or synchronised is no place for it."""
    (project.root.parent / ".git").mkdir()
    monkeypatch.setenv("SIGNOFF_KEY", str(project.root / place))
    with pytest.raises(ConfigurationError, match="inside the project"):
        run(keys.make, project)
    assert not list(project.root.parent.rglob("head.key"))


def test_a_build_server_makes_and_confirms_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signature is an act of a person."""
    monkeypatch.setenv("CI", "1")
    for act in (keys.make, keys.confirm, keys.rotate):
        with pytest.raises(ConfigurationError, match="build server"):
            run(act, project)


def test_another_cannot_confirm_a_change(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A teacher's own key in policy.toml, and the teacher's own passphrase."""
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    run(keys.confirm, project)
    before = in_force(project)
    monkeypatch.setenv("SIGNOFF_KEY", str(project.root.parent / "teacher.key"))
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    with pytest.raises(Refused, match="not in force"):
        run(keys.confirm, project)
    assert in_force(project) == before


def test_she_sees_whose_keys_she_puts_in_force(project: Project) -> None:
    """A teacher's key beside hers is told as new, and a no changes nothing."""
    run(keys.make, project)
    name_in_policy(project.root, public(project), TEACHER)
    place = str(key_file(project))
    no = [("Put these in force", "no")]
    code, shown = at_terminal(project.root, "keys", "--accept", answers=no, SIGNOFF_KEY=place)
    assert code == 1
    assert f"{TEACHER}  for every account  (new: whose is it?)" in shown
    assert in_force(project) == ()
    agreed = [("Put these in force", "yes"), ("Passphrase", PASSPHRASE)]
    name_in_policy(project.root, public(project))
    code, shown = at_terminal(project.root, "keys", "--accept", answers=agreed, SIGNOFF_KEY=place)
    assert code == 0, shown
    assert in_force(project) == (public(project),)


def test_nothing_to_confirm_is_told(project: Project) -> None:
    """No key in policy.toml."""
    with pytest.raises(ConfigurationError, match="nothing to confirm"):
        run(keys.confirm, project)


def test_a_key_is_replaced_by_one_that_it_signs(project: Project) -> None:
    """The former key is kept beside it, and is in force no longer."""
    run(keys.make, project)
    former = public(project)
    name_in_policy(project.root, former)
    run(keys.confirm, project)
    told = run(keys.rotate, project, PASSPHRASE, "green tractor umbrella")
    new = public(project, "green tractor umbrella")
    assert new != former
    assert new in told
    assert in_force(project) == (new,)
    assert len(list(key_file(project).parent.iterdir())) == 2


def test_a_replacement_that_a_crash_cut_short(project: Project) -> None:
    """Wherever it was cut: the same command goes on from there, and no key in force is lost."""
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    run(keys.confirm, project)
    place = key_file(project)
    fresh = place.with_name("head-new.key")
    make_key(fresh, "never in force at all")
    run(keys.rotate, project, PASSPHRASE, "green tractor umbrella")
    new = public(project, "green tractor umbrella")
    assert in_force(project) == (new,)
    (former,) = place.parent.glob("head-former-*")
    place.rename(fresh)
    told = run(keys.rotate, project)
    assert "cut short" in told
    assert public(project, "green tractor umbrella") == new
    place.rename(fresh)
    former.rename(place)
    assert "cut short" in run(keys.rotate, project)
    assert public(project, "green tractor umbrella") == new
    assert former.exists()
    assert not fresh.exists()


def test_a_ledger_that_cannot_be_written_costs_no_key(project: Project) -> None:
    """What is put in force is written down; where that cannot be, nothing is put in force."""
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    (project.root / "posted.csv").write_text("nothing of ours\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="written by the program"):
        run(keys.confirm, project)
    assert in_force(project) == ()
    (project.root / "posted.csv").unlink()
    run(keys.confirm, project)
    before = in_force(project)
    (project.root / "posted.csv").write_text("nothing of ours\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="written by the program"):
        run(keys.rotate, project, PASSPHRASE, "green tractor umbrella")
    assert in_force(project) == before == (public(project),)


def test_a_wrong_passphrase_replaces_nothing(project: Project) -> None:
    """No new key is left behind either."""
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    run(keys.confirm, project)
    before = in_force(project)
    with pytest.raises(Refused, match="wrong"):
        run(keys.rotate, project, "not the passphrase", "green tractor umbrella")
    assert in_force(project) == before
    assert [path.name for path in key_file(project).parent.iterdir()] == ["head.key"]


def test_a_lost_key_is_told_with_the_way_out(project: Project) -> None:
    """Without it nothing is confirmed, and the page for the Headteacher says what to do."""
    run(keys.make, project)
    name_in_policy(project.root, public(project))
    key_file(project).unlink()
    with pytest.raises(ConfigurationError, match="If the key is lost"):
        run(keys.confirm, project)


def test_at_a_terminal_the_passphrase_is_asked_for_twice_and_not_shown(project: Project) -> None:
    """Two that differ make nothing."""
    place = str(key_file(project))
    twice = [("three or four words", PASSPHRASE), ("Once more", "something else")]
    code, shown = at_terminal(project.root, "keys", answers=twice, SIGNOFF_KEY=place)
    assert code == 2
    assert not key_file(project).exists()
    twice = [("three or four words", PASSPHRASE), ("Once more", PASSPHRASE)]
    code, shown = at_terminal(project.root, "keys", answers=twice, SIGNOFF_KEY=place)
    assert code == 0, shown
    assert PASSPHRASE not in shown
    assert public(project) in shown
