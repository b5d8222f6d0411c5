"""Spreadsheets saved as text: whatever Excel, Numbers or an MIS wrote, as rows of plain cells."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DELIMITERS = ",;\t"
# The first half of a misread letter, left over when the second half was trimmed as a space.
_MISREAD = re.compile("[a-z][ÃÂ]")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))


class TableError(Exception):
    """A file cannot be read as a table. The message is a plain sentence that quotes no cell."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `number` counts from 1, as a spreadsheet shows it."""

    number: int
    cells: tuple[str, ...]
    """As many as there are headings; trimmed."""

    @property
    def blank(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, and the way in which they were written."""

    header: Row
    rows: tuple[Row, ...]
    """Without those that are wholly blank."""
    encoding: str
    delimiter: str


def read_table(path: Path) -> Table:
    """The table in `path`.

    Comma, semicolon or tab; UTF-8 with or without BOM, UTF-16 or CP1252.
    Raises TableError when the file cannot be opened or is no such table.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TableError(
            f"The file cannot be opened ({error.strerror or 'no reason given'})"
        ) from None
    text, encoding = decode(data)
    return parse_table(text, encoding)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding. Raises TableError when it has none."""
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise TableError("The letters of the file are damaged; save it as “CSV UTF-8”") from None
    if "\0" in text:
        raise TableError("The file is not a text file; save the spreadsheet as “CSV UTF-8”")
    return text, encoding


def _encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data[1:2] == b"\0":
        return "utf-16-le"
    if data[:1] == b"\0":
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def parse_table(text: str, encoding: str = "utf-8") -> Table:
    """The table in `text`. Raises TableError when it has no header or a row does not fit it."""
    delimiter = delimiter_of(text)
    filled = (row for row in _rows(text, delimiter) if not row.blank)
    header = next(filled, None)
    if header is None:
        raise TableError("The file is empty")
    width = len(header.cells)
    return Table(header, tuple(_fitted(row, width) for row in filled), encoding, delimiter)


def delimiter_of(text: str) -> str:
    """What stands between the cells: the sign that the first filled line holds most often."""
    for line in text.splitlines():
        stripped = line.translate(_INVISIBLE).strip(" ")
        if stripped.lower().startswith("sep=") and stripped[4:5] in _DELIMITERS:
            return stripped[4]
        if stripped.strip(_DELIMITERS):
            outside_quotes = "".join(stripped.split('"')[::2])
            return max(_DELIMITERS, key=outside_quotes.count)
    return ","


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if number == 1 and _is_separator_line(cells):
                continue
            yield Row(number, tuple(_trimmed(cell, number) for cell in cells))
    except csv.Error:
        reason = "A quotation mark is missing or stands in the wrong place"
        raise TableError(reason, number + 1) from None


def _is_separator_line(cells: list[str]) -> bool:
    """Excel's own first line, `sep=;`, which no spreadsheet shows."""
    return bool(cells) and cells[0].translate(_INVISIBLE).lower().startswith("sep=")


def _trimmed(cell: str, number: int) -> str:
    # A forgotten quotation mark swallows every row up to the next one: whole children would vanish.
    if "\n" in cell or "\r" in cell:
        reason = "A cell holds a line break; a quotation mark may be missing there"
        raise TableError(reason, number)
    return cell.translate(_INVISIBLE).strip()


def _fitted(row: Row, width: int) -> Row:
    if any(row.cells[width:]):
        reason = "There are more cells than headings; put quotation marks round a cell with a comma"
        raise TableError(reason, row.number)
    return Row(row.number, (row.cells + ("",) * width)[:width])


def heading_key(heading: str) -> str:
    """A heading as it is compared, without case, spaces and `_`: "First Name" = "first_name"."""
    whole = unicodedata.normalize("NFKC", heading).translate(_INVISIBLE).casefold()
    return "".join(whole.replace("_", "").split())


def column_letter(index: int) -> str:
    """The letters over a column, as a spreadsheet shows them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def line_of_cells(cells: list[str], delimiter: str = ",") -> str:
    """One row as a line of text, with quotation marks where needed and no line end."""
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(cells)
    return line.getvalue()


def damaged_letters(text: str) -> bool:
    """Whether `text` has been through a wrong encoding: "ZoÃ«", "Wa?ek".

    What Excel could not write it replaced by "?"; symbols and control signs stand in no name.
    """
    if text.isascii():
        return "?" in text or not text.isprintable()
    if "?" in text or any(_never_in_a_name(letter) for letter in text):
        return True
    if _MISREAD.search(text):
        return True
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False


def _never_in_a_name(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category in {"Cc", "Cn", "Co", "Cs", "No", "Sc", "Sm", "So"}
