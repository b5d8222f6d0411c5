"""`invoke keys`: the Headteacher's key is made, confirmed, and replaced by another."""

from __future__ import annotations

from collections.abc import Iterator

from desk.declaring import at_a_terminal
from desk.signing_key import (
    expect_key,
    expect_no_build_server,
    key_file,
    new_passphrase,
    passphrase,
    yes,
)
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.gate import plain_disk_errors, sole_builder
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from safeguarding.rules import FIXED
from syndication.ledger import Action, Event, append, read_ledger
from syndication.signers import InForce, Signers, accept, signers_in_force
from syndication.signing import SigningKey, make_key, named, short, unlock


def make(project: Project, descriptor: int) -> Iterator[str]:
    """Make a key pair; yields what to do next. Raises ConfigurationError if there is a key."""
    expect_no_build_server()
    path = key_file(project)
    if path.exists():
        raise ConfigurationError(
            f"There is a key already: {path}. It was left as it is.",
            "To replace it while you still have it: invoke keys --rotate",
        )
    public = make_key(path, new_passphrase(descriptor))
    yield f"Your key is in {path}. It signs only with your passphrase."
    yield "1. Write this line into policy.toml, under [signers], in the place of the one there:"
    yield ""
    yield f'       keys = ["{public}"]'
    yield ""
    yield "2. Confirm it: invoke keys --accept"
    yield "3. Copy the key file to a stick and lock that away. Nobody can make it again, and nobody"
    yield "   needs it but you: never put it on the school's shared drive, in e-mail or in git."
    yield f"4. Write down, on paper, how your key ends: …{short(public)}. Any other is not yours."


def confirm(project: Project, descriptor: int) -> Iterator[str]:
    """Sign what policy.toml names, so that it counts; yields what came of it."""
    expect_no_build_server()
    policy = read_policy(project.policy_file, FIXED)
    proposed = Signers.of_policy(policy)
    if not proposed.keys:
        raise ConfigurationError(
            "policy.toml names no key under [signers], so there is nothing to confirm.",
            "Make a key: invoke keys. Then write the line that it prints into policy.toml.",
        )
    expect_key(project)
    with plain_disk_errors(), sole_builder(project, print):
        before = signers_in_force(project, policy)
    if before.signers == proposed:
        yield "Those keys are in force already."
        return
    yield from _proposal(before.signers, proposed)
    if descriptor < 0 and at_a_terminal() and not yes("Put these in force? (yes or no) "):
        raise Refused("Nothing was signed: the keys in force stay as they were.")
    secret = passphrase("Passphrase of your key: ", descriptor)
    with (
        unlock(key_file(project), secret) as key,
        plain_disk_errors(),
        sole_builder(project, print),
    ):
        read_ledger(project)  # what is put in force must be written down
        before = signers_in_force(project, policy)
        after = accept(project, before, proposed, key)
        _write_down(project, after)
    yield f"In force now: {_endings(after)}."
    if before.records:
        yield f"Until now: {_endings(before)}. Sign-offs by keys that left no longer count."


def _proposal(now: Signers, proposed: Signers) -> Iterator[str]:
    """What she is about to sign: every key, and whether it is new. Nobody signs another's in."""
    yield "What your signature would put in force, as policy.toml has it:"
    places = {"every account": proposed.keys, **proposed.accounts}
    for place, keys in places.items():
        for key in keys:
            new = "" if key in now.all else "  (new: whose is it?)"
            yield f"  {key}  for {place}{new}"
    for key in now.all:
        if key not in proposed.all:
            yield f"  {key}  would sign no longer"


def rotate(project: Project, descriptor: int) -> Iterator[str]:
    """Replace the key by a new one, which the old one signs; yields what to do next."""
    expect_no_build_server()
    path = key_file(project)
    fresh = path.with_name(f"{path.stem}-new{path.suffix}")
    if fresh.exists() and not path.exists():
        fresh.rename(path)
        yield _CUT_SHORT.format(path)
        return
    with unlock(path, passphrase("Passphrase of the present key: ", descriptor)) as key:
        former = path.with_name(f"{path.stem}-former-{named(key.public)}{path.suffix}")
        if fresh.exists():
            if not _counts(project, key.public):
                path.rename(former)
                fresh.rename(path)
                yield _CUT_SHORT.format(path)
                return
            fresh.unlink()  # the present key counts, so this one never did
        public = make_key(fresh, new_passphrase(descriptor))
        try:
            after = _replaced(project, key=key, public=public)
        except BaseException:
            if not _counts(project, public):
                fresh.unlink()
            raise
    path.rename(former)
    fresh.rename(path)
    yield f"The new key is in {path}, the former one in {former}."
    yield f"In force now: {_endings(after)}. Write into policy.toml, under [signers]:"
    yield ""
    listed = ", ".join(f'"{one}"' for one in after.signers.keys)
    yield f"       keys = [{listed}]"
    yield ""
    yield "What the former key signed no longer counts: approve again what still waits."


_CUT_SHORT = (
    "An earlier replacement of your key was cut short; it is finished now. The new key is in {}, "
    "with the passphrase that you gave it then. To replace that one: invoke keys --rotate"
)


def _counts(project: Project, public: str) -> bool:
    """For all accounts: a key may stay in force for one of them after it was replaced."""
    policy = read_policy(project.policy_file, FIXED)
    with plain_disk_errors(), sole_builder(project, print):
        return public in signers_in_force(project, policy).signers.keys


def _replaced(project: Project, *, key: SigningKey, public: str) -> InForce:
    policy = read_policy(project.policy_file, FIXED)
    with plain_disk_errors(), sole_builder(project, print):
        read_ledger(project)  # what is put in force must be written down
        before = signers_in_force(project, policy)
        others = (one for one in before.signers.keys if one != key.public)
        signers = Signers(tuple(sorted((*others, public))), before.signers.accounts)
        after = accept(project, before, signers, key)
        _write_down(project, after)
    return after


def _write_down(project: Project, after: InForce) -> None:
    endings = " ".join(short(key) for key in after.signers.all)
    append(project, Event(Action.SIGNERS, item=f"keys {endings}"))


def _endings(in_force: InForce) -> str:
    return ", ".join(f"…{short(key)}" for key in in_force.signers.all)
