"""Tests for safeguarding.videos: content/videos.csv."""

import pytest

from safeguarding.policy import Account
from safeguarding.school import Shows
from safeguarding.videos import read_videos

HEADER = "id,title,shows,people,channel"
OURS = (Account("youtube", "@Our_School", "https://www.youtube.com/@our_school"),)


def read(folder, *rows, accounts=OURS, header=HEADER):
    (folder / "videos.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return read_videos(folder, accounts)


def told(findings):
    pieces = [piece for finding in findings for piece in finding.message]
    return " ".join(piece if isinstance(piece, str) else "…" for piece in pieces)


def test_a_row_is_a_film(tmp_path):
    """With ids apart by semicolons, and the line to mend."""
    videos, findings = read(tmp_path, "beans_film1,Our beans,Pupils,P-1; P-2,@our_school")
    assert findings == ()
    film = videos["beans_film1"]
    assert (film.title, film.shows, film.people) == ("Our beans", Shows.PUPILS, ("P-1", "P-2"))
    assert (film.table, film.line) == (f"{tmp_path.name}/videos.csv", 2)


@pytest.mark.parametrize(
    "channel",
    ["@our_school", "Our_School", "https://www.youtube.com/@Our_School/", "@OUR_SCHOOL"],
)
def test_the_schools_channel_in_any_spelling(channel, tmp_path):
    """Its handle or its address."""
    videos, findings = read(tmp_path, f"beans_film1,Our beans,place,,{channel}")
    assert list(videos) == ["beans_film1"]
    assert findings == ()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("beans,Our beans,place,,@our_school", "no id of a YouTube film"),
        ("https://youtu.be/beans_film1,Our beans,place,,@our_school", "no id of a YouTube film"),
        ("beans_film1,,place,,@our_school", "no title"),
        ("beans_film1,Our beans,children,,@our_school", "can only be pupils"),
        ("beans_film1,Our beans,pupils,,@our_school", "nobody's id"),
        ("beans_film1,Our beans,place,,@somebody", "is not the school's"),
        ("beans_film1,Our beans,place,,@our_school_fan", "is not the school's"),
        ("beans_film1,Our beans,place,,", "is not the school's"),
    ],
)
def test_a_row_that_does_not_count(row, why, tmp_path):
    """The film is undeclared, and the row's line is told."""
    videos, findings = read(tmp_path, row)
    assert videos == {}
    (finding,) = findings
    assert why in told(findings)
    assert (finding.rule, finding.line, finding.level.stops_the_build) == (
        "video-undeclared",
        2,
        True,
    )


def test_a_school_without_a_channel(tmp_path):
    """Says what the office can do."""
    videos, findings = read(tmp_path, "beans_film1,Our beans,place,,@our_school", accounts=())
    assert videos == {}
    assert "[[accounts]]" in told(findings)


def test_two_rows_for_one_film(tmp_path):
    """They cannot both be true, so neither counts; nor does a good one beside a bad one."""
    row = "beans_film1,Our beans,{},,@our_school"
    assert read(tmp_path, row.format("place"), row.format("children"))[0] == {}
    videos, findings = read(tmp_path, row.format("place"), row.format("adults"))
    assert videos == {}
    assert "row 2 is for the same film" in told(findings)


@pytest.mark.parametrize("header", ["id,title,shows,people,where", f"{HEADER},people"])
def test_a_table_without_its_columns(header, tmp_path):
    """No row counts, and the right first row is told."""
    row = "beans_film1,Our beans,place,,@our_school" + "," * (header.count(",") - 4)
    videos, findings = read(tmp_path, row, header=header)
    assert videos == {}
    assert HEADER in told(findings)


def test_two_tables_or_a_link(tmp_path):
    """Nobody knows which of them is true, nor what a link leads to."""
    read(tmp_path, "beans_film1,Our beans,place,,@our_school")
    (tmp_path / "Videos.csv").write_text(HEADER + "\n")
    assert read_videos(tmp_path, OURS)[0] == {}
    (tmp_path / "videos.csv").rename(tmp_path / "elsewhere.csv")
    (tmp_path / "Videos.csv").unlink()
    (tmp_path / "videos.csv").symlink_to("elsewhere.csv")
    videos, findings = read_videos(tmp_path, OURS)
    assert videos == {}
    assert "is a link" in told(findings)


@pytest.mark.parametrize("rows", [[], ["beans_film1,Our beans,place,,@our_school"]])
def test_a_table_in_order_is_silent(rows, tmp_path):
    """An empty one as well, and none at all."""
    assert read_videos(tmp_path / "nowhere", OURS) == ({}, ())
    assert read(tmp_path, *rows)[1] == ()
