"""Names and phrases that are known not to be pupils: staff, governors, public figures, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from safeguarding.names.folding import folded_words
from safeguarding.names.matches import Match
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import PARTICLES, TITLES
from safeguarding.policy import Policy

_WORD = re.compile("[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whole names as policy.toml lists them, with or without a title."""

    staff: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.staff + self.governors + self.public_figures + self.phrases

    @classmethod
    def from_policy(cls, policy: Policy) -> Allowed:
        school = policy.school
        leaders = (school.headteacher, school.deputy, school.safeguarding_lead)
        return cls(
            staff=policy.staff + tuple(name for name in leaders if name),
            governors=policy.governors,
            public_figures=policy.public_figures + _shipped_figures(),
            phrases=policy.phrases,
        )


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words `first` to `last` are somebody else."""

    first: int
    last: int


@cache
def _shipped_figures() -> tuple[str, ...]:
    """People, real and in books, whom primary schools write of; policy.toml adds the school's."""
    text = (files(__package__) / "public_figures.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


class AllowedNames:
    """Finds the allowed names in a text, the longest first."""

    def __init__(self, allowed: Allowed) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._surnames: set[str] = set()
        for name in allowed.names:
            words = _words(name)
            for form in (words, _without_title(words)):
                if len(form) > 1:  # one word would hide every child who is called so
                    self._by_first.setdefault(form[0], []).append(form)
        for name in allowed.staff + allowed.governors:
            self._surnames.update(_surname(_words(name)))
        for forms in self._by_first.values():
            forms.sort(key=len, reverse=True)
        lengths = [len(form) for forms in self._by_first.values() for form in forms]
        self._longest = max([2, *lengths])
        self._starts = self._by_first.keys() | TITLES

    def hidden(self, tokens: Tokens, matches: Iterable[Match]) -> Iterator[Hidden]:
        """Allowed names about the matches, whole, in text order and without overlap."""
        near = {
            i
            for match in matches
            for i in range(max(0, match.first - self._longest + 1), match.last + 1)
        }
        free = 0
        for i in sorted(i for i in near if tokens.small[i] in self._starts):
            if i >= free and (found := self._at(tokens, i)):
                yield found
                free = found.last + 1

    def _at(self, tokens: Tokens, i: int) -> Hidden | None:
        word = tokens.word(i)
        for form in self._by_first.get(word, ()):
            if _stands(tokens, i, form):
                return Hidden(i, i + len(form) - 1)
        titled = word in TITLES and tokens.word(i + 1) in self._surnames
        if titled and tokens.gaps[i + 1].strip() in {"", "."} and tokens.capital(i + 1):
            return Hidden(i, i + 1)
        return None


def _stands(tokens: Tokens, i: int, form: tuple[str, ...]) -> bool:
    stands = tuple(tokens.small[i : i + len(form)]) == form
    return stands and all(_beside(tokens, i + k) for k in range(1, len(form)))


def _beside(tokens: Tokens, i: int) -> bool:
    """As in "St. Mary" and "Mrs. Okafor" have a point; "Priya. Nair" is two sentences."""
    after_short = tokens.gaps[i].strip() == "." and len(tokens.words[i - 1]) < 4
    return tokens.joins(i) or after_short or tokens.gaps[i] == "'"


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(folded_words(name)))


def _without_title(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in TITLES else words


def _surname(words: tuple[str, ...]) -> Iterable[str]:
    """The word by which a title calls the person."""
    named = [word for word in words if word not in PARTICLES and len(word) > 1]
    return named[-1:]
