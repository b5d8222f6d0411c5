"""The questions of `invoke photos`: what holds for most pictures, then the exceptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from desk.album import Answer, Candidate
from desk.telling import say
from photos.naming import Named
from safeguarding.alt_texts import heralds_itself, is_file_name
from safeguarding.errors import ConfigurationError
from safeguarding.people_phrase import people_meant
from safeguarding.private import Private, Words
from safeguarding.school import Register, Shows

_EXPLAINED = {
    Shows.PUPILS: "with faces",
    Shows.BACKS: "pupils, no face",
    Shows.ADULTS: "grown-ups only",
    Shows.WORK: "pupils' work, no child",
    Shows.PLACE: "nobody",
}
_FEWER = re.compile(r"(?:except|without|but not)\b", re.IGNORECASE)
_MORE = re.compile(r"(?:also|and|plus|with)\s+", re.IGNORECASE)
_ONE_OR_SPAN = r"\d+(?:\s*-\s*\d+)?"
_NUMBERS = re.compile(rf"(?:{_ONE_OR_SPAN}(?:\s*(?:,|&|\band\b|\s)\s*)?)+")
_NUMBERS_AND_WORDS = re.compile(rf"({_ONE_OR_SPAN}(?:\s*(?:,|&|\band\b)\s*{_ONE_OR_SPAN})*)\s+(.+)")
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Hint:
    """What an import knows of a picture and its master does not: for those who declare it."""

    photo: str
    """What the photo was called on the phone."""
    named: tuple[Named, ...] = ()
    """The pupils whom it named as being in it."""


def ask_about(
    pictures: Sequence[Candidate], register: Register, hints: Mapping[str, Hint]
) -> Mapping[str, Answer]:
    """What somebody says of each picture, by its source. `hints` are by file name."""
    for number, picture in enumerate(pictures, 1):
        hint = hints.get(picture.name)
        print(f"  {number:3}  {picture.name}{f'  ({hint.photo})' if hint else ''}")
    print("First what holds for most of them, then the exceptions. Ctrl+C leaves all as it was.")
    usual = _ask(register, _as_declared(pictures[0]))
    said = dict.fromkeys((picture.source for picture in pictures), usual)
    while len(pictures) > 1 and (numbers_and_words := _exceptions(len(pictures))):
        numbers, words = numbers_and_words
        chosen = [pictures[number - 1].source for number in numbers]
        given = None if words else _ask(register, usual)
        for source in chosen:
            said[source] = given or replace(said[source], alt=words)
    return _with_those_named(pictures, said, hints)


def ask_which_are_wrong(pictures: Sequence[Candidate], where: str) -> Sequence[Candidate]:
    """Those of declared pictures that somebody wants to declare anew."""
    print(f"All pictures in {where} are declared:")
    for number, picture in enumerate(pictures, 1):
        row = picture.row
        said = f"{row.shows}, {len(row.people)} pupils, “{row.alt}”" if row else ""
        print(f"  {number:3}  {picture.name}  {said}")
    while said := input("Which do you want to change? Numbers (2, 5-7) [Enter: none]: ").strip():
        numbers, words = _numbers_and_words(said)
        if numbers and not words and set(numbers) <= set(range(1, len(pictures) + 1)):
            return [pictures[number - 1] for number in dict.fromkeys(numbers)]
        print(f"Numbers from 1 to {len(pictures)}.")
    return ()


def shows_meant(written: str) -> Shows:
    """The kind, whole or as far as it is clear. Raises ConfigurationError."""
    word = written.strip().casefold()
    meant = [kind for kind in Shows if kind == word] or [
        kind for kind in Shows if word and kind.startswith(word)
    ]
    if len(meant) == 1:
        return meant[0]
    known = ", ".join(Shows)
    raise ConfigurationError((f"A picture shows one of {known}; “", Private(written), "” is none."))


def people_of(
    shows: Shows, phrase: str, register: Register, usual: Collection[str] = ()
) -> tuple[str, ...]:
    """The ids that `phrase` means; it may be "except …" or "also …" of the `usual` ones.

    Raises ConfigurationError, for pictures of pupils without anybody too.
    """
    phrase = phrase.strip()
    among = "; ".join(usual)
    if usual and _FEWER.match(phrase):
        return people_meant(f"{among} {phrase}", register)
    if usual and _MORE.match(phrase):
        return people_meant(f"{among}; {_MORE.sub('', phrase, count=1)}", register)
    if phrase:
        return people_meant(phrase, register)
    if shows.pupils and not usual:
        raise ConfigurationError(
            "Say which pupils are in the pictures.", 'With --people "P-0007; all of 3B".'
        )
    return tuple(usual) if shows.pupils else ()


def _as_declared(picture: Candidate) -> Answer | None:
    row = picture.row if picture.declared else None
    return Answer(row.shows, row.people, row.alt) if row else None


def _ask(register: Register, usual: Answer | None) -> Answer:
    """Three questions; Enter answers as for most pictures, if that is known."""
    kinds = ", ".join(f"{kind} ({told})" for kind, told in _EXPLAINED.items())
    same = f" [Enter: {usual.shows}]" if usual else ""
    shows = _until_clear(
        f"What is shown? {kinds}{same}: ",
        lambda said: usual.shows if usual and not said.strip() else shows_meant(said),
    )
    before = usual.people if usual else ()
    people: tuple[str, ...] = ()
    if shows.pupils:
        people = _until_clear(_who(before), lambda said: people_of(shows, said, register, before))
        print("That is 1 pupil." if len(people) == 1 else f"That is {len(people)} pupils.")
    again = " [Enter: the same words]: " if usual and usual.alt else " "
    alt = _until_clear(f"What happens in it, without names?{again}", _alt_meant)
    return Answer(shows, people, alt or (usual.alt if usual else ""))


def _who(before: Collection[str]) -> str:
    if before:
        return f"Who is in it? Names, “except …” or “also …” [Enter: the same {len(before)}]: "
    return "Who is in it? Names, ids, “all of 3B except …”: "


def _alt_meant(said: str) -> str:
    alt = said.strip()
    if alt and is_file_name(alt, ""):
        raise ConfigurationError("That is what a file is called. Say it to somebody who is blind.")
    if heralds_itself(alt):
        print("It need not say that it is a picture: everybody is told so.")
    return alt


def _exceptions(count: int) -> tuple[list[int], str] | None:
    """Numbers of pictures that differ, and the words of their own; None for no more."""
    while said := input(
        "Which differ? Numbers (2, 5-7); or a number and its own words (3 A crab) [Enter: none]: "
    ).strip():
        numbers, words = _numbers_and_words(said)
        if numbers and set(numbers) <= set(range(1, count + 1)):
            return numbers, words
        print(f"Begin with numbers from 1 to {count}.")
    return None


def _numbers_and_words(said: str) -> tuple[list[int], str]:
    """“2 5-7” are numbers alone; “3 5 crabs” is picture 3 and its words. Neither: no numbers."""
    if _NUMBERS.fullmatch(said):
        return _numbers(said), ""
    found = _NUMBERS_AND_WORDS.fullmatch(said)
    return (_numbers(found[1]), found[2].strip()) if found else ([], "")


def _numbers(said: str) -> list[int]:
    """From “2, 5-7” 2, 5, 6 and 7; numbers of many digits are no pictures of an album."""
    spans = [(int(a[:6]), int((b or a)[:6])) for a, b in _RANGE.findall(said)]
    return [number for a, b in spans for number in range(a, min(b, a + 1_000) + 1)]


def _until_clear(question: str, meaning: Callable[[str], _T]) -> _T:
    while True:
        try:
            return meaning(input(question))
        except ConfigurationError as error:
            say(error.lines)


def _with_those_named(
    pictures: Sequence[Candidate], said: dict[str, Answer], hints: Mapping[str, Hint]
) -> Mapping[str, Answer]:
    """Once more, if photos named pupils who were not mentioned: a tag says more than a memory."""
    missing: dict[str, list[str]] = {}
    lines: list[Words] = []
    for picture in pictures:
        for named in hints[picture.name].named if picture.name in hints else ():
            if _is_one(named) and named.pupils.isdisjoint(said[picture.source].people):
                missing.setdefault(picture.source, []).extend(named.pupils)
                lines.append((f"  {picture.name}: the photo itself named ", named.name))
    if not missing:
        return said
    say([*lines, ("You did not say that they are in it.",)])
    if input("Are they? yes or no: ").strip().casefold() not in ("y", "yes"):
        return said
    added = {
        source: replace(said[source], people=(*said[source].people, *dict.fromkeys(ids)))
        for source, ids in missing.items()
    }
    return {**said, **added}


def _is_one(named: Named) -> bool:
    """Whether the name can only be one pupil's."""
    return named.certain and len(named.pupils) == 1
