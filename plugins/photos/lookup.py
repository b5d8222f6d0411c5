"""What the texts of a build refer to: originals of the content folder, or what is amiss."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from photos import trouble
from photos.originals import ALBUMS, ContentFolder, NotThereError, Original, is_picture
from photos.scan import Link
from photos.shelf import Use
from photos.texts import Text
from safeguarding.findings import Finding
from safeguarding.reading import is_pdf
from safeguarding.record import BuildRecord


@dataclass(slots=True)
class Found:
    """What one text refers to: originals by link (None: not to be had) and by gallery."""

    links: dict[Link, str | None] = field(default_factory=dict)
    galleries: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def uses(self, text: Text) -> Iterator[Use]:
        """The pictures of the text in the order in which they stand in it, with its own alts."""
        places: list[tuple[int, Use]] = []
        for tag in text.scan.tags:
            given = dict(tag.attributes).get("alt") if tag.name == "img" else ""
            for link in tag.links.values():
                source = self.links.get(link)
                if source:
                    places.append((tag.start, Use(source, (given or "").strip())))
        for mark in text.scan.galleries:
            sources = (source for name in mark.names for source in self.galleries[name])
            places += [(mark.start, Use(source, "")) for source in sources]
        yield from (use for _, use in sorted(places, key=lambda place: place[0]))


class Lookup:
    """Finds the originals of all texts; `originals` are those that some text refers to."""

    def __init__(self, record: BuildRecord) -> None:
        self._record = record
        self._project = record.knowledge.project
        self._declarations = record.knowledge.declarations
        self._folder = ContentFolder(self._project.content)
        self.originals: dict[str, Original] = {}

    def look_up(self, text: Text) -> Found:
        found = Found()
        post = self._project.relative(Path(text.content.source_path))
        for link in text.scan.links:
            if link in found.links:
                continue
            paths = text.paths(link)
            if any(path.startswith("../") for path in paths):
                found.links[link] = None
                self._tell(trouble.outside(link.path, post))
            elif any(path in self._record.origins for path in paths):
                continue  # another part of the build made it, and says so
            elif any(is_picture(path) for path in paths):
                found.links[link] = self._linked(text, link, post)
        for mark in text.scan.galleries:
            for name in mark.names:
                if name not in found.galleries:
                    found.galleries[name] = self._gallery(name, post)
        for name in text.scan.stray:
            self._tell(trouble.gallery_amid_text(name, post))
        return found

    def _linked(self, text: Text, link: Link, post: str) -> str | None:
        """The original behind a link, as it is written or else as "%20" is read."""
        failures: list[NotThereError] = []
        for path in text.paths(link):
            try:
                original = self._folder.find(path)
            except NotThereError as error:
                failures.append(error)
                continue
            if not original.exact:
                real = original.source.rpartition("/")[2]
                self._tell(trouble.other_letters(link.path, real, post))
            return self._wanted(original)
        self._tell(trouble.not_there(link.path, str(failures[0]), failures[0].nearest, post))
        return None

    def _gallery(self, name: str, post: str) -> tuple[str, ...]:
        """All pictures of an album: the declared in the order of the table, then the others."""
        albums = self._folder.albums()
        if name not in albums:
            self._tell(trouble.no_such_album(name, _nearest(name, albums), post))
            return ()
        folder = f"{ALBUMS}/{name}"
        rows = (r for r in self._declarations.values() if r.picture.rpartition("/")[0] == folder)
        declared = [
            row.picture for row in sorted(rows, key=lambda row: row.line) if not is_pdf(row.picture)
        ]
        listed = dict.fromkeys((*declared, *self._folder.pictures_in(folder)))
        if not listed:
            self._tell(trouble.empty_album(name, post))
        there = (self._in_album(source) for source in listed)
        return tuple(dict.fromkeys(source for source in there if source))

    def _in_album(self, source: str) -> str | None:
        name = source.rpartition("/")[2]
        row = self._declarations.get(source)
        try:
            original = self._folder.find(source)
        except NotThereError as error:
            if row is None:
                self._tell(trouble.not_there(name, str(error), "", self.project_path(source)))
        else:
            if original.exact:
                return self._wanted(original)
        if row is not None:
            self._tell(trouble.row_without_file(name, self.project_path(row.table), row.line))
        return None

    def project_path(self, source: str) -> str:
        """A path in the content folder as findings name it, relative to the project."""
        return f"{self._project.relative(self._project.content)}/{source}"

    def _wanted(self, original: Original) -> str:
        self.originals.setdefault(original.source, original)
        return original.source

    def _tell(self, finding: Finding) -> None:
        if finding not in self._record.problems:
            self._record.problems.append(finding)


def _nearest(name: str, names: Iterable[str]) -> str:
    """The name that is most like `name`, whatever its capital letters; "" if none is."""
    folded = {known.casefold(): known for known in names}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    return folded[near[0]] if near else ""
