"""Texts as they may stand in a file, a log, or on a terminal that is not the school's."""

from __future__ import annotations

import os
import re
import sys
from typing import TextIO

from safeguarding.findings import Finding
from safeguarding.mentions import Certainty, Place
from safeguarding.private import HIDDEN, Words, masked, revealed
from safeguarding.record import Finder

_TELLING_DIGITS = 5
_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_WORD = re.compile(r"[^\W\d_]+")


def may_show_names(stream: TextIO | None = None) -> bool:
    """Whether names may be shown: on a terminal at school, never in CI, a pipe or a file."""
    stream = stream or sys.stdout
    return not os.environ.get("CI") and stream.isatty()


class Masker:
    """Takes names out of what rules and errors say."""

    def __init__(self, names: Finder | None) -> None:
        self._names = names

    def path(self, path: str) -> str:
        """A path in which the parts that hold a name or an id are hidden."""
        if self._names is None:
            return path
        path = self._hide(_ID.sub(self._id, path), Place.ADDRESS, Certainty.CERTAIN)
        return _WORD.sub(lambda match: self._word(match[0]), path)

    def _word(self, word: str) -> str:
        """One part of a path: `amelia` is a first name as much as `Amelia`."""
        if self._names is None:
            return word
        if word.casefold() in self._names.surnames:
            return HIDDEN
        found = self._names.find(word.capitalize(), Place.LABEL)
        return HIDDEN if any(m.certainty >= Certainty.LIKELY for m in found) else word

    def _id(self, found: re.Match[str]) -> str:
        """A run of letters, digits and hyphens with the id in it hidden; “12” is no telling id."""
        ids = self._names.ids if self._names else frozenset()
        pieces = found[0].split("-")
        for first in range(len(pieces)):
            for last in range(len(pieces), first, -1):
                word = "-".join(pieces[first:last])
                telling = not word.isdigit() or len(word) >= _TELLING_DIGITS
                if telling and not ids.isdisjoint((word, word.upper())):
                    return "-".join((*pieces[:first], HIDDEN, *pieces[last:]))
        return found[0]

    def words(self, words: Words) -> str:
        """A message without its private parts, and without names in the file names it holds."""
        return self._hide(self.path(masked(words)), Place.LABEL, Certainty.LIKELY)

    def _hide(self, text: str, place: Place, least: Certainty) -> str:
        if self._names is None:
            return text
        for mention in reversed(self._names.find(text, place)):
            if mention.certainty >= least:
                text = text[: mention.start] + HIDDEN + text[mention.end :]
        return text

    def where(self, finding: Finding) -> str:
        """As “content/posts/beans.md, line 7, word 4”; the built file when no source is known."""
        place = self.path(finding.source or finding.output or "the whole site")
        if finding.line is not None:
            place += f", line {finding.line}"
        if finding.word is not None:
            place += f", word {finding.word}"
        return place


class Open(Masker):
    """Shows everything: for a terminal at school."""

    def __init__(self) -> None:
        super().__init__(None)

    def words(self, words: Words) -> str:
        return revealed(words)


def masker_here(names: Finder | None) -> Masker:
    """What the terminal that this runs on may be told."""
    return Open() if may_show_names() else Masker(names)
