"""Lines of posted.csv: what each cell may hold, written and read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from safeguarding.school_day import SCHOOL_ZONE
from safeguarding.tables import Row, TableError, decode, parse_table

COLUMNS = (
    "number",
    "when",
    "action",
    "source",
    "slug",
    "network",
    "address",
    "snippet",
    "pictures",
    "item",
    "role",
)
HEADER = (",".join(f'"{column}"' for column in COLUMNS) + "\n").encode()

_UNSAFE = re.compile(r"[=+\-@\t\r]|.*[\x00-\x1f\x7f]", re.DOTALL)
"""What a spreadsheet would take for a formula at the start of a cell, and control signs."""
_DIGEST = re.compile(r"(?:[0-9a-f]{64})?")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_NETWORK = re.compile(r"[a-z]*")
_ADDRESS = re.compile(r"(?:https://\S+)?")


class Action(StrEnum):
    """What was done."""

    APPROVED = "approved"
    """The Headteacher signed the snippet."""
    POSTED = "posted"
    REMOVED = "removed"
    """A post on a network was deleted there."""
    WITHDRAWN = "withdrawn"
    """A family took a permission back; `pictures` are those that it touched."""
    TAKEN_DOWN = "taken-down"
    """A post was taken off the website."""
    TICKED = "ticked"
    """Something that only a person can do was done; `item` says what."""
    SIGNERS = "signers"
    """The keys in force were changed; `item` says to which."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to be written down. No cell holds a name or a pupil id.

    `source` is the post's, relative to the project; `address` where it stands on `network`
    (https); `snippet` the SHA-256 (hex) of what was signed; `pictures` the fingerprints (16 hex
    digits) of what card and page show; `item` a key of the program's own, as of a checklist.
    Raises ValueError for a cell that a spreadsheet would run, or that could not be read again.
    """

    action: Action
    source: str = ""
    slug: str = ""
    network: str = ""
    address: str = ""
    snippet: str = ""
    pictures: tuple[str, ...] = ()
    item: str = ""
    role: str = "headteacher"

    def __post_init__(self) -> None:
        for text in (self.source, self.slug, self.item, self.role, self.address):
            if _UNSAFE.match(text) or text != text.strip():
                raise ValueError("a cell of the ledger holds what a spreadsheet would run")
        for column, pattern in (("network", _NETWORK), ("address", _ADDRESS), ("snippet", _DIGEST)):
            if not pattern.fullmatch(getattr(self, column)):
                raise ValueError(f"the cell “{column}” is none that the program writes")
        if not all(map(_FINGERPRINT.fullmatch, self.pictures)):
            raise ValueError("the cell “pictures” is none that the program writes")
        if not self.role:
            raise ValueError("the cell “role” is empty")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the event, its number (from 1, without a gap) and when (Europe/London)."""

    number: int
    when: dt.datetime
    event: Event


def line_of(entry: Entry) -> str:
    """The line with its end. Every cell stands in quotation marks: a line cut short shows it."""
    event = entry.event
    cells = (
        str(entry.number),
        entry.when.astimezone(SCHOOL_ZONE).isoformat(timespec="seconds"),
        event.action.value,
        event.source,
        event.slug,
        event.network,
        event.address,
        event.snippet,
        " ".join(event.pictures),
        event.item,
        event.role,
    )
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return line.getvalue()


def whole_lines(data: bytes) -> tuple[bytes, bytes]:
    """The lines of a file that were written whole, and what is left of one that was not."""
    end = data.rfind(b"\n") + 1
    tail = data[end:]
    if not tail or _is_whole(tail):
        return data, b""
    return data[:end], tail


def _is_whole(tail: bytes) -> bool:
    try:
        (cells,) = csv.reader([tail.decode()], strict=True)
    except (csv.Error, UnicodeDecodeError, ValueError):
        return False
    return len(cells) == len(COLUMNS) and bool(cells[-1])


def parse_entries(data: bytes) -> tuple[Entry, ...]:
    """The entries of whole lines.

    Raises TableError, with the line, for anything that the program would not have written.
    """
    if not data.strip():
        return ()
    table = parse_table(*decode(data))
    if table.header.cells != COLUMNS:
        raise TableError(f"The first line must be {','.join(COLUMNS)}", table.header.number)
    return tuple(_entry(row, number) for number, row in enumerate(table.rows, start=1))


def _entry(row: Row, number: int) -> Entry:
    cells = dict(zip(COLUMNS, row.cells, strict=True))
    if cells["number"] != str(number):
        reason = f"The number should be {number}: a line was moved, deleted or put in twice"
        raise TableError(reason, row.number)
    try:
        return Entry(number, _moment(cells["when"]), _event(row.cells))
    except ValueError as error:
        raise TableError(_sentence(error), row.number) from None


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise ValueError("the cell “when” is no time that the program writes") from None
    if moment.tzinfo is None:
        raise ValueError("the cell “when” is no time that the program writes")
    return moment.astimezone(SCHOOL_ZONE)


def _event(cells: Sequence[str]) -> Event:
    action, source, slug, network, address, snippet, pictures, item, role = cells[2:]
    if action not in Action.__members__.values():
        raise ValueError("the cell “action” is none that the program writes")
    return Event(
        Action(action),
        source=source,
        slug=slug,
        network=network,
        address=address,
        snippet=snippet,
        pictures=tuple(pictures.split()),
        item=item,
        role=role,
    )


def _sentence(error: ValueError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]
