"""posted.csv: what the Headteacher signed, where it was posted, and what was taken back.

Lines are only ever added. Each has a number, so a line that was moved, deleted or slipped in shows,
and a clock that was set back changes nothing. No name and no pupil id stands in it: pictures are
told by the fingerprints of photos.csv, that of a card by "card:" before it. A copy in the private
folder tells what a hand changed.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from safeguarding.atomic import write_atomically
from safeguarding.errors import ConfigurationError
from safeguarding.project import Project
from safeguarding.school_day import SCHOOL_ZONE
from safeguarding.tables import TableError
from syndication.ledger_lines import (
    HEADER,
    Action,
    Entry,
    Event,
    line_of,
    parse_entries,
    whole_lines,
)

__all__ = ["Action", "Entry", "Event", "Ledger", "append", "ledger_file", "read_ledger"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that was written down, oldest first."""

    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    """What somebody should know of the file itself: plain sentences."""

    def standing(self, source: str = "", network: str = "") -> tuple[Entry, ...]:
        """What was posted and not removed since; of one post or network if these are given."""
        up: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            event = entry.event
            if event.action is Action.POSTED:
                up[event.network, event.address] = entry
            elif event.action is Action.REMOVED:
                up.pop((event.network, event.address), None)
        return tuple(
            entry
            for entry in up.values()
            if source in ("", entry.event.source) and network in ("", entry.event.network)
        )

    def showing(self, fingerprints: Iterable[str]) -> tuple[Entry, ...]:
        """What stands on a network and shows one of these pictures, in its card or its page."""
        wanted = {fingerprint[:16] for fingerprint in fingerprints}
        return tuple(entry for entry in self.standing() if wanted & set(entry.event.pictures))

    def posted(self) -> Posted:
        """The same by post, for whoever asks of many."""
        events = (entry.event for entry in self.entries)
        ever = {(one.snippet, one.network) for one in events if one.action is Action.POSTED}
        standing = {(one.event.source, one.event.network): one for one in self.standing()}
        last = {
            entry.event.source: entry.event.action
            for entry in self.entries
            if entry.event.action in (Action.APPROVED, Action.TAKEN_DOWN)
        }
        down = {source for source, action in last.items() if action is Action.TAKEN_DOWN}
        return Posted(standing, frozenset(ever), frozenset(down), frozenset(self._approved()))

    def _approved(self) -> set[tuple[str, str]]:
        """Post and snippet of what was signed, and not taken down since."""
        signed: set[tuple[str, str]] = set()
        for entry in self.entries:
            source = entry.event.source
            if entry.event.action is Action.APPROVED:
                signed.add((source, entry.event.snippet))
            elif entry.event.action is Action.TAKEN_DOWN:
                signed = {one for one in signed if one[0] != source}
        return signed


@dataclass(frozen=True, slots=True)
class Posted:
    """What is out there, by post."""

    _standing: Mapping[tuple[str, str], Entry]
    _ever: frozenset[tuple[str, str]]
    _down: frozenset[str]
    _approved: frozenset[tuple[str, str]]

    def address(self, source: str, network: str) -> str:
        """Where a post stands on a network; "" if it does not."""
        entry = self._standing.get((source, network))
        return entry.event.address if entry else ""

    def was_taken_down(self, source: str) -> bool:
        """Whether a post was taken off the website and not signed again since."""
        return source in self._down

    def was_approved(self, source: str, snippet: str) -> bool:
        """Whether this very snippet was signed, and the post not taken down since."""
        return (source, snippet) in self._approved

    def is_done(self, source: str, snippet: str, network: str) -> bool:
        """Whether `network` needs nothing more of a post.

        Some version of it stands there, or this very snippet once did and was removed.
        """
        return bool(self.address(source, network)) or (snippet, network) in self._ever


def ledger_file(project: Project) -> Path:
    """In the project's folder, beside policy.toml: it belongs to the school's records."""
    return project.root / "posted.csv"


def read_ledger(project: Project) -> Ledger:
    """posted.csv as it stands; empty if nothing was ever written.

    A last line that a crash cut short is left out and told. Raises ConfigurationError if anything
    else is not as the program wrote it; nothing is changed then.
    """
    lines, torn = whole_lines(_bytes_of(ledger_file(project)))
    entries = _parsed(lines, "posted.csv")
    _expect_nothing_lost(project, entries)
    behind = bool(entries) and _now() < entries[-1].when
    return Ledger(entries, (_TORN,) * bool(torn) + (_BEHIND,) * behind)


def append(project: Project, *events: Event) -> Ledger:
    """Add a line for each event, on disk when this returns; the whole ledger is the answer.

    Takes a lock of its own, so it may be called with or without the lock of the build. What a crash
    left of a last line is first put aside in the private folder. Raises as `read_ledger`, and
    OSError; the earlier lines are untouched, whatever happens.
    """
    project.state.mkdir(parents=True, exist_ok=True)
    with FileLock(project.state / "ledger.lock", timeout=60):
        before = read_ledger(project)
        now = _now()
        first = len(before.entries) + 1
        fresh = tuple(Entry(first + index, now, event) for index, event in enumerate(events))
        _put_torn_line_aside(project)
        _write(ledger_file(project), fresh)
        write_atomically(_copy(project), ledger_file(project).read_bytes())
    return Ledger(before.entries + fresh, before.notes)


def _now() -> dt.datetime:
    return dt.datetime.now(SCHOOL_ZONE).replace(microsecond=0)


_TORN = (
    "The last line of posted.csv was cut short, as by a crash or a full disk, and does not count. "
    "It is put aside in .safeguarding/posted-torn.txt with the next line that is written. Look "
    "whether what you last recorded is in posted.csv, and record it again if it is not."
)
_BEHIND = (
    "The clock of this computer is behind the last line of posted.csv. The order of the lines is "
    "right all the same, but permissions are judged by this day: please set the clock."
)


def _copy(project: Project) -> Path:
    return project.state / "posted.csv"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigurationError(f"{path.name} cannot be opened ({error.strerror}).") from None


def _parsed(lines: bytes, name: str) -> tuple[Entry, ...]:
    try:
        return parse_entries(lines)
    except TableError as error:
        place = f"{name}, line {error.row}" if error.row else name
        raise ConfigurationError(
            f"{place}: {error}. This file is written by the program alone.",
            "Take the change back. A copy as the program left it is in .safeguarding/posted.csv, "
            "and older ones are where the project is backed up. Nothing was changed or posted.",
        ) from None


def _expect_nothing_lost(project: Project, entries: tuple[Entry, ...]) -> None:
    """What this computer wrote must still be there; what another added behind it is welcome."""
    copied, _torn = whole_lines(_bytes_of(_copy(project)))
    known = _parsed(copied, ".safeguarding/posted.csv")
    if entries[: len(known)] == known:
        return
    same = (one == other for one, other in zip(known, entries, strict=False))
    number = next((index for index, fine in enumerate(same) if not fine), len(entries)) + 1
    raise ConfigurationError(
        f"posted.csv was changed by hand: entry {number} is not what the program wrote, or is "
        "gone. Without it a withdrawal could miss where a picture was posted.",
        "Put back the copy .safeguarding/posted.csv. Only if the lines of that copy were written "
        "at the same time as those of another computer, and posted.csv has them all, move the copy "
        "out of the project. What posted.csv no longer says was approved must be approved again. "
        "Nothing was changed or posted.",
    )


def _put_torn_line_aside(project: Project) -> None:
    path = ledger_file(project)
    data = _bytes_of(path)
    lines, torn = whole_lines(data)
    if torn:
        with (project.state / "posted-torn.txt").open("ab") as aside:
            aside.write(torn + b"\n")
            aside.flush()
            os.fsync(aside.fileno())
        with path.open("r+b") as file:
            file.truncate(len(lines))


def _write(path: Path, entries: tuple[Entry, ...]) -> None:
    with path.open("ab") as file:
        size = file.tell()
        data = "".join(line_of(entry) for entry in entries).encode()
        try:
            file.write((b"" if size else HEADER) + _line_end_needed(path, size) + data)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(size)
            raise


def _line_end_needed(path: Path, size: int) -> bytes:
    """An editor may have saved the file without the end of its last, whole line."""
    if not size:
        return b""
    with path.open("rb") as file:
        file.seek(size - 1)
        return b"" if file.read(1) == b"\n" else b"\n"
