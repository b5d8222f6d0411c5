"""A declaration is written, and every other row stays as somebody typed it."""

import pytest

from safeguarding.declaration_writer import write_declaration
from safeguarding.declarations import read_declarations
from safeguarding.errors import ConfigurationError
from safeguarding.school import Declaration, Shows

ONE = Declaration(
    picture="albums/beans/b.jpg",
    shows=Shows.PUPILS,
    people=("P-1", "P-2"),
    alt="Beans, in pots",
    checked=frozenset({"faces-undeclared"}),
    fingerprint="0123456789abcdef",
)
OLD = (
    "File;Shows;Notes;people;alt;credit;licence;checked;fingerprint\r\n"
    "a.jpg;place;mine;;“Zoë”;;;;\r\n"
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "content" / "albums" / "beans" / "photos.csv"
    path.parent.mkdir(parents=True)
    return path


def written(table):
    pictures, findings = read_declarations(table.parents[2])
    assert findings == ()
    return pictures["albums/beans/b.jpg"]


def test_a_table_is_made(table):
    """With the header, and readable by Excel and by us."""
    write_declaration(table, ONE)
    assert table.read_bytes().startswith(b"\xef\xbb\xbffile,shows")
    read = written(table)
    assert (read.people, read.alt, read.checked) == (ONE.people, ONE.alt, ONE.checked)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", ""])
def test_a_row_is_added(table, encoding, end):
    """In the file's own encoding and with its own signs; the rest is the same byte for byte."""
    before = (OLD.removesuffix("\r\n") + end).encode(encoding)
    table.write_bytes(before)
    write_declaration(table, ONE)
    assert table.read_bytes().startswith(before)
    assert written(table).people == ONE.people


def test_a_row_is_replaced(table):
    """Columns that are not ours keep what they held."""
    mine = "b.jpg;work;keep me;;old;;;;\r\n"
    last = "c.jpg;place;;;;;;;\r\n"
    table.write_bytes((OLD + mine + last).encode())
    write_declaration(table, ONE)
    lines = table.read_bytes().decode().splitlines(keepends=True)
    assert "".join(lines[:2]) == OLD
    assert lines[2].startswith("b.jpg;pupils;keep me;")
    assert lines[3] == last


def test_of_several_rows_one_is_left(table):
    """Two rows for one picture would both not count."""
    table.write_bytes(
        (OLD + "b.jpg;work;1;;;;;;\r\nc.jpg;place;;;;;;;\r\nb.jpg;work;2;;;;;;\r\n").encode()
    )
    write_declaration(table, ONE)
    assert table.read_text().count("b.jpg") == 1
    assert written(table).shows is Shows.PUPILS


def test_a_letter_that_the_encoding_lacks_is_kept(table):
    """The whole file becomes UTF-8 then."""
    table.write_bytes(OLD.encode("cp1252"))
    write_declaration(table, Declaration("albums/beans/b.jpg", Shows.PLACE, alt="Łódź"))
    assert written(table).alt == "Łódź"
    assert "“Zoë”" in table.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("text", ["file,shows\na.jpg,place\n", "nothing\n", 'file,shows\n"a\n'])
def test_a_table_without_place_for_it_is_left_alone(table, text):
    """What the row says may not be dropped in silence."""
    table.write_text(text)
    with pytest.raises(ConfigurationError):
        write_declaration(table, ONE)
    assert table.read_text() == text
    assert [file.name for file in table.parent.iterdir()] == ["photos.csv"]


def test_a_link_is_not_written_through(table, tmp_path):
    """What it points to is not the school's."""
    other = tmp_path / "other.csv"
    other.write_text("x")
    table.symlink_to(other)
    with pytest.raises(ConfigurationError):
        write_declaration(table, ONE)
    assert other.read_text() == "x"


def test_a_folder_in_its_place_is_told(table):
    """In words, not with a traceback."""
    table.mkdir()
    with pytest.raises(ConfigurationError, match="open in another program"):
        write_declaration(table, ONE)
