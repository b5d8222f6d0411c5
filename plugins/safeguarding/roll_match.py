"""Who of an MIS export is who in the register: by names, and by class where names are shared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from safeguarding.people_phrase import folded
from safeguarding.pupil_names import Names
from safeguarding.school import Pupil


@dataclass(frozen=True, slots=True)
class Person:
    """One row of an export."""

    row: int
    names: Names
    class_name: str
    said: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """What the export says of permissions: our column -> cell, where it is filled in."""


@dataclass(frozen=True, slots=True)
class Match:
    """The outcome, nobody guessed: `known` are pairs of a person and the id they keep."""

    known: tuple[tuple[Person, str], ...]
    new: tuple[Person, ...]
    unclear: tuple[tuple[Person, tuple[str, ...]], ...]
    """People who may be somebody in the register, with the ids of all whom they may be."""
    left: tuple[str, ...]
    """Ids of pupils of whom the export knows nothing."""


def match_roll(people: Sequence[Person], pupils: Mapping[str, Pupil]) -> Match:
    """Compares an export with the register.

    A single pupil of the name is the same person unless the class speaks against it (a child in
    Reception is not last year's Year 6); of several, the one in the same class.
    """
    by_name: dict[str, set[str]] = {}
    for pupil in pupils.values():
        for name in _names_of(pupil):
            by_name.setdefault(name, set()).add(pupil.pupil_id)
    candidates = [_candidates(person, by_name) for person in people]
    claims = Counter(pupil_id for ids in candidates for pupil_id in ids)
    classmates = Counter(
        (pupil_id, folded(person.class_name))
        for person, ids in zip(people, candidates, strict=True)
        for pupil_id in ids
    )
    known, new, unclear = [], [], []
    for person, ids in zip(people, candidates, strict=True):
        here = _same_class(person, ids, pupils)
        if not ids:
            new.append(person)
        elif len(ids) == 1 and claims[ids[0]] == 1 and _can_be(person, pupils[ids[0]]):
            known.append((person, ids[0]))
        elif len(here) == 1 and classmates[here[0], folded(person.class_name)] == 1:
            known.append((person, here[0]))
        else:
            unclear.append((person, ids))
    met = {pupil_id for _, pupil_id in known} | {name for _, ids in unclear for name in ids}
    left = tuple(pupil_id for pupil_id in pupils if pupil_id not in met)
    return Match(tuple(known), tuple(new), tuple(unclear), left)


def _candidates(person: Person, by_name: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    names = person.names
    whole = {folded(f"{first} {names.last}") for first in (names.first, *names.known_as)}
    whole |= {folded(name) for name in names.other}
    return tuple(sorted({pupil_id for name in whole for pupil_id in by_name.get(name, ())}))


def _names_of(pupil: Pupil) -> set[str]:
    last = pupil.last_name.reveal()
    firsts = (pupil.first_name, *pupil.known_as)
    names = {folded(f"{first.reveal()} {last}") for first in firsts}
    return names | {folded(name.reveal()) for name in pupil.other_names}


def _same_class(person: Person, ids: Sequence[str], pupils: Mapping[str, Pupil]) -> tuple[str, ...]:
    wanted = folded(person.class_name)
    return tuple(name for name in ids if wanted and folded(pupils[name].class_name) == wanted)


def _can_be(person: Person, pupil: Pupil) -> bool:
    """Whether a pupil of that class may be in this one now: the same year, or the next."""
    before, now = _year(pupil.class_name), _year(person.class_name)
    return before is None or now is None or 0 <= now - before <= 1


def _year(class_name: str) -> int | None:
    """The year of "3B" or "Year 3"; Reception is 0; None where the name does not tell."""
    if digits := re.search(r"[0-9]+", class_name):
        return int(digits[0])
    return 0 if re.fullmatch(r"R|R[A-Z]|Reception.*", class_name.strip(), re.IGNORECASE) else None
