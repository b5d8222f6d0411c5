"""The findings as the page shows them: by the file to mend. Nothing here can tell a name."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desk.pages.checker import Report
from safeguarding.clauses import CLAUSES

CALLED = {"refuse": "To mend", "confirm": "To mend or to confirm", "warn": "Please look at"}
_STOPS = ("refuse", "confirm")


@dataclass(frozen=True, slots=True)
class Told:
    """One finding, masked, ready for a page."""

    level: str
    called: str
    place: str
    message: str
    remedy: str
    rule: str
    why: str
    draft: bool


@dataclass(frozen=True, slots=True)
class OfFile:
    """All findings of one file. `album` is where it is mended on the desk, or ""."""

    source: str
    album: str
    told: tuple[Told, ...]

    @property
    def stops(self) -> bool:
        return any(one.level in _STOPS and not one.draft for one in self.told)


def last_report(path: Path) -> Report | None:
    """What the last build wrote; None if there is none that can be read."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        return report if report["version"] == 1 and isinstance(report["findings"], list) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def by_file(reports: Iterable[tuple[Report, bool]], albums: Collection[str]) -> Sequence[OfFile]:
    """The findings of reports (each with whether it is of drafts), those that stop things first."""
    files: dict[str, list[Told]] = {}
    for report, draft in reports:
        for finding in report.get("findings", ()):
            source = finding["source"] or finding["output"] or "The whole site"
            told = files.setdefault(source, [])
            told.append(_told(finding, draft=draft))
    grouped = [
        OfFile(source, _album(source, albums), tuple(dict.fromkeys(told)))
        for source, told in files.items()
    ]
    return sorted(grouped, key=lambda file: (not file.stops, file.source))


def _told(finding: Report, *, draft: bool) -> Told:
    line = finding["line"]
    return Told(
        level=finding["level"],
        called=CALLED.get(finding["level"], ""),
        place=f"line {line}" if line else "",
        message=finding["message"],
        remedy=finding["remedy"],
        rule=finding["rule"],
        why=CLAUSES.get(finding["clause"], ""),
        draft=draft,
    )


def _album(source: str, albums: Collection[str]) -> str:
    folder = PurePosixPath(*PurePosixPath(source).parts[1:]).parent.as_posix()
    return folder if folder in albums else ""
