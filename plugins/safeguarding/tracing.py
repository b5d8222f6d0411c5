"""A finding on a built page -> the file and line that a person can mend."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from safeguarding.findings import Around, Finding
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^>]*>|[*_`]+")
_Place = tuple[int, int, int]
"""A line (from 1), and where in it what was found begins and ends."""


class Tracer:
    """Looks for what was found in the sources that a page is made of."""

    def __init__(self, record: BuildRecord) -> None:
        self._record = record
        self._lines = lru_cache(maxsize=64)(self._read_lines)

    def trace(self, finding: Finding, page: Page | None) -> Finding:
        """The finding with `source`, `line`, `column` and `word`, as far as they can be told."""
        if finding.line is not None:
            return finding
        found = self._found(finding, list(dict.fromkeys(self._candidates(finding, page))))
        if found is None and page is not None and not finding.source:
            found = self._found(finding, ["policy.toml", *self._templates()])
        if found is None:
            return replace(finding, source=finding.source or self._own_source(finding, page))
        source, (line, start, _) = found
        word = len(self._lines(source)[line - 1][:start].split()) + 1
        return replace(finding, source=source, line=line, column=start + 1, word=word)

    def _found(self, finding: Finding, sources: Sequence[str]) -> tuple[str, _Place] | None:
        """Where it stands, with the words that stood around it.

        A word of its own in any of the sources comes before letters inside another's word: a list
        of posts holds “art” in the title of one and “quarter” in the next.
        """
        if finding.needle is None:
            return None
        needle = finding.needle.reveal()
        for look in (self._whole, self._named, self._in_part):
            places = [(one, place) for one in sources for place in look(self._lines(one), needle)]
            if places:
                return max(
                    places, key=lambda at: _closeness(self._lines(at[0]), at[1], finding.around)
                )
        return None

    def _own_source(self, finding: Finding, page: Page | None) -> str | None:
        """What the page is made of, when what was found stands in none of its sources."""
        if page is not None and page.own_post is not None:
            return page.own_post.source
        origin = self._record.origins.get(finding.output)
        return origin.source or None if origin else None

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
            yield from sorted({film.video.table for film in page.films if film.video})
        yield from self._posts_with(finding)

    def _posts_with(self, finding: Finding) -> Iterator[str]:
        """Posts whose head says it: a tag stands on pages that lead to no post."""
        needle = squeezed(finding.needle.reveal()) if finding.needle else ""
        for post in self._record.posts.values():
            head = (post.title, post.summary, post.category, *post.tags)
            if needle and any(needle in squeezed(words) for words in head):
                yield post.source

    def _templates(self) -> Iterator[str]:
        project = self._record.knowledge.project
        folder = project.root / "theme" / "templates"
        yield from sorted(project.relative(path) for path in folder.rglob("*.html"))

    def _whole(self, lines: Sequence[str], needle: str) -> Iterator[_Place]:
        for spelling in _spellings(needle):
            yield from _spelt(spelling, lines, r"(?<!\w){}(?!\w)")

    def _in_part(self, lines: Sequence[str], needle: str) -> Iterator[_Place]:
        for spelling in _spellings(needle):
            yield from _spelt(spelling, lines, "{}")

    def _named(self, lines: Sequence[str], needle: str) -> Iterator[_Place]:
        """The lines that name the same pupil otherwise: split by markup, spelt as entities."""
        find = self._record.knowledge.names.find
        wanted = {pupil for mention in find(needle, Place.LABEL) for pupil in mention.pupils}
        if not wanted:
            return
        for number, line in enumerate(lines, start=1):
            for text, origin in _readings(line):
                for mention in find(text, Place.PROSE):
                    if mention.pupils & wanted:
                        yield number, origin[mention.start], origin[mention.end - 1] + 1

    def _read_lines(self, source: str) -> tuple[str, ...]:
        if is_pdf(source):  # its bytes are no lines that anybody could mend
            return ()
        path = self._record.knowledge.project.root / source
        try:
            return tuple(path.read_text(encoding="utf-8-sig", errors="replace").splitlines())
        except OSError:
            return ()


def _readings(line: str) -> Iterator[tuple[str, Sequence[int]]]:
    """A line as it is written and without its markup, and where in it each character stands."""
    yield line, range(len(line))
    marks = [found.span() for found in _MARKUP.finditer(line)]
    if marks:
        edges = [0, *(edge for mark in marks for edge in mark), len(line)]
        origin = [
            at for one, end in zip(edges[::2], edges[1::2], strict=True) for at in range(one, end)
        ]
        yield "".join(line[at] for at in origin), origin


def _spelt(spelling: str, lines: Sequence[str], bounds: str) -> Iterator[_Place]:
    """Where the lines hold `spelling`, in any letters, perhaps across the end of a line."""
    text = "\n".join(lines)
    if spelling.split(maxsplit=1)[0] not in text.casefold():
        return
    pattern = bounds.format(r"\s+".join(map(re.escape, spelling.split())))
    for found in re.finditer(pattern, text, re.IGNORECASE):
        number = text.count("\n", 0, found.start())
        before = found.start() - text.rfind("\n", 0, found.start()) - 1
        yield number + 1, before, before + len(found[0])


def _closeness(lines: Sequence[str], place: _Place, around: Around | None) -> int:
    """How many words before and after the place are those of the text that it was found in."""
    if around is None:
        return 0
    number, start, end = place
    line = lines[number - 1]
    here, there = _words(line[:start]), _words(around.before.reveal())
    before = _alike(reversed(here), reversed(there))
    after = _alike(_words(line[end:]), _words(around.after.reveal()))
    return before + after + (here[:1] == there[:1])


def _alike(some: Iterable[str], others: Iterable[str]) -> int:
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def squeezed(words: str) -> str:
    """“Amelia Khan” of a tag is “amelia-khan” in the address that is made of it."""
    return "".join(filter(str.isalnum, words.casefold()))


def _spellings(needle: str) -> Iterator[str]:
    """How a source may spell what was found; a picture may stand in a gallery of its folder."""
    plain = needle.casefold()
    yield plain
    path = Path(plain)
    if path.suffix and len(path.parts) > 1:
        yield path.name
        yield f"[gallery:{path.parent.name}]"
