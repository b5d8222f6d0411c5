"""Names and phrases that are known not to be pupils: staff, governors, public figures, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from safeguarding.names.folding import folded_words
from safeguarding.names.tokens import Tokens
from safeguarding.names.vocabulary import PARTICLES, TITLES
from safeguarding.policy import Policy

_WORD = re.compile("[A-Za-z0-9]+")
_VERSE = 4
"""Words of a form in which commas may stand: "Mary, Mary, quite contrary"."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whole names as policy.toml lists them, with or without a title."""

    staff: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    public_figures: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    sayings: tuple[str, ...] = ()
    """Phrases that count only with the capitals that they are listed with."""

    @property
    def names(self) -> tuple[str, ...]:
        listed = self.staff + self.governors + self.public_figures
        return listed + self.phrases + self.sayings

    @classmethod
    def from_policy(cls, policy: Policy) -> Allowed:
        school = policy.school
        leaders = (school.headteacher, school.deputy, school.safeguarding_lead)
        return cls(
            staff=policy.staff + tuple(name for name in leaders if name),
            governors=policy.governors,
            public_figures=policy.public_figures + _shipped_figures(),
            phrases=policy.phrases + _shipped_phrases(),
            sayings=_shipped_sayings(),
        )


@cache
def _shipped_figures() -> tuple[str, ...]:
    """People, real and in books, whom primary schools write of; policy.toml adds the school's."""
    text = (files(__package__) / "public_figures.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


@cache
def _shipped_phrases() -> tuple[str, ...]:
    """What primary schools say with words that are names too; each line is "Roman: army baths"."""
    text = (files(__package__) / "phrases.txt").read_text(encoding="utf-8")
    rows = (line.partition(":") for line in text.splitlines())
    return tuple(
        f"{name} {word}"
        for names, _, words in rows
        for name in names.split()
        for word in words.split()
    )


@cache
def _shipped_sayings() -> tuple[str, ...]:
    """Ships, songs, shows and places that hold names; a line may be "May, April: Day Fool"."""
    text = (files(__package__) / "sayings.txt").read_text(encoding="utf-8")
    return tuple(saying for line in text.splitlines() for saying in _sayings(line))


def _sayings(line: str) -> Iterable[str]:
    before, colon, names = line.partition(":")
    if not colon:
        return (line,)
    return (f"{words.strip()} {name}" for words in before.split(",") for name in names.split())


class AllowedNames:
    """Finds the allowed names in a text, the longest first."""

    def __init__(self, allowed: Allowed) -> None:
        self._forms: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        self._surnames: set[str] = set()
        for name in allowed.names:
            words = _words(name)
            for form in (words, _without_title(words)):
                if len(form) > 1:  # one word would hide every child who is called so
                    self._forms.setdefault((form[0], form[1]), []).append(form)
        for name in allowed.public_figures:
            words = _words(name)
            if len(words) > 1:  # "two Harry Potters and a Snow White"
                several = (*words[:-1], f"{words[-1]}s")
                self._forms.setdefault((several[0], several[1]), []).append(several)
        self._capitals = {_words(saying): _capitals(saying) for saying in allowed.sayings}
        for name in allowed.staff + allowed.governors:
            self._surnames.update(_surname(_words(name)))
        for forms in self._forms.values():
            forms.sort(key=len, reverse=True)
        self._longest = max([2, *(len(forms[0]) for forms in self._forms.values())])
        self._starts = {first for first, _ in self._forms} | TITLES
        whole = (word for forms in self._forms.values() for form in forms for word in form)
        self._any = self._surnames.union(whole)

    def hidden(self, tokens: Tokens, stretches: Iterable[tuple[int, int]]) -> set[int]:
        """The words of allowed names about the stretches (first word, last word) of matches.

        They are whole names, which do not overlap.
        """
        hidden: set[int] = set()
        free = 0
        for i in self._beginnings(tokens.words, stretches):
            if i >= free and (length := self._at(tokens, i)):
                free = i + length
                hidden.update(range(i, free))
        return hidden

    def _beginnings(
        self, words: Sequence[str], stretches: Iterable[tuple[int, int]]
    ) -> Sequence[int]:
        near: set[int] = set()
        for first, last in stretches:
            for word in words[first : last + 1]:
                if word.lower() in self._any:
                    near.update(range(max(0, first - self._longest + 1), last + 1))
                    break
        return sorted([i for i in near if words[i].lower() in self._starts]) if near else ()

    def _at(self, tokens: Tokens, i: int) -> int:
        """How many words from word i on are an allowed name."""
        word, after = tokens.words[i].lower(), tokens.word(i + 1)
        for form in self._forms.get((word, after), ()):
            capitals = self._capitals.get(form, ())
            if _stands(tokens, i, form) and all(tokens.capital(i + j) for j in capitals):
                return len(form)
        titled = word in TITLES and after in self._surnames
        named = titled and tokens.gap(i + 1).strip() in {"", "."} and tokens.capital(i + 1)
        return 2 if named else 0


def _stands(tokens: Tokens, i: int, form: tuple[str, ...]) -> bool:
    verse = len(form) >= _VERSE
    for j, word in enumerate(form[1:], start=i + 1):
        if tokens.word(j) != word or not (_beside(tokens, j) or (verse and tokens.comma(j))):
            return False
    return True


def _beside(tokens: Tokens, i: int) -> bool:
    """As in "St. Mary" and "Mrs. Okafor" have a point; "Priya. Nair" is two sentences."""
    after_short = tokens.gap(i).strip() == "." and len(tokens.words[i - 1]) < 4
    return tokens.joins(i) or after_short or tokens.gap(i) == "'"


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(folded_words(name)))


def _capitals(saying: str) -> tuple[int, ...]:
    """The words of a saying that have a capital, by index: "storm Ruby slept" is no storm Ruby."""
    words = _WORD.findall(folded_words(saying))
    return tuple(j for j, word in enumerate(words) if word[0].isupper())


def _without_title(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in TITLES else words


def _surname(words: tuple[str, ...]) -> Iterable[str]:
    """The word by which a title calls the person."""
    named = [word for word in words if word not in PARTICLES and len(word) > 1]
    return named[-1:]
