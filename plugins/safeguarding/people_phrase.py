"""Who is in a picture, as a teacher says it: "all of 3B except Amelia K, P-DEMO-014"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from anyascii import anyascii

from safeguarding.errors import ConfigurationError
from safeguarding.nearest import nearest
from safeguarding.private import Private, Words
from safeguarding.school import Pupil, Register

_EXCEPT = re.compile(r"\s+(?:except(?:\s+for)?|but\s+not|without)\s+", re.IGNORECASE)
_APART = re.compile(r"\s*(?:[,;]|\band\b|&)\s*", re.IGNORECASE)
_WHOLE = re.compile(r"(?:all|everybody|everyone|the whole)(?:\s+(?:of|in))?\s+", re.IGNORECASE)
_SHOWN = 8


def people_meant(phrase: str, register: Register) -> tuple[str, ...]:
    """The ids of the pupils that `phrase` names, in the order of the register.

    Understood are classes ("3B", "all of 3B and 4M"), ids, first names, names in daily use, full
    names and a first name with an initial ("Amelia K"), apart by commas, semicolons or "and", and
    one "except". Raises ConfigurationError for a name that nobody or more than one pupil bears, and
    for somebody excepted who is not among the rest.
    """
    wanted, *excepted = _EXCEPT.split(f" {phrase} ")
    if len(excepted) > 1:
        raise ConfigurationError("Say “except” once, and name everybody who is not there after it.")
    everybody = register.pupils.values()
    there = _all_meant(wanted, everybody, everybody)
    among = [pupil for pupil in everybody if pupil.pupil_id in there]
    away = _all_meant(excepted[0], among, everybody) if excepted else set()
    ids = tuple(pupil.pupil_id for pupil in among if pupil.pupil_id not in away)
    if not ids:
        raise ConfigurationError("That leaves nobody. Say who is in the picture.")
    return ids


def _all_meant(text: str, among: Collection[Pupil], school: Collection[Pupil]) -> set[str]:
    parts = [part.strip(" .") for part in _APART.split(text)]
    return {pupil_id for part in parts if part for pupil_id in _meant(part, among, school)}


def _meant(part: str, among: Collection[Pupil], school: Collection[Pupil]) -> set[str]:
    """The ids that one part of a list means: a class, an id or a name."""
    said = folded(_WHOLE.sub("", part))
    of_class = {pupil.pupil_id for pupil in among if folded(pupil.class_name) == said}
    if of_class:
        return of_class
    found = [pupil for pupil in among if folded(pupil.pupil_id) == said or said in _calls(pupil)]
    if len(found) == 1:
        return {found[0].pupil_id}
    whole = [pupil for pupil in found if said in _whole_names(pupil)]
    if len(whole) == 1:
        return {whole[0].pupil_id}
    raise ConfigurationError(*_unclear(part, found, school))


def _unclear(part: str, found: Collection[Pupil], school: Iterable[Pupil]) -> list[Words]:
    said = Private(part)
    if not found:
        classes = sorted({pupil.class_name for pupil in school if pupil.class_name})
        lines: list[Words] = [
            ("Nobody here is called “", said, "”, and no class either.", nearest(part, classes)),
            ("Write a name as the register has it, an id, or a class.",),
        ]
        return lines
    lines = [("“", said, f"” may be {len(found)} pupils. Say which, by id or full name:")]
    for pupil in list(found)[:_SHOWN]:
        lines.append(("    ", Private(pupil.pupil_id), "  ", full_name(pupil), _class_of(pupil)))
    return lines


def full_name(pupil: Pupil) -> Private:
    """First and last name, for a person at school."""
    parts = (pupil.first_name.reveal(), pupil.last_name.reveal())
    return Private(" ".join(filter(None, parts)), "(name hidden)")


def _class_of(pupil: Pupil) -> str:
    return f", class {pupil.class_name}" if pupil.class_name else ""


def _calls(pupil: Pupil) -> set[str]:
    """Everything by which a teacher may call a pupil, folded."""
    firsts = {folded(name.reveal()) for name in (pupil.first_name, *pupil.known_as)} - {""}
    last = folded(pupil.last_name.reveal())
    initials = {f"{first} {last[0]}" for first in firsts if last}
    return firsts | initials | _whole_names(pupil) | ({last} if not firsts else set())


def _whole_names(pupil: Pupil) -> set[str]:
    last = folded(pupil.last_name.reveal())
    names = {folded(name.reveal()) for name in pupil.other_names}
    for first in (pupil.first_name, *pupil.known_as):
        called = folded(first.reveal())
        names |= {f"{called} {last}".strip(), f"{last} {called}".strip()}
    return names


def folded(text: str) -> str:
    """`text` without case, accents, apostrophes and hyphens: as it is typed in a hurry."""
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", anyascii(text).casefold().replace("'", "")).split())
