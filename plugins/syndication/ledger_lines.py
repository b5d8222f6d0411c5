"""Lines of posted.csv: what each cell may hold, written and read."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
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
_ON_CARD = "card:"
_NO_PHOTO = f"{_ON_CARD}none"


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
    digits) of what card and page show; `on_card` those of them that the card itself shows, None if
    nobody wrote that down; `item` a key of the program's own, as of a checklist.
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
    on_card: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for text in (self.source, self.slug, self.item, self.role, self.address):
            if _UNSAFE.match(text) or text != text.strip():
                raise ValueError("a cell of the ledger holds what a spreadsheet would run")
        for column, pattern in (("network", _NETWORK), ("address", _ADDRESS), ("snippet", _DIGEST)):
            if not pattern.fullmatch(getattr(self, column)):
                raise ValueError(f"the cell “{column}” is none that the program writes")
        shown = all(map(_FINGERPRINT.fullmatch, self.pictures))
        if not (shown and set(self.pictures).issuperset(self.on_card or ())):
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
        " ".join(_marks(event)),
        event.item,
        event.role,
    )
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _marks(event: Event) -> Iterator[str]:
    """The cell “pictures”: "card:0123456789abcdef fedcba9876543210", or "card:none …"."""
    if event.on_card == ():
        yield _NO_PHOTO
    for mark in event.pictures:
        yield f"{_ON_CARD}{mark}" if mark in (event.on_card or ()) else mark


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
    shown, on_card = _read_marks(pictures)
    return Event(
        Action(action),
        source=source,
        slug=slug,
        network=network,
        address=address,
        snippet=snippet,
        pictures=shown,
        item=item,
        role=role,
        on_card=on_card,
    )


def _read_marks(cell: str) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """All pictures, and those on the card: None in a line that does not tell."""
    marks = [mark for mark in cell.split() if mark != _NO_PHOTO]
    on_card = tuple(m.removeprefix(_ON_CARD) for m in marks if m.startswith(_ON_CARD))
    told = bool(on_card) or _NO_PHOTO in cell.split()
    return tuple(m.removeprefix(_ON_CARD) for m in marks), on_card if told else None


def _sentence(error: ValueError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]
