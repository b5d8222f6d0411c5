"""Words and codes in pictures, in builds of a whole project."""

import hashlib

import pytest

from tests.looking.drawn import code, jpeg, sheet, wall
from tests.small_school import REGISTER

PUPILS = {"shows": "pupils", "people": "P-DEMO-001;P-DEMO-006"}
BOARD = jpeg(wall(sheet("Star of the week", "Zara Lindqvist", "P.E. kit on Thursday")))
POSTER = jpeg(wall(sheet("SUMMER")))


@pytest.fixture
def small(small):
    """A school that has words in pictures read."""
    small.look(faces=False)
    return small


def show(small, data, **declared):
    small.post("beans", f"![A board]({small.photo('board.jpg', data=data, **declared)})")


def write_checked(small, rules):
    """Write into the picture's row what a person has looked into."""
    table = small.root / "content/albums/beans/photos.csv"
    mark = hashlib.sha256((table.parent / "board.jpg").read_bytes()).hexdigest()[:16]
    table.write_text(table.read_text().replace(f",,{mark}", f",{rules},{mark}"))


def test_what_was_read_is_judged_by_today_s_register(small):
    """The words are remembered, the verdict is not: a pupil who joins is found in old pictures."""
    show(small, BOARD, **PUPILS)
    assert small.refusal() == set()
    joined = "P-DEMO-007,Zara,Lindqvist,,3B,yes,yes,yes,yes,full,2025-09-01,form\n"
    small.write("consent.csv", REGISTER + joined)
    assert small.refusal() == {"name-in-picture"}


def test_a_person_may_answer_for_a_word(small):
    """In the column checked, for this file only: another file is looked at anew."""
    show(small, POSTER, **PUPILS)
    assert small.refusal() == {"name-in-picture"}
    write_checked(small, "faces-undeclared;name-in-picture")
    assert small.refusal() == set()
    show(small, jpeg(wall(sheet("SUMMER", "Grace"))), **PUPILS)
    assert small.refusal() == {"name-in-picture"}


@pytest.mark.parametrize(("line", "refused"), [("by Amelia Khan", False), ("by Zofia", True)])
def test_work_is_signed_as_far_as_the_family_allowed(small, line, refused):
    """Amelia may be named in full, Zofia not at all."""
    show(small, jpeg(wall(sheet("My bean", line))), shows="work")
    assert small.refusal() == ({"name-in-picture"} if refused else set())


def test_a_name_beside_pupils_is_refused_though_it_is_allowed_alone(small):
    """The work and the child stand on one page."""
    work = small.photo("work.jpg", "work", data=jpeg(wall(sheet("My bean", "by Amelia Khan"))))
    small.post("beans", f"![A bean]({work})\n\n![Children]({small.photo(**PUPILS)})")
    assert small.refusal() == {"name-in-picture"}


def test_nobody_reads_what_the_policy_does_not_want_read(small):
    """With words switched off nothing is found, and the report says that nobody looked."""
    policy = small.root / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    small.write("policy.toml", text.replace("words = true", "words = false"))
    show(small, jpeg(wall(sheet("Oliver Bennett"), code("P-1"))), **PUPILS)
    assert small.refusal() == set()
    assert "were not read" in (small.root / "reports/safeguarding.html").read_text()


def test_the_report_hides_what_was_read(small):
    """Neither the name nor what the code says stands in a file."""
    show(small, jpeg(wall(sheet("Oliver Bennett"), code("https://login.example/8fK2m"))), **PUPILS)
    assert small.refusal() == {"name-in-picture", "code-in-picture"}
    for report in (small.root / "reports").iterdir():
        written = report.read_text()
        assert "board.jpg" in written
        assert "Bennett" not in written
        assert "8fK2m" not in written
