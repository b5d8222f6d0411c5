"""The findings as the page shows them: by the file to mend. Nothing here can tell a name."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from desk.pages.checker import Report
from safeguarding.clauses import CLAUSES
from safeguarding.declarations import TABLE

CALLED = {"refuse": "To mend", "confirm": "To mend or to confirm", "warn": "Please look at"}
_STOPS = ("refuse", "confirm")
_ALIKE = ("rule", "level", "line")
"""What findings of one file have in common that are told together, besides how they are mended."""


@dataclass(frozen=True, slots=True)
class Told:
    """Findings that are mended in one place and one way, masked, ready for a page."""

    level: str
    called: str
    place: str
    messages: tuple[str, ...]
    remedy: str
    """Of the first of them; for others of one album it differs in the picture only."""
    album: str
    """Where it is mended on the desk, or ""."""
    rule: str
    why: str
    draft: bool


@dataclass(frozen=True, slots=True)
class OfFile:
    """All findings of one file."""

    source: str
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
    """The findings of reports (each with whether it is of drafts), those that stop things first.

    Thirty photos of one gallery of which nobody said anything are one thing to do.
    """
    files: dict[str, dict[object, list[_Masked]]] = {}
    for report, draft in reports:
        for finding in report.get("findings", ()):
            source = finding["source"] or finding["output"] or "The whole site"
            album = _album(source, finding["remedy"], albums)
            what = (draft, album or finding["remedy"], *(finding[name] for name in _ALIKE))
            one = _Masked(finding, album, draft)
            files.setdefault(source, {}).setdefault(what, []).append(one)
    grouped = [
        OfFile(source, tuple(map(_told, groups.values()))) for source, groups in files.items()
    ]
    return sorted(grouped, key=lambda file: (not file.stops, file.source))


@dataclass(frozen=True, slots=True)
class _Masked:
    finding: Report
    album: str
    draft: bool


def _told(alike: Sequence[_Masked]) -> Told:
    first = alike[0]
    finding = first.finding
    line = finding["line"]
    return Told(
        level=finding["level"],
        called=CALLED.get(finding["level"], ""),
        place=f"line {line}" if line else "",
        messages=tuple(dict.fromkeys(one.finding["message"] for one in alike)),
        remedy=finding["remedy"],
        album=first.album,
        rule=finding["rule"],
        why=CLAUSES.get(finding["clause"], ""),
        draft=first.draft,
    )


def _album(source: str, remedy: str, albums: Collection[str]) -> str:
    """The album of the file, or the one whose photos.csv the remedy names."""
    folder = PurePosixPath(*PurePosixPath(source).parts[1:]).parent.as_posix()
    if folder in albums:
        return folder
    return next((album for album in albums if f"/{album}/{TABLE}" in remedy), "")
