"""Spreadsheets of every kind that an office saves."""

import pytest

from safeguarding.tables import (
    TableError,
    column_letter,
    damaged_letters,
    heading_key,
    line_of_cells,
    parse_table,
    read_table,
)

TEXT = "file;name\nA;Zoë\n\nB;José\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_of_saving_reads_alike(tmp_path, delimiter, encoding, end):
    """Delimiter, encoding and line ends change nothing about what is read."""
    path = tmp_path / "table.csv"
    path.write_bytes(TEXT.replace(";", delimiter).replace("\n", end).encode(encoding))
    table = read_table(path)
    assert table.header.cells == ("file", "name")
    assert [(row.number, *row.cells) for row in table.rows] == [(2, "A", "Zoë"), (4, "B", "José")]


def test_excels_separator_line_is_no_header():
    """A first line `sep=;` is an instruction to Excel and no heading."""
    table = parse_table("sep=;\nfile;name, first\nA;B\n")
    assert table.header.cells == ("file", "name, first")
    assert table.rows[0].cells == ("A", "B")


def test_short_rows_are_filled_and_blank_ones_left_out():
    """Cells missing at the end are empty, and a row of empty cells is no row."""
    table = parse_table("a,b,c\n1\n,,\n2,x,,,\n")
    assert [row.cells for row in table.rows] == [("1", "", ""), ("2", "x", "")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("", None),
        (",,,\n\n", None),
        ("a,b\n1,2,3\n", 2),
        ('a,b\n1,"two\n2,x\n3,y', 2),
        ('a,b\n1,"two\n2,x\n3",y\n', 2),
        ('a,b\n1,"tw"o\n', 2),
    ],
)
def test_what_does_not_fit_is_refused_with_its_row(text, row):
    """An unquoted comma or a forgotten quotation mark would move or swallow children."""
    with pytest.raises(TableError) as refused:
        parse_table(text)
    assert refused.value.row == row


@pytest.mark.parametrize(
    "data", [b"\x81\x8d\x8f,\x90", b"\xef\xbb\xbfa,b\n\xff", b"PK\x03\x04,\x00"]
)
def test_what_is_no_text_is_refused(tmp_path, data):
    """A workbook or a damaged file is not guessed at."""
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(TableError):
        read_table(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """A missing file is a table error like any other."""
    with pytest.raises(TableError, match="cannot be opened"):
        read_table(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "heading", ["First Name", "first_name", "\ufeffFIRSTNAME", " first  name "]
)
def test_headings_are_compared_without_their_dress(heading):
    """Case, spaces, underscores and the BOM do not matter."""
    assert heading_key(heading) == "firstname"


@pytest.mark.parametrize(
    "name", ["ZoÃ«", "Zo\ufffd", "Wa??sa", "Wa?sa", "£ukasz", "Zo\x8b", "JosÃ", "√©", "²"]
)
def test_damaged_names_are_noticed(name):
    """The traces of a wrong encoding are seen."""
    assert damaged_letters(name)


@pytest.mark.parametrize(
    "name",
    [
        "Zoë",
        "JOÃO",
        "Ângela",
        "Łukasz",
        "Işıl",
        "O’Brien",
        "Nguyễn",
        "陈美玲",
        "سارة",
        "d'Àngel",
        "ʻAlohilani",
    ],
)
def test_sound_names_are_not_called_damaged(name):
    """Names of every script pass."""
    assert not damaged_letters(name)


def test_columns_are_called_as_spreadsheets_call_them():
    """After Z comes AA."""
    assert [column_letter(number) for number in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]


def test_cells_with_commas_are_quoted():
    """A line can be read back as the cells it was made of."""
    cells = ["a,b", 'say "x"', "plain"]
    line = line_of_cells(cells)
    assert parse_table("x,y,z\n" + line).rows[0].cells == tuple(cells)
