"""A pupil of the register -> the words by which a text may call that pupil."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safeguarding.errors import RegisterError
from safeguarding.names.folding import folded_words
from safeguarding.names.nicknames import short_forms
from safeguarding.names.spellings import spellings
from safeguarding.names.vocabulary import FUNCTION_WORDS, PARTICLES
from safeguarding.school import Pupil

_WORD = re.compile("[A-Za-z]+")
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")
_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class NameWords:
    """The words of one pupil's names: folded, lower-case, each of letters only.

    Any of `given`, `aliases` with any of `family`, `family_aliases` is the pupil's full name;
    a word of `alone` may be the pupil by itself. `single`: the only word of a pupil who has one.
    """

    given: frozenset[str]
    alone: frozenset[str]
    family: frozenset[str]
    aliases: frozenset[str]
    family_aliases: frozenset[str]
    single: str = ""
    doubles: frozenset[tuple[str, str]] = frozenset()
    """The first two words of first names that have several: Amelia-Rose, Mary Jane."""


def name_words(pupil: Pupil) -> NameWords:
    """All words for `pupil`; `RegisterError` for a name that no text could be searched for."""
    first, last = _words(pupil.first_name.reveal()), _words(pupil.last_name.reveal())
    for name, words in ((pupil.first_name, first), (pupil.last_name, last)):
        if name and not words:
            raise RegisterError(
                "The register holds a name without a letter, so no text can be searched for it.",
                "Write the pupil's names in letters; a pupil with one name leaves the other empty.",
            )
    whole = first + last
    if not first or not last:
        first, last = (whole[:-1], whole[-1:]) if len(whole) > 1 else (whole, ())
    givens, families = [first], [last] if last else []
    givens += [words for known in pupil.known_as if (words := _words(known.reveal()))]
    for other in pupil.other_names:
        other_given, other_family = _split(other.reveal(), last)
        givens += [other_given] if other_given else []
        families += [other_family] if other_family else []
    return _assemble(givens, families, whole[0] if len(whole) == 1 else "", pupil)


def _assemble(givens: list[_Words], families: list[_Words], single: str, pupil: Pupil) -> NameWords:
    given = _significant(givens)
    family = _significant(families) | _halves(pupil.last_name.reveal())
    aliases = {alias for word in given for alias in short_forms(word) | spellings(word)}
    family_aliases = {alias for word in family for alias in spellings(word) | _mac(word)}
    return NameWords(
        given=given,
        alone=frozenset(word for words in givens for word in _alone(words)),
        family=family,
        aliases=frozenset(aliases) - given,
        family_aliases=frozenset(family_aliases) - family,
        single=single,
        doubles=frozenset((words[0], words[1]) for words in givens if _is_double(words)),
    )


def _is_double(words: _Words) -> bool:
    return len(words) > 1 and all(len(word) > 1 for word in words[:2])


def _words(name: str) -> _Words:
    return tuple(word.lower() for word in _WORD.findall(folded_words(name)))


def _split(other: str, last: _Words) -> tuple[_Words, _Words]:
    """A former name in full, or one word of it: a first name unless it is a word of the surname."""
    if "," in other:
        family, given = other.split(",", 1)
        return _words(given), _words(family)
    words = _words(other)
    if len(words) > 1:
        start = next((i for i, word in enumerate(words) if word in PARTICLES), len(words) - 1)
        return words[:start], words[start:]
    return ((), words) if words and words[0] in last else (words, ())


def _significant(names: Iterable[_Words]) -> frozenset[str]:
    """Each word that stands for a name by itself, and the name written as one word."""
    found: set[str] = set()
    for words in names:
        own = [word for word in words if len(word) > 1 and word not in PARTICLES]
        found.update(own or words[-1:])
        found.add("".join(words))
        found.update(_with_particles(words))
    return frozenset(found)


def _with_particles(words: _Words) -> Iterator[str]:
    """As in "obrien", of Porter-O'Brien."""
    for end, word in enumerate(words):
        start = end
        while start and words[start - 1] in PARTICLES:
            start -= 1
        if start < end and word not in PARTICLES:
            yield "".join(words[start : end + 1])


def _alone(words: _Words) -> set[str]:
    weak = len(words[0]) < 3 or words[0] in FUNCTION_WORDS | PARTICLES
    chosen = {words[0], "".join(words)} | ({w for w in words[1:] if len(w) > 2} if weak else set())
    return {word for word in chosen if len(word) > 1}


def _halves(last_name: str) -> frozenset[str]:
    """As in "MacDonald" is also written "Mac Donald"."""
    words = _WORD.findall(folded_words(last_name))
    humps = [_HUMP.split(word) for word in words]
    return frozenset(parts[-1].lower() for parts in humps if len(parts) > 1 and len(parts[-1]) > 3)


def _mac(word: str) -> frozenset[str]:
    if word.startswith("mac") and len(word) > 5:
        return frozenset({"mc" + word[3:]})
    if word.startswith("mc") and len(word) > 4:
        return frozenset({"mac" + word[2:]})
    return frozenset()
