"""What the pictures' tables say, and what they cannot say."""

import pytest

from safeguarding.declarations import fingerprint, read_declarations, row_to_paste
from safeguarding.private import masked
from safeguarding.school import Shows

HEADER = "file,shows,people,alt,credit,licence,checked,fingerprint\n"
GOOD = "a.jpg,pupils,P-1;P-2,Planting beans,,,faces-undeclared,0123456789ABCDEF\n"


def declared(folder, rows, header=HEADER, encoding="utf-8", album="albums/beans"):
    table = folder / "content" / album / "photos.csv"
    table.parent.mkdir(parents=True, exist_ok=True)
    table.write_bytes((header + rows).encode(encoding))
    return read_declarations(folder / "content")


def test_a_row_is_read(tmp_path):
    """Every column reaches its place."""
    pictures, findings = declared(tmp_path, GOOD)
    one = pictures["albums/beans/a.jpg"]
    assert findings == ()
    assert (one.shows, one.people, one.alt) == (Shows.PUPILS, ("P-1", "P-2"), "Planting beans")
    assert one.checked == {"faces-undeclared"}
    assert one.fingerprint == "0123456789abcdef"
    assert (one.table, one.line) == ("albums/beans/photos.csv", 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_excels_files_are_read(tmp_path, encoding):
    """Semicolons, capitals and old encodings do not matter."""
    rows = "a.jpg;Place;;Café;;;;\n"
    pictures, findings = declared(tmp_path, rows, HEADER.replace(",", ";").title(), encoding)
    assert pictures["albums/beans/a.jpg"].alt == "Café"
    assert findings == ()


@pytest.mark.parametrize("album", ["albums/beans", "posts", ".", "albums/2026/spring"])
def test_every_content_folder_may_have_a_table(tmp_path, album):
    """Pictures are called by their path below the content folder."""
    pictures, _ = declared(tmp_path, GOOD, album=album)
    assert list(pictures) == [f"{album}/a.jpg".removeprefix("./")]


@pytest.mark.parametrize("shows", ["adults", "work", "place"])
def test_people_may_stand_in_any_row(tmp_path, shows):
    """Whoever stands there is checked, whatever the picture shows; nobody need stand there."""
    for people in ("P-1", ""):
        pictures, findings = declared(tmp_path, f"a.jpg,{shows},{people},x,,,,\n")
        assert pictures["albums/beans/a.jpg"].people == tuple(filter(None, [people]))
        assert findings == ()


@pytest.mark.parametrize(
    "row",
    [
        "b.jpg,pupil,P-1,x,,,,\n",
        "b.jpg,,P-1,x,,,,\n",
        "b.jpg,pupils,,x,,,,\n",
        "b.jpg,backs, ; ,x,,,,\n",
        ",place,,x,,,,\n",
        "../beans/b.jpg,place,,x,,,,\n",
        "sub\\b.jpg,place,,x,,,,\n",
        "..,place,,x,,,,\n",
    ],
)
def test_a_row_that_cannot_be_read_does_not_count(tmp_path, row):
    """Its picture is undeclared; the neighbour's row counts."""
    pictures, (finding,) = declared(tmp_path, GOOD + row)
    assert list(pictures) == ["albums/beans/a.jpg"]
    assert finding.rule == "picture-undeclared"
    assert finding.level.stops_the_build
    assert (finding.source, finding.line) == ("content/albums/beans/photos.csv", 3)


def test_of_two_rows_for_one_picture_neither_counts(tmp_path):
    """They cannot both be true, not even when there are three."""
    other = "a.jpg,place,,x,,,,\n"
    pictures, findings = declared(tmp_path, GOOD + other + other + GOOD.replace("a.jpg", "b.jpg"))
    assert list(pictures) == ["albums/beans/b.jpg"]
    assert [finding.line for finding in findings] == [3, 4]


def test_after_a_bad_row_a_second_one_does_not_count_either(tmp_path):
    """Nobody knows which of the two somebody meant."""
    pictures, findings = declared(tmp_path, "a.jpg,pupils,,x,,,,\na.jpg,place,,x,,,,\n")
    assert pictures == {}
    assert len(findings) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", None),
        ("name,shows\na,place\n", 1),
        (HEADER.strip() + ",file\n", 1),
        (HEADER + 'a.jpg,place,,"x\nb.jpg,place,,y",,,,\n', 2),
    ],
)
def test_a_table_that_cannot_be_read_declares_nothing(tmp_path, text, line):
    """One finding tells of the file, and no row counts."""
    pictures, (finding,) = declared(tmp_path, text, header="")
    assert pictures == {}
    assert finding.line == line


def test_links_are_not_followed(tmp_path):
    """A table or a folder from elsewhere declares nothing."""
    declared(tmp_path / "elsewhere", GOOD)
    content = tmp_path / "content"
    content.mkdir()
    (content / "albums").symlink_to(tmp_path / "elsewhere" / "content" / "albums")
    assert read_declarations(content) == ({}, ())
    (content / "photos.csv").symlink_to(tmp_path / "elsewhere/content/albums/beans/photos.csv")
    pictures, (finding,) = read_declarations(content)
    assert pictures == {}
    assert finding.source == "content/photos.csv"


def test_a_file_name_is_masked_in_the_message(tmp_path):
    """Somebody may have called the picture after the child."""
    _, (finding,) = declared(tmp_path, "amelia-khan.jpg,pupils,,x,,,,\n")
    assert "amelia" not in masked(finding.message)


def test_the_row_to_paste_waits_for_a_person(tmp_path):
    """Pasted as it stands it does not count; completed it does."""
    row = row_to_paste("my photo, 1.jpg", "0123456789abcdef")
    pictures, findings = declared(tmp_path, row + "\n")
    assert (pictures, len(findings)) == ({}, 1)
    done = row.replace("pupils|backs|adults|work|place", "place").replace("ids of who is in it", "")
    pictures, findings = declared(tmp_path, done + "\n")
    assert pictures["albums/beans/my photo, 1.jpg"].fingerprint == "0123456789abcdef"


def test_a_fingerprint_is_of_the_bytes(tmp_path):
    """The first sixteen hex digits of the SHA-256."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"abc")
    assert fingerprint(picture) == "ba7816bf8f01cfea"


def test_two_tables_of_one_folder_do_not_both_count(tmp_path):
    """Where capital letters count, one could say "place" of a picture that the other protects."""
    declared(tmp_path, GOOD)
    (tmp_path / "content/albums/beans/Photos.csv").write_text(f"{HEADER}a.jpg,place,,x,,,,\n")
    if not (tmp_path / "content/albums/beans/PHOTOS.CSV").exists():
        (found,) = read_declarations(tmp_path / "content")[1]
        assert found.level.stops_the_build
        assert found.source == "content/albums/beans/photos.csv"


def test_a_table_in_each_folder_is_fine(tmp_path):
    """Albums do not concern each other."""
    declared(tmp_path, GOOD)
    pictures, findings = declared(tmp_path, GOOD, album="albums/peas")
    assert len(pictures) == 2
    assert findings == ()


def test_a_copy_that_is_said_to_show_others_is_refused(tmp_path):
    """The same bytes cannot show two children in one album and nobody in another."""
    declared(tmp_path, GOOD)
    told = GOOD.replace("pupils,P-1;P-2", "place,").replace("a.jpg", "copy.jpg")
    _, (found,) = declared(tmp_path, told, album="albums/peas")
    assert found.level.stops_the_build
    assert "peas" not in masked(found.message)


def test_a_copy_that_shows_the_same_is_fine(tmp_path):
    """In whatever order its people stand; and rows without a fingerprint say nothing of bytes."""
    declared(tmp_path, GOOD)
    alike = GOOD.replace("P-1;P-2", "P-2;P-1").replace("a.jpg", "copy.jpg")
    blank = "b.jpg,place,,A garden,,,,\nc.jpg,work,,A drawing,,,,\n"
    assert declared(tmp_path, alike + blank, album="albums/peas")[1] == ()
