"""Whose signature counts.

policy.toml proposes the keys; what is in force is a chain of records in `signoffs/signers/`, each
signed by a key of the one before, the first by a key of its own. A computer that has seen the chain
keeps it (`signers_memory`), so that neither policy.toml nor the chain can be exchanged behind its
back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError, Refused
from safeguarding.policy import Policy
from safeguarding.project import Project
from syndication.canonical import canonical
from syndication.signers_memory import remember_records, remembered_records, unreadable_memory
from syndication.signing import (
    SigningKey,
    is_public_key,
    key_id,
    short,
    signature_key_id,
    verified,
)


@dataclass(frozen=True, slots=True)
class Signers:
    """Public keys: `keys` sign for every account, those of `accounts` for one network each."""

    keys: tuple[str, ...] = ()
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of_policy(cls, policy: Policy) -> Signers:
        """What policy.toml proposes. Raises ConfigurationError for what is no key."""
        accounts = {name: tuple(sorted(keys)) for name, keys in policy.account_signers.items()}
        proposed = cls(tuple(sorted(policy.signers)), accounts)
        for key in proposed.all:
            if not is_public_key(key):
                raise ConfigurationError(
                    f"policy.toml, [signers]: “{key}” is no key in minisign's format.",
                    "Copy the whole line that `invoke keys` printed.",
                )
        return proposed

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys((*self.keys, *(key for some in self.accounts.values() for key in some)))
        )

    def may_sign_for(self, key: str, networks: Iterable[str]) -> tuple[str, ...]:
        """Those of `networks` for whose account a signature by `key` counts."""
        everywhere = key in self.keys
        return tuple(name for name in networks if everywhere or key in self.accounts.get(name, ()))


@dataclass(frozen=True, slots=True)
class InForce:
    """The signers whose signatures count now, and what somebody should know of them."""

    signers: Signers
    notes: tuple[str, ...] = ()
    records: tuple[_Record, ...] = ()


@dataclass(frozen=True, slots=True)
class _Record:
    """One link of the chain: the file that was signed, and what it says."""

    data: bytes
    signers: Signers


def signers_in_force(project: Project, policy: Policy) -> InForce:
    """Whose signature counts on this computer, whatever policy.toml says.

    What is seen for the first time, or was rightly added, is remembered: the caller holds the lock
    of the build. Raises ConfigurationError if that memory cannot be read, or if a chain that is
    seen for the first time does not know who signed what is approved.
    """
    proposed = Signers.of_policy(policy)
    remembered, (found, whole) = _remembered(project), _chain(project)
    notes: list[str] = []
    if [one.data for one in found[: len(remembered)]] == [one.data for one in remembered]:
        records = found
        if len(found) > len(remembered):
            if not remembered:
                _expect_no_strangers(project, found)
            notes.append(_new_here(found, first=not remembered))
        if found:
            _remember(project, found)
    else:
        records, whole = remembered, False
    current = records[-1].signers if records else Signers()
    if not whole:
        notes.append(_TAMPERED)
    if proposed != current:
        notes.append(_UNSIGNED if records else _UNCONFIRMED)
    return InForce(current, tuple(notes), records)


def accept(project: Project, before: InForce, after: Signers, key: SigningKey) -> InForce:
    """Put `after` in force by the signature of `key`, which must be in force for all accounts.

    The first record must be signed by a key of its own. Raises Refused if `key` may not sign it,
    or if nobody could sign any more.
    """
    current = before.records[-1].signers if before.records else after
    if not after.keys:
        raise Refused("A set of signers without a key for all accounts could never be changed.")
    if key.public not in current.keys:
        raise Refused(
            f"The key …{short(key.public)} may not change who signs: it is not in force for all "
            "accounts. A current key of the Headteacher must do it.",
        )
    number = len(before.records) + 1
    data = canonical(
        {
            "version": 1,
            "number": number,
            "before": _digest(before.records[-1].data) if before.records else "",
            "keys": list(after.keys),
            "accounts": {name: list(keys) for name, keys in after.accounts.items()},
        }
    )
    path = _folder(project) / f"{number:04}.json"
    write_atomically(path.with_name(f"{path.name}.minisig"), key.sign(data, f"signers {number}"))
    write_atomically(path, data)
    records = (*before.records, _Record(data, after))
    _remember(project, records)
    return InForce(after, (), records)


_TAMPERED = (
    "WARNING: the records in signoffs/signers were changed, and no current signer signed the "
    "change. It does not count: the former keys stay in force. Restore that folder from the "
    "history of the project, and tell the Headteacher."
)
_UNSIGNED = (
    "WARNING: [signers] of policy.toml names other keys than those in force. It changes nothing "
    "until a current key signs it: invoke keys --accept. If nobody meant to change it, tell the "
    "Headteacher."
)
_UNCONFIRMED = (
    "policy.toml names a key for sign-off that is not confirmed yet. On the Headteacher's "
    "computer: invoke keys --accept"
)


def _new_here(records: tuple[_Record, ...], *, first: bool) -> str:
    keys = ", ".join(f"…{short(key)}" for key in records[-1].signers.all)
    if first:
        return (
            f"This computer sees the keys for sign-off for the first time and trusts: {keys}. "
            "Compare them with the note that the Headteacher keeps."
        )
    return f"The keys for sign-off were changed, signed by a former key. In force now: {keys}."


def _folder(project: Project) -> Path:
    return project.signoffs / "signers"


def _chain(project: Project) -> tuple[tuple[_Record, ...], bool]:
    """The records that are rightly signed, in order, and whether there is nothing beside them."""
    records: tuple[_Record, ...] = ()
    paths = sorted(_folder(project).glob("*.json"))
    for path in paths:
        record = _linked(path, records)
        if record is None:
            return records, False
        records = (*records, record)
    return records, True


def _linked(path: Path, before: tuple[_Record, ...]) -> _Record | None:
    """The next record of the chain; None if it is not one, or not signed by the one before."""
    try:
        data = path.read_bytes()
        signature = path.with_name(f"{path.name}.minisig").read_bytes()
        record = _parsed(data, before)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    entitled = before[-1].signers.keys if before else record.signers.keys
    return record if verified(data, signature, entitled) else None


def _parsed(data: bytes, before: tuple[_Record, ...]) -> _Record:
    told = json.loads(data)
    expected = (1, len(before) + 1, _digest(before[-1].data) if before else "")
    if (told["version"], told["number"], told["before"]) != expected:
        raise ValueError("not the next record")
    accounts = {str(name): tuple(map(str, keys)) for name, keys in told["accounts"].items()}
    return _Record(data, Signers(tuple(map(str, told["keys"])), accounts))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _remembered(project: Project) -> tuple[_Record, ...]:
    records: tuple[_Record, ...] = ()
    try:
        for text in remembered_records(project):
            records = (*records, _parsed(text.encode(), records))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise unreadable_memory(project.state / "signers.json") from error
    return records


def _remember(project: Project, records: tuple[_Record, ...]) -> None:
    remember_records(project, tuple(record.data.decode() for record in records))


def _expect_no_strangers(project: Project, records: tuple[_Record, ...]) -> None:
    """Raises ConfigurationError if something was approved by a key that the chain does not know.

    Whoever exchanges the chain before a computer sees it must take every approval away as well.
    """
    known = {key_id(key) for record in records for key in record.signers.all}
    strangers = sorted(
        path.name
        for folder in (project.signoffs, project.signoffs / "taken-down")
        for path in folder.glob("*.minisig")
        if (signed_by := signature_key_id(path.read_bytes())) and signed_by not in known
    )
    if strangers:
        raise ConfigurationError(
            f"signoffs/{strangers[0]} was signed by a key that signoffs/signers does not know. "
            "This computer sees those keys for the first time, so it trusts none of them.",
            "Somebody may have exchanged the keys: tell the Headteacher, and compare with the note "
            "that she keeps. If the key was lost: docs/headteacher.md, “If the key is lost”.",
        )
