"""Who signs changes only by the signature of somebody who signs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from signed import head, new_key, teacher

from safeguarding.errors import ConfigurationError, Refused
from safeguarding.policy import Policy, School
from safeguarding.project import Project
from syndication.settings_folder import settings_folder
from syndication.signers import InForce, Signers, accept, signers_in_force
from syndication.signing import SigningKey

HEAD, TEACHER = head().public, teacher().public


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.at(tmp_path)


def policy(*keys: str, **accounts: tuple[str, ...]) -> Policy:
    school = School("Test School", "https://school.example")
    return Policy(school, signers=keys, account_signers=accounts)


def put_in_force(project: Project, key: SigningKey, *keys: str, **accounts) -> InForce:
    named = policy(*keys, **accounts)
    return accept(project, signers_in_force(project, named), Signers.of_policy(named), key)


def in_force(project: Project, *keys: str) -> tuple[tuple[str, ...], str]:
    answer = signers_in_force(project, policy(*keys))
    return answer.signers.keys, " ".join(answer.notes)


def forget_in_the_settings() -> None:
    for path in settings_folder().glob("signers-*.json"):
        path.unlink()


def as_another_computer(project: Project) -> None:
    """One that has seen nothing."""
    (project.state / "signers.json").unlink()
    forget_in_the_settings()


def chain(project: Project) -> Path:
    return project.signoffs / "signers"


def test_at_first_nobody_signs(project: Project) -> None:
    """A key that policy.toml names is a proposal, and is told as one."""
    assert in_force(project) == ((), "")
    keys, notes = in_force(project, HEAD)
    assert keys == ()
    assert "not confirmed yet" in notes


def test_the_first_key_confirms_itself(project: Project) -> None:
    """And another cannot confirm it."""
    with pytest.raises(Refused, match="not in force"):
        put_in_force(project, teacher(), HEAD)
    put_in_force(project, head(), HEAD)
    assert in_force(project, HEAD) == ((HEAD,), "")


def test_an_unsigned_change_leaves_the_old_signers_in_force(project: Project) -> None:
    """Whoever writes policy.toml, and whoever takes the key out of it; each build says so."""
    put_in_force(project, head(), HEAD)
    for proposed in ((TEACHER,), (HEAD, TEACHER), ()):
        keys, notes = in_force(project, *proposed)
        assert keys == (HEAD,)
        assert "WARNING" in notes
    with pytest.raises(Refused, match="not in force"):
        put_in_force(project, teacher(), TEACHER)


def test_a_signed_change_counts(project: Project) -> None:
    """The twin: a current signer signed it; and then it is the new one who signs."""
    put_in_force(project, head(), HEAD)
    put_in_force(project, head(), TEACHER)
    assert in_force(project, TEACHER) == ((TEACHER,), "")
    with pytest.raises(Refused):
        put_in_force(project, head(), HEAD)


def test_a_key_for_one_account_changes_nobody(project: Project) -> None:
    """It signs for that network, and says nothing of who signs."""
    put_in_force(project, head(), HEAD, twitter=(TEACHER,))
    signers = signers_in_force(project, policy(HEAD, twitter=(TEACHER,))).signers
    assert signers.may_sign_for(TEACHER, ("twitter", "facebook")) == ("twitter",)
    assert signers.may_sign_for(HEAD, ("twitter", "facebook")) == ("twitter", "facebook")
    assert signers.may_sign_for(new_key().public, ("twitter",)) == ()
    with pytest.raises(Refused):
        put_in_force(project, teacher(), TEACHER)


def test_somebody_must_be_able_to_sign(project: Project) -> None:
    """A set that nobody could ever change is refused."""
    with pytest.raises(Refused, match="never be changed"):
        put_in_force(project, head())


def test_a_key_that_is_none_is_told(project: Project) -> None:
    """A line that was copied by half."""
    with pytest.raises(ConfigurationError, match="no key in minisign's format"):
        in_force(project, HEAD[:-4])


def forge(project: Project, number: int, *keys: str, like: dict | None = None) -> None:
    """A record that nobody entitled signed."""
    path = chain(project) / f"{number:04}.json"
    told = like or json.loads((chain(project) / "0001.json").read_text())
    data = json.dumps({**told, "number": number, "keys": list(keys)}).encode()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    path.with_name(f"{path.name}.minisig").write_bytes(teacher().sign(data, "signers"))


FORGERIES = {
    "the first record": lambda project: forge(project, 1, TEACHER),
    "a second record": lambda project: forge(project, 2, TEACHER),
    "none left": lambda project: [path.unlink() for path in chain(project).iterdir()],
    "no signature": lambda project: (chain(project) / "0001.json.minisig").unlink(),
    "not JSON": lambda project: (chain(project) / "0001.json").write_text("["),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_chain_that_was_exchanged_does_not_count(project: Project, what: str) -> None:
    """A computer that has seen the true one keeps it, and says so; put back, all is well."""
    put_in_force(project, head(), HEAD)
    kept = {path: path.read_bytes() for path in chain(project).iterdir()}
    FORGERIES[what](project)
    keys, notes = in_force(project, HEAD)
    assert keys == (HEAD,)
    assert "WARNING" in notes
    for path in chain(project).iterdir():
        path.unlink()
    for path, data in kept.items():
        path.write_bytes(data)
    assert in_force(project, HEAD) == ((HEAD,), "")


def test_a_former_key_cannot_begin_another_chain(project: Project) -> None:
    """A stolen key signs a second record of its own: this computer knows better."""
    put_in_force(project, head(), HEAD)
    first = {path: path.read_bytes() for path in chain(project).iterdir()}
    put_in_force(project, head(), TEACHER)
    for path in chain(project).glob("0002*"):
        path.unlink()
    assert in_force(project, TEACHER)[0] == (TEACHER,)
    (project.state / "signers.json").rename(project.state / "aside")
    forget_in_the_settings()
    assert {path: path.read_bytes() for path in chain(project).iterdir()} == first
    put_in_force(project, head(), HEAD, new_key().public)
    forget_in_the_settings()
    (project.state / "aside").rename(project.state / "signers.json")
    keys, notes = in_force(project, TEACHER)
    assert keys == (TEACHER,)
    assert "WARNING" in notes


def test_another_computer_trusts_what_it_sees_first_and_says_so(project: Project) -> None:
    """It cannot know better; so it names the keys, once."""
    put_in_force(project, head(), HEAD)
    as_another_computer(project)
    assert HEAD[-12:] in in_force(project, HEAD)[1]
    assert in_force(project, HEAD) == ((HEAD,), "")


def test_a_change_signed_elsewhere_arrives(project: Project) -> None:
    """By the repository; this computer had seen the first record only."""
    put_in_force(project, head(), HEAD)
    remembered = (project.state / "signers.json").read_bytes()
    put_in_force(project, head(), TEACHER)
    forget_in_the_settings()
    (project.state / "signers.json").write_bytes(remembered)
    keys, notes = in_force(project, TEACHER)
    assert keys == (TEACHER,)
    assert "signed by a former key" in notes


def test_a_damaged_memory_is_no_empty_one(project: Project) -> None:
    """Else damaging it would let any chain in."""
    put_in_force(project, head(), HEAD)
    (project.state / "signers.json").write_text('["[]"]')
    with pytest.raises(ConfigurationError, match="no sign-off counts"):
        in_force(project, HEAD)


def exchange(project: Project) -> None:
    """Somebody puts a chain of their own in the place of the Headteacher's."""
    for path in chain(project).iterdir():
        path.unlink()
    forge(project, 1, TEACHER, like={"version": 1, "before": "", "accounts": {}})


def test_a_private_folder_that_was_deleted_forgets_nobody(project: Project) -> None:
    """Whoever may write into the project may delete it, and cannot reach the user's own folder."""
    put_in_force(project, head(), HEAD)
    shutil.rmtree(project.state)
    assert in_force(project, HEAD) == ((HEAD,), "")
    forget_in_the_settings()
    assert in_force(project, HEAD) == ((HEAD,), "")
    shutil.rmtree(project.state)
    exchange(project)
    keys, notes = in_force(project, TEACHER)
    assert keys == (HEAD,)
    assert "WARNING" in notes


def test_two_memories_that_disagree(project: Project) -> None:
    """Nobody knows which is true, so nothing counts; without the one that lies all is well."""
    put_in_force(project, head(), HEAD)
    exchange(project)
    data = (chain(project) / "0001.json").read_text()
    inner = project.state / "signers.json"
    inner.write_text(json.dumps([data]))
    with pytest.raises(ConfigurationError, match="no sign-off counts"):
        in_force(project, HEAD)
    inner.unlink()
    assert in_force(project, HEAD)[0] == (HEAD,)


def test_a_user_without_a_folder(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build server has none that can be written to: the project's own memory does."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null/nowhere")
    put_in_force(project, head(), HEAD)
    assert in_force(project, HEAD) == ((HEAD,), "")


def approve(project: Project, key: SigningKey) -> None:
    path = project.signoffs / "beans.json"
    path.write_bytes(b"{}")
    path.with_name("beans.json.minisig").write_bytes(key.sign(b"{}", "built:2026-06-01"))


def test_approvals_by_a_key_of_which_a_chain_knows_nothing(project: Project) -> None:
    """A computer that sees the chain for the first time does not trust it; one that knows does."""
    put_in_force(project, head(), HEAD)
    approve(project, teacher())
    assert in_force(project, HEAD)[0] == (HEAD,)
    as_another_computer(project)
    with pytest.raises(ConfigurationError, match=r"beans\.json\.minisig was signed by a key"):
        in_force(project, HEAD)


def test_approvals_by_a_key_that_was_replaced(project: Project) -> None:
    """The twin: the chain knows it, though it counts no longer."""
    put_in_force(project, teacher(), TEACHER)
    approve(project, teacher())
    put_in_force(project, teacher(), HEAD)
    as_another_computer(project)
    assert in_force(project, HEAD)[0] == (HEAD,)
