"""Findings as the desk shows them: what is one thing to do is told once."""

from __future__ import annotations

from desk.pages.findings import by_file

ROW = "Run “invoke photos”, or paste into content/albums/trip/photos.csv:\n{},place,,,,,,0"


def finding(message: str, remedy: str, **more: object) -> dict[str, object]:
    usual = {
        "rule": "picture-undeclared", "level": "refuse", "clause": "N1", "line": 14,
        "source": "content/posts/trip.md", "output": "posts/trip.html",
    }  # fmt: skip
    return {**usual, "message": message, "remedy": remedy, **more}


def told(*findings: dict[str, object], albums: tuple[str, ...] = ("albums/trip",)):
    (file,) = by_file([({"findings": list(findings)}, False)], albums)
    return file.told


def test_a_gallery_that_nobody_declared_is_one_thing_to_do() -> None:
    """Each picture has a row of its own to paste; on the desk they are declared in one place."""
    (one,) = told(*(finding(f"Nobody said {name}.", ROW.format(name)) for name in "abc"))
    assert one.messages == ("Nobody said a.", "Nobody said b.", "Nobody said c.")
    assert one.album == "albums/trip"
    assert "a,place" in one.remedy


def test_different_things_stay_apart() -> None:
    """Another line, level, rule, album or way to mend it; drafts apart from what goes out."""
    usual = finding("A.", "Mend it.")
    others = (
        {**usual, "line": 15}, {**usual, "level": "warn"}, {**usual, "rule": "missing-alt"},
        {**usual, "remedy": "Take it out."}, {**usual, "remedy": ROW.format("a")},
        {**usual, "remedy": ROW.format("a").replace("trip/", "walk/")},
    )  # fmt: skip
    albums = ("albums/trip", "albums/walk")
    assert len(told(usual, *others, albums=albums)) == 1 + len(others)
    (file,) = by_file([({"findings": [usual]}, False), ({"findings": [usual]}, True)], ())
    assert [one.draft for one in file.told] == [False, True]


def test_the_same_sentence_is_said_once() -> None:
    """The same phone number twice in a line."""
    (one,) = told(finding("A number.", "Take it out."), finding("A number.", "Take it out."))
    assert one.messages == ("A number.",)
