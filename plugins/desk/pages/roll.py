"""The pupils, as the page lists them: by class, with what may not be overlooked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safeguarding.people_phrase import folded, full_name
from safeguarding.record import Knowledge
from safeguarding.school import Channel, Permission, Pupil

_NO_CLASS = "No class"


@dataclass(frozen=True, slots=True)
class Listed:
    """A pupil with a box to tick. `website` is the permission there today."""

    pupil_id: str
    name: str
    known_as: str
    website: Permission
    found_by: str
    """What the filter looks in: every name in small letters, the class."""


@dataclass(frozen=True, slots=True)
class SchoolClass:
    value: str
    """As the register has it."""
    called: str
    pupils: tuple[Listed, ...]

    @property
    def kept_off(self) -> int:
        return sum(pupil.website is Permission.NO for pupil in self.pupils)


def classes_of(knowledge: Knowledge) -> Sequence[SchoolClass]:
    """Every class, and in it every pupil of the register, by last name."""
    classes: dict[str, list[Pupil]] = {}
    for pupil in knowledge.register.pupils.values():
        classes.setdefault(pupil.class_name, []).append(pupil)
    return [
        SchoolClass(
            name, name or _NO_CLASS, tuple(_listed(pupil, knowledge) for pupil in _by(pupils))
        )
        for name, pupils in sorted(classes.items())
    ]


def _by(pupils: list[Pupil]) -> list[Pupil]:
    return sorted(pupils, key=lambda one: (one.last_name.reveal(), one.first_name.reveal()))


def _listed(pupil: Pupil, knowledge: Knowledge) -> Listed:
    name = full_name(pupil).reveal()
    known_as = ", ".join(each.reveal() for each in pupil.known_as)
    return Listed(
        pupil.pupil_id,
        name,
        known_as,
        pupil.permission(Channel.WEBSITE, knowledge.today),
        f"{folded(f'{name} {known_as} {pupil.class_name}')} {pupil.pupil_id.casefold()}",
    )
