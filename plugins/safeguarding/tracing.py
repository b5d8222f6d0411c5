"""A finding on a built page -> the file and line that a person can mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from safeguarding.findings import Finding
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.record import BuildRecord


class Tracer:
    """Looks for what was found in the sources that a page is made of."""

    def __init__(self, record: BuildRecord) -> None:
        self._record = record
        self._lines = lru_cache(maxsize=64)(self._read_lines)

    def trace(self, finding: Finding, page: Page | None) -> Finding:
        """The finding with `source`, `line` and `word`, as far as they can be told."""
        if finding.line is not None:
            return finding
        candidates = list(self._candidates(finding, page))
        for source in candidates:
            place = self._place(source, finding)
            if place is not None:
                line, word = place
                return replace(finding, source=source, line=line, word=word)
        return replace(finding, source=candidates[0] if candidates else None)

    def _candidates(self, finding: Finding, page: Page | None) -> Iterator[str]:
        """The sources to look through, the likeliest first."""
        if finding.source:
            yield finding.source
            return
        origin = self._record.origins.get(finding.output)
        if page is not None:
            yield from (post.source for post in page.posts)
        if origin is not None and origin.source:
            yield origin.source
        if page is not None:
            tables = {picture.declaration.table for picture in page.pictures if picture.declaration}
            yield from (f"content/{table}" for table in sorted(tables))
            yield from ("policy.toml", *self._templates())

    def _templates(self) -> Iterator[str]:
        project = self._record.knowledge.project
        folder = project.root / "theme" / "templates"
        yield from sorted(project.relative(path) for path in folder.rglob("*.html"))

    def _place(self, source: str, finding: Finding) -> tuple[int, int | None] | None:
        if finding.needle is None:
            return None
        needle = finding.needle.reveal()
        for spelling in _spellings(needle):
            for number, line in enumerate(self._lines(source), start=1):
                start = line.casefold().find(spelling)
                if start >= 0:
                    return number, len(line[:start].split()) + 1
        return self._named(source, needle)

    def _named(self, source: str, needle: str) -> tuple[int, int | None] | None:
        """The line that names the same pupil otherwise: split by markup, spelt as entities."""
        find = self._record.knowledge.names.find
        wanted = {pupil for mention in find(needle, Place.LABEL) for pupil in mention.pupils}
        if not wanted:
            return None
        for number, line in enumerate(self._lines(source), start=1):
            for mention in find(line, Place.PROSE):
                if mention.pupils & wanted:
                    return number, len(line[: mention.start].split()) + 1
        return None

    def _read_lines(self, source: str) -> tuple[str, ...]:
        path = self._record.knowledge.project.root / source
        try:
            return tuple(path.read_text(encoding="utf-8-sig", errors="replace").splitlines())
        except OSError:
            return ()


def _spellings(needle: str) -> Iterator[str]:
    """How a source may spell what was found; a picture may stand in a gallery of its folder."""
    plain = needle.casefold()
    yield plain
    path = Path(plain)
    if path.suffix and len(path.parts) > 1:
        yield path.name
        yield f"[gallery:{path.parent.name}]"
