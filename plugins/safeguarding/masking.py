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

_PATH_LIKE = re.compile(r"[^\s“”]*[./\\_-][^\s“”]*\w")
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
        """A path in which the parts that hold a name are hidden."""
        if self._names is None:
            return path
        path = self._hide(path, Place.ADDRESS, Certainty.CERTAIN)
        return _WORD.sub(lambda match: self._word(match[0]), path)

    def _word(self, word: str) -> str:
        """One part of a path: `amelia` is a first name as much as `Amelia`."""
        if self._names is None:
            return word
        found = self._names.find(word.capitalize(), Place.LABEL)
        return HIDDEN if any(m.certainty >= Certainty.LIKELY for m in found) else word

    def words(self, words: Words) -> str:
        """A message without its private parts, and without names in the file names it holds."""
        text = _PATH_LIKE.sub(lambda match: self.path(match[0]), masked(words))
        return self._hide(text, Place.LABEL, Certainty.LIKELY)

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
