"""The real pupils of a school, looked for in files that are no posts: a class list says no heading.

Exports for other programs (JSON, XML), pasted columns and lists without headings hold both halves
of each name close to each other, in either order, whatever stands between.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from safeguarding.knowledge import open_policy
from safeguarding.mentions import Place
from safeguarding.names.folding import fold, folded_words
from safeguarding.policy import Policy
from safeguarding.project import Project
from safeguarding.register import DEMO_ID, read_register
from safeguarding.rules.register_in_output import MANY
from safeguarding.school import Pupil, Register
from safeguarding.school_day import today

_REACH = 8
"""Words between the halves of a name: an id, a class and the keys of both stand there."""
_WORD = re.compile("[A-Za-z0-9]+")


def register_here(root: Path) -> tuple[Register, Policy]:
    """The register of the project at `root`, and its policy.

    Raises ConfigurationError and RegisterError when nobody knows the names.
    """
    project = Project.at(root)
    policy = open_policy(project)
    return read_register(project.register_file, policy, today=today()), policy


@dataclass(frozen=True, slots=True, repr=False)
class Roll:
    """Whom to look for. `halves`: the last word of a last name -> (first name, pupil's id)."""

    halves: Mapping[str, frozenset[tuple[str, str]]]

    @classmethod
    def of(cls, register: Register) -> Roll:
        """The real pupils: invented ones (`P-DEMO-`) may be listed anywhere."""
        halves = defaultdict(set)
        for pupil in register.pupils.values():
            if not pupil.pupil_id.upper().startswith(DEMO_ID):
                for last, first in _halves(pupil):
                    halves[last].add((first, pupil.pupil_id))
        return cls({last: frozenset(found) for last, found in halves.items()})

    def is_listed(self, text: str) -> bool:
        """Whether `text` names so many of them that it is a list."""
        words = [word.lower() for word in _WORD.findall(fold(text, Place.CODE).text)]
        found: set[str] = set()
        for at, word in enumerate(words):
            if word in self.halves:
                near = frozenset(words[max(0, at - _REACH) : at + _REACH + 1])
                found |= {pupil for first, pupil in self.halves[word] if first in near}
        return len(found) >= MANY


def _halves(pupil: Pupil) -> Iterator[tuple[str, str]]:
    last = _words(pupil.last_name.reveal())
    for name in (pupil.first_name, *pupil.known_as):
        first = _words(name.reveal())
        if first and last:
            yield last[-1], first[0]


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(folded_words(name))]
