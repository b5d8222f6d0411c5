"""content/videos.csv -> what each YouTube film of the school shows and who is in it.

A row that cannot be read, or whose film stands on somebody else's channel, does not count: the film
is undeclared, and a page that leads to it is not published.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeAlias

from safeguarding.findings import Finding
from safeguarding.policy import Account
from safeguarding.private import HIDDEN, Private, Words
from safeguarding.rules.video_undeclared import RULE
from safeguarding.school import Shows, Video
from safeguarding.tables import Row, Table, TableError, heading_key, read_table
from safeguarding.trust import page_of
from safeguarding.youtube import VIDEO_ID

TABLE = "videos.csv"
COLUMNS = ("id", "title", "shows", "people", "channel")
Declared: TypeAlias = tuple[dict[str, Video], tuple[Finding, ...]]

_APART = re.compile(r"[;,\s]+")
_REMEDY = (
    "Mend the row. The id is what follows “v=” in the address of the film, 11 letters and digits."
)


class _RowError(ValueError):
    def __init__(self, *words: str | Private) -> None:
        super().__init__()
        self.words: Words = words


def read_videos(content: Path, accounts: Collection[Account]) -> Declared:
    """Every film declared in the content folder, by id, and a finding for what does not count."""
    found = sorted(path for path in content.glob("*") if path.name.casefold() == TABLE)
    if not found:
        return {}, ()
    source = f"{content.name}/{found[0].name}"
    if len(found) > 1:
        words = ("There are two tables videos.csv, and they cannot both be true.",)
        return {}, (_finding(source, None, words),)
    if found[0].is_symlink():
        return {}, (_finding(source, None, ("This videos.csv is a link, and is not read.",)),)
    try:
        table = read_table(found[0])
        places = _places(table)
    except TableError as error:
        return {}, (_finding(source, error.row, (f"No row of this file counts: {error}.",)),)
    return _read_rows(table, places, source, _channels(accounts))


def _places(table: Table) -> dict[str, int]:
    """Column -> index. Raises TableError unless each column stands there once."""
    keys = [heading_key(heading) for heading in table.header.cells]
    for column in COLUMNS:
        if keys.count(column) != 1:
            wanted = ",".join(COLUMNS)
            reason = f"the first row must be {wanted}, with each column once"
            raise TableError(reason, table.header.number)
    return {column: keys.index(column) for column in COLUMNS}


def _channels(accounts: Collection[Account]) -> frozenset[str]:
    """The handles and addresses of the school's own channels, to be compared."""
    own = [account for account in accounts if account.network == "youtube"]
    return frozenset(_folded(said) for one in own for said in (one.handle, one.url) if said)


def _folded(channel: str) -> str:
    """One spelling for "@Our_School", "our_school" and "https://www.youtube.com/@our_school/"."""
    page = page_of(channel).casefold().removeprefix("www.").removeprefix("youtube.com/")
    return " ".join(page.lstrip("@").split())


def _read_rows(
    table: Table, places: Mapping[str, int], source: str, channels: Collection[str]
) -> Declared:
    declared: dict[str, Video] = {}
    findings: list[Finding] = []
    rows: dict[str, int] = {}
    for row in table.rows:
        cells = {column: row.cells[index] for column, index in places.items()}
        try:
            _expect_first(cells["id"], row, rows)
            declared[cells["id"]] = _video(row, cells, source, channels)
        except _RowError as error:
            declared.pop(cells["id"], None)
            words = ("This row does not count: ", *error.words, ".")
            findings.append(_finding(source, row.number, words))
    return declared, tuple(findings)


def _expect_first(video_id: str, row: Row, seen: dict[str, int]) -> None:
    earlier = seen.setdefault(video_id, row.number)
    if earlier != row.number:
        raise _RowError(f"row {earlier} is for the same film, and they cannot both be true")


def _video(row: Row, cells: Mapping[str, str], table: str, channels: Collection[str]) -> Video:
    if not VIDEO_ID.fullmatch(cells["id"]):
        raise _RowError("what stands under id is no id of a YouTube film")
    if not cells["title"]:
        raise _RowError("it gives no title, which tells a reader what the film shows")
    shows = _shows(cells["shows"])
    people = tuple(dict.fromkeys(filter(None, _APART.split(cells["people"]))))
    if shows.pupils and not people:
        raise _RowError(f"it shows “{shows}”, but says nobody's id under people")
    _expect_own(cells["channel"], channels)
    title = " ".join(cells["title"].split())
    return Video(cells["id"], title, shows, people, cells["channel"], table, row.number)


def _shows(written: str) -> Shows:
    try:
        return Shows(written.casefold())
    except ValueError:
        said = Private(written, HIDDEN)
        raise _RowError("shows is “", said, f"”, and can only be {', '.join(Shows)}") from None


def _expect_own(channel: str, channels: Collection[str]) -> None:
    if not channels:
        raise _RowError(
            "policy.toml knows no YouTube channel of the school's, and films of other channels are "
            'not shown; the office can add an [[accounts]] entry with network = "youtube"'
        )
    if _folded(channel) not in channels:
        said = Private(channel, HIDDEN)
        raise _RowError(
            "the channel “",
            said,
            "” is not the school's, as policy.toml tells it under "
            "[[accounts]]; films of other channels are not shown",
        )


def _finding(source: str, line: int | None, message: Words) -> Finding:
    return RULE.finding(message, _REMEDY, source=source, line=line)
