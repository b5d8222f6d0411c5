"""What `invoke register` tells the office: numbers, what runs out, and who may be photographed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

from safeguarding.dates import in_words
from safeguarding.english_words import ENGLISH_NAME_WORDS
from safeguarding.errors import ConfigurationError
from safeguarding.nearest import nearest
from safeguarding.people_phrase import full_name
from safeguarding.private import Private, Words
from safeguarding.register_state import missing_but_declared
from safeguarding.school import Channel, Declaration, Permission, Pupil, Register

SOON = dt.timedelta(days=60)
_WIDTH = 14


def overview(
    register: Register, declarations: Collection[Declaration], today: dt.date
) -> list[Words]:
    """The state of the register on `today`, line by line; names and ids are private."""
    lines: list[Words] = [
        (f"{len(register.pupils)} pupils; permissions as they stand on {in_words(today)}.",),
        ("",),
    ]
    lines += _numbers(register, today)
    lines += _running_out(register, today)
    lines += _words_too(register)
    lines += _gone(register, declarations)
    if register.warnings:
        lines += [("",), ("To look into:",)]
        lines += [(f"  {warning}.",) for warning in register.warnings]
    return lines


def class_list(
    register: Register, class_name: str, today: dt.date, *, min_group: int
) -> list[Words]:
    """Who of one class may be photographed for which channel on `today`, to print before a trip.

    Raises ConfigurationError for a class that the register does not have.
    """
    wanted = class_name.strip().casefold()
    pupils = [pupil for pupil in _sorted(register) if pupil.class_name.casefold() == wanted]
    if not pupils:
        classes = sorted({pupil.class_name for pupil in register.pupils.values()} - {""})
        hint = nearest(class_name, classes)
        raise ConfigurationError(("The register has no class “", Private(class_name), f"”.{hint}"))
    lines: list[Words] = [
        (f"Class {pupils[0].class_name}: who may be photographed, on {in_words(today)}",),
        ("",),
        (f"{'':32}" + "".join(f"{channel:<{_WIDTH}}" for channel in Channel),),
    ]
    for pupil in pupils:
        name = Private(f"{full_name(pupil).reveal():<32}", f"{'(name hidden)':<32}")
        said = (pupil.permission(channel, today) for channel in Channel)
        lines.append((name, "".join(f"{permission:<{_WIDTH}}" for permission in said).rstrip()))
    lines += [
        ("",),
        (f"group: only in a picture of at least {min_group} people. no: in no picture there.",),
        ("This list names children. Keep it with you, and destroy it after the trip.",),
    ]
    return lines


def _sorted(register: Register) -> list[Pupil]:
    return sorted(
        register.pupils.values(),
        key=lambda pupil: (pupil.last_name.reveal().casefold(), pupil.first_name.reveal()),
    )


def _numbers(register: Register, today: dt.date) -> list[Words]:
    by_class: dict[str, list[Pupil]] = {}
    for pupil in register.pupils.values():
        by_class.setdefault(pupil.class_name or "(none)", []).append(pupil)
    heading = "".join(f"{channel:<{_WIDTH}}" for channel in Channel)
    lines: list[Words] = [(f"{'Class':<10}{'Pupils':<10}{heading}".rstrip(),)]
    for name, pupils in sorted(by_class.items()):
        lines.append((f"{name:<10}{len(pupils):<10}{_counts(pupils, today)}",))
    everybody = list(register.pupils.values())
    lines.append((f"{'Together':<10}{len(everybody):<10}{_counts(everybody, today)}",))
    lines.append(("For each channel: how many said yes / group / no.",))
    return lines


def _counts(pupils: Iterable[Pupil], today: dt.date) -> str:
    pupils = list(pupils)
    cells = []
    for channel in Channel:
        said = Counter(pupil.permission(channel, today) for pupil in pupils)
        cells.append(" / ".join(str(said[permission]) for permission in Permission))
    return "".join(f"{cell:<{_WIDTH}}" for cell in cells).rstrip()


def _running_out(register: Register, today: dt.date) -> list[Words]:
    ends = sorted(
        (pupil.expires_on, pupil.pupil_id, pupil)
        for pupil in register.pupils.values()
        if pupil.expires_on is not None and today <= pupil.expires_on <= today + SOON
        if any(pupil.permission(channel, today) is not Permission.NO for channel in Channel)
    )
    if not ends:
        return []
    lines: list[Words] = [("",), ("Permissions that run out within 60 days:",)]
    for day, _, pupil in ends:
        lines.append(("  ", full_name(pupil), f", {pupil.class_name}: {in_words(day)}"))
    return lines


def _words_too(register: Register) -> list[Words]:
    """Names that are words as well: the finder asks about them more often."""
    names = sorted(
        {
            name.reveal()
            for pupil in register.pupils.values()
            for name in (pupil.first_name, *pupil.known_as)
            if name.reveal().casefold() in ENGLISH_NAME_WORDS
        }
    )
    if not names:
        return []
    return [
        ("",),
        ("First names that are English words too, about which a build may ask:",),
        ("  ", Private(", ".join(names), f"({len(names)} names hidden)")),
    ]


def _gone(register: Register, declarations: Collection[Declaration]) -> list[Words]:
    missing = missing_but_declared(register, declarations)
    if not missing:
        return []
    lines: list[Words] = [
        ("",),
        ("Pictures show pupils whom the register lacks. A leaver keeps the row until then:",),
    ]
    for pupil_id, pictures in missing.items():
        count = f"{len(pictures)} picture" + ("s" if len(pictures) > 1 else "")
        lines.append(("  ", Private(pupil_id, "(id hidden)"), f": {count}"))
    return lines
