"""What originals said besides their pixels: told to the teacher, held against photos.csv."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from photos.cache import PictureCache
from photos.decode import PictureError
from photos.digests import Digests, read_unchanged
from photos.hearing import Heard, hear
from photos.naming import named_by, named_in, undeclared
from photos.sidecars import Sidecars
from photos.traces import Said, Told, said_by
from photos.workshop import Job, Published
from safeguarding.errors import Refused
from safeguarding.record import BuildRecord
from safeguarding.school import Declaration

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Listener:
    """Has originals say again what is remembered nowhere: their words."""

    digests: Digests
    cache: PictureCache

    def said_again(self, job: Job, heard: Heard | None) -> Said:
        """Raises OSError, and PictureError if the file is another by now."""
        if heard is not None:
            parts = self.digests.parts(job.path, job.digest, heard.spans)
            if parts is not None:
                return said_by(parts)
        said, fresh = hear(read_unchanged(job.path, job.digest))
        if heard is None:
            self.cache.remember(job.digest, fresh)
        return said


@dataclass(slots=True)
class Tellings:
    """Hears one original after the other. `project_path` names files as findings do."""

    record: BuildRecord
    listener: Listener
    project_path: Callable[[str], str]
    _told: dict[str, Told] = field(default_factory=dict)
    _sidecars: Sidecars = field(default_factory=Sidecars)

    def hear(self, job: Job, published: Published, row: Declaration, output: str) -> Told:
        """Takes in what one published picture's original said.

        `output` is one of the picture's files in the tree. Raises OSError, and Refused if the file
        has to be read again and is another by now.
        """
        heard, beside = published.heard, self._sidecars.beside(job.path)
        name, table = job.source.rpartition("/")[2], self.project_path(row.table)
        named = named_by(name, self.record.knowledge.names)
        if published.said is None and heard and not (heard.told.names_perhaps or beside):
            told = heard.told
        else:
            said = (published.said or self._said_again(job, heard)).and_also(*beside)
            told = said.told
            named = (*named_in(said, self.record.knowledge.names), *named)
        self.record.problems += undeclared(named, row, name, table, output)
        self._told[job.source] = told
        return told

    def _said_again(self, job: Job, heard: Heard | None) -> Said:
        try:
            return self.listener.said_again(job, heard)
        except PictureError as error:
            # What these bytes say is not what the published ones said, which nobody would know.
            raise Refused(f"A picture cannot be read again. {error}") from None

    def notes(self) -> list[str]:
        """For the last lines of the build: plain sentences without names."""
        return [*_counts(list(self._told.values())), *_by_file(self._told)]


def _counts(told: list[Told]) -> list[str]:
    places = sum(one.place for one in told)
    unread = sum(one.unread for one in told)
    notes = []
    if places:
        whose = "picture had its" if places == 1 else "pictures had their"
        notes.append(f"{places} {whose} location removed.")
    if unread:
        files = "picture" if unread == 1 else "pictures"
        notes.append(
            f"Not all that {unread} {files} held besides the pixels could be read. Nothing but the "
            "pixels was published."
        )
    return notes


def _by_file(told: dict[str, Told]) -> list[str]:
    """Who said what, the same said once; and how the files themselves come to say no more."""
    alike: dict[str, list[str]] = {}
    for source, one in told.items():
        if one.in_words:
            alike.setdefault(one.in_words, []).append(source)
    notes = [f"{_some(sources)} {words}: not published." for words, sources in alike.items()]
    if any(one.place or one.people for one in told.values()):
        notes.append(
            "The files in the albums still say it; copies without it are made by: invoke photos "
            "ALBUM --add FOLDER"
        )
    return notes


def _some(sources: list[str]) -> str:
    names = [source.removeprefix("albums/") for source in sources]
    if len(names) <= _SHOWN:
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return f"{', '.join(names[:_SHOWN])} and {len(names) - _SHOWN} more"
