"""The last register that was accepted: by it a register that lost its children is noticed.

Kept in the state folder as ids, classes and headings. No name is ever written.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safeguarding.atomic import write_atomically
from safeguarding.errors import RegisterError
from safeguarding.private import Private, Words
from safeguarding.project import Project
from safeguarding.school import Declaration, Register
from safeguarding.tables import heading_key

_SHARE = 0.20
"""A register that lost more than this share of its pupils is not believed."""

_LIMITS = {
    heading_key(column): column
    for column in (
        "known_as",
        "other_names",
        "may_be_named",
        "do_not_publish",
        "expires_on",
        "withdrawn_on",
    )
}
"""Columns without which more may be published: one that was there before may not just be gone."""

_VERSION = 1
_ACCEPT = "If all this is right, run: invoke register --accept"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The last accepted register: the class of every id, and every id that was ever given.

    `limits` are its columns that keep something from being published.
    """

    classes: Mapping[str, str]
    used: frozenset[str]
    limits: frozenset[str]


@dataclass(frozen=True, slots=True)
class Losses:
    """What a register lacks that the last accepted one had.

    `classes` are those of which every single pupil is gone. A September, when pupils move to other
    classes, loses nobody.
    """

    pupils: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """Columns whose absence lets more be published."""
    of: int = 0
    """How many pupils the accepted register had."""

    @property
    def too_many(self) -> bool:
        return bool(self.classes or self.columns) or len(self.pupils) > _SHARE * self.of

    def words(self) -> list[Words]:
        """The losses for a person; ids are private."""
        lines: list[Words] = [(f"The column {name} is gone.",) for name in self.columns]
        if not self.pupils:
            return [*lines, ("No pupil is gone.",)]
        lines += [(f"{len(self.pupils)} of {self.of} pupils are gone.",)]
        lines += [(f"The whole of class {name} is gone.",) for name in self.classes]
        ids = Private(", ".join(self.pupils), "(ids hidden)")
        return [*lines, ("Gone: ", ids, ".")]


def check_losses(project: Project, register: Register) -> tuple[str, ...]:
    """Compares with the last accepted register, and accepts this one when little is missing.

    The first register is accepted. The answer is what a person should know all the same, without
    names: that there was nothing to compare with, or how many pupils are gone. Raises RegisterError
    when over a fifth of the pupils, a whole class or a column that limits something is gone, or
    when the record cannot be read or written.
    """
    accepted = accepted_register(project)
    losses = _losses(accepted, register)
    if losses.too_many:
        raise RegisterError(
            "The register lost more than a school loses from one day to the next.",
            *losses.words(),
            "Perhaps a filtered or half-saved list was put in its place: then restore the whole "
            "list. Leavers keep their row while anything published shows or names them.",
            _ACCEPT,
        )
    _write(project, accepted, register)
    return _worth_a_look(accepted, losses, register)


def _worth_a_look(accepted: Accepted | None, losses: Losses, register: Register) -> tuple[str, ...]:
    number = len(register.pupils)
    if accepted is None:
        return (
            f"The register has {number} pupils. No earlier one is known on this computer, so "
            "nobody could see whether some are missing: is that the whole school?",
        )
    if losses.pupils:
        return (
            f"The register has {number} pupils; {len(losses.pupils)} are gone since last time.",
        )
    return ()


def losses(project: Project, register: Register) -> Losses:
    """What this register lacks. Raises RegisterError when the record cannot be read."""
    return _losses(accepted_register(project), register)


def accept(project: Project, register: Register) -> Losses:
    """Takes this register as the one to compare with, whatever it lost, and tells what it lost.

    An unreadable record is replaced. Raises RegisterError when it cannot be written.
    """
    try:
        accepted = accepted_register(project)
    except RegisterError:
        accepted = None
    lost = _losses(accepted, register)
    _write(project, accepted, register)
    return lost


def used_ids(project: Project) -> frozenset[str]:
    """Every id that an accepted register ever held. Raises RegisterError."""
    accepted = accepted_register(project)
    return accepted.used if accepted else frozenset()


def missing_but_declared(
    register: Register, declarations: Collection[Declaration]
) -> dict[str, tuple[str, ...]]:
    """Ids that pictures carry and the register lacks -> those pictures, sorted.

    A leaver keeps the row while a picture shows them: without it nobody knows their permission.
    """
    missing: dict[str, set[str]] = {}
    for declaration in declarations:
        for pupil_id in declaration.people:
            if register.get(pupil_id) is None:
                missing.setdefault(pupil_id, set()).add(declaration.picture)
    return {pupil_id: tuple(sorted(pictures)) for pupil_id, pictures in sorted(missing.items())}


def accepted_register(project: Project) -> Accepted | None:
    """The record, or None before the first register. Raises RegisterError when it is damaged."""
    path = state_file(project)
    try:
        return _understood(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise RegisterError(
            f"The record of the last accepted register ({project.relative(path)}) cannot be read.",
            "So nobody can say whether the register lost pupils since. Look through the numbers "
            "that `invoke register` shows; if they are right, run: invoke register --accept",
        ) from None


def _understood(data: Mapping[str, Any]) -> Accepted:
    """The record in `data`. Raises ValueError, KeyError, TypeError or AttributeError."""
    classes, used = data["pupils"], data["used"]
    limits = data["limits"]
    texts = [*classes, *classes.values(), *used, *limits]
    if (
        data["version"] != _VERSION
        or not all(isinstance(text, str) for text in texts)
        or not classes
    ):
        raise ValueError("another shape")
    return Accepted(classes, frozenset(used), frozenset(limits))


def state_file(project: Project) -> Path:
    return project.state / "register.json"


def _losses(accepted: Accepted | None, register: Register) -> Losses:
    if accepted is None:
        return Losses()
    gone = tuple(sorted(set(accepted.classes) - set(register.pupils)))
    before = Counter(accepted.classes.values())
    left = Counter(accepted.classes[pupil_id] for pupil_id in gone)
    classes = tuple(sorted(name for name in left if name and left[name] == before[name]))
    columns = tuple(sorted(accepted.limits - _limits(register)))
    return Losses(gone, classes, columns, len(accepted.classes))


def _limits(register: Register) -> frozenset[str]:
    keys = map(heading_key, register.header)
    return frozenset(_LIMITS[key] for key in keys if key in _LIMITS)


def _write(project: Project, accepted: Accepted | None, register: Register) -> None:
    classes = {pupil.pupil_id: pupil.class_name for pupil in register.pupils.values()}
    used = (accepted.used if accepted else frozenset()) | set(classes)
    limits = _limits(register)
    if accepted == Accepted(classes, used, limits):
        return
    data = {
        "version": _VERSION,
        "pupils": classes,
        "used": sorted(used),
        "limits": sorted(limits),
    }
    try:
        write_atomically(state_file(project), json.dumps(data, indent=1).encode())
    except OSError as error:
        raise RegisterError(
            f"The record of the register cannot be written ({error.strerror}).",
            "Without it a register that lost pupils would not be noticed. Look whether the disk "
            f"is full and whether you may write into {project.relative(project.state)}.",
        ) from None
