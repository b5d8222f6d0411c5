"""What a rule has to say: plain data, from the rule to the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from safeguarding.private import Private, Words


class Level(StrEnum):
    """How much a finding matters."""

    REFUSE = "refuse"
    """The build fails."""
    CONFIRM = "confirm"
    """The build fails until a person has said that it is right."""
    WARN = "warn"
    """Told on every build; the site is published."""

    @property
    def stops_the_build(self) -> bool:
        return self is not Level.WARN


@dataclass(frozen=True, slots=True)
class Around:
    """The words before and after what was found, to tell its places in a source apart."""

    before: Private
    after: Private


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found, and where.

    `source` is the file to mend, relative to the project ("content/posts/beans.md"); `line`,
    `column` (in characters) and `word` count from 1. `output` is the built file, relative to the
    tree. `needle` is the text that was found, by which the tracer looks for the line when the rule
    does not know it.
    """

    rule: str
    level: Level
    clause: str
    message: Words
    remedy: Words
    output: str = ""
    source: str | None = None
    line: int | None = None
    column: int | None = None
    word: int | None = None
    needle: Private | None = None
    draft: bool = False
    """Nothing but drafts is concerned: told to whoever checks, but the rest may go out."""
    fixed: bool = False
    """Not to be lowered by policy.toml, though others of its rule may be."""

    @property
    def stops_the_build(self) -> bool:
        return self.level.stops_the_build and not self.draft

    around: Around | None = None


def alike(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings that are mended in one place and one way, together: thirty photos of one gallery."""
    groups: dict[object, list[Finding]] = {}
    for one in findings:
        place = (one.source, one.line, one.word, one.output if one.source is None else "")
        groups.setdefault((one.rule, one.level, one.draft, one.remedy, place), []).append(one)
    return [tuple(group) for group in groups.values()]
