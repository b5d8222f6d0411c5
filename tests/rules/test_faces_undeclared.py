"""What faces in a picture mean, by what the picture was declared to show."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.school import POLICY, record_for

from safeguarding.assembly import Assembler
from safeguarding.documents import Kind
from safeguarding.findings import Level
from safeguarding.html_reader import read_html
from safeguarding.record import Made, Origin, Seen
from safeguarding.rules import faces_undeclared
from safeguarding.school import Shows


def told(name, record):
    """What is found on a page that shows one picture."""
    html = f'<img src="../pictures/{name}.jpg" alt="A garden">'
    document = read_html("posts/beans.html", html, POLICY.school.url, Kind.PAGE)
    page = Assembler(record).page(document, "", None)
    return list(faces_undeclared.check_page(page, record))


def found(name, *, policy=POLICY, seen=..., **declared):
    """The levels of what is found on a page that shows one picture of the school's."""
    record = record_for(Path("school"), policy=policy)
    path = f"pictures/{name}.jpg"
    record.origins[path] = Origin(Made.PICTURE, digest="0" * 64)
    picture = record.pictures[path]
    picture = replace(picture, declaration=replace(picture.declaration, **declared))
    record.pictures[path] = picture
    if seen is not ...:
        record.seen.pop(picture.digest)
        if seen is not None:
            record.seen[picture.digest] = seen
    return [finding.level for finding in told(name, record)]


CHECKED = frozenset({"faces-undeclared"})


@pytest.mark.parametrize("shows", [Shows.PLACE, Shows.WORK])
def test_a_face_where_nobody_should_be(shows):
    """A certain face is refused, a possible one asked about; no face passes."""
    assert found("passer-by", shows=shows) == [Level.REFUSE]
    assert found("perhaps", shows=shows) == [Level.CONFIRM]
    assert found("place", shows=shows) == []


def test_a_face_in_a_picture_of_backs():
    """Children who are declared there do not make it right: the picture shows faces."""
    assert found("turned-round") == [Level.REFUSE]
    assert found("backs") == []


def test_who_looked_can_confirm():
    """A possible face is then silent; a certain one in a place is told on every build."""
    assert found("perhaps", checked=CHECKED) == []
    assert found("passer-by", checked=CHECKED) == [Level.WARN]
    assert found("one-more", checked=CHECKED) == []


def test_a_face_among_backs_cannot_be_confirmed_away():
    """There is an honest way out: to declare the picture as one of pupils."""
    assert found("turned-round", checked=CHECKED) == [Level.REFUSE]
    assert found("turned-round", shows=Shows.PUPILS) == []


def test_another_confirmation_does_not_count():
    """Who looked into the words in a picture did not look for faces."""
    assert found("perhaps", checked=frozenset({"name-in-picture"})) == [Level.CONFIRM]


def test_more_faces_than_pupils_declared():
    """One more face than people is asked about; one for each, or fewer, passes."""
    assert found("one-more") == [Level.CONFIRM]
    assert found("one-more", people=("P-1", "P-1")) == [Level.CONFIRM]
    assert found("both-declared") == []
    assert found("pupils") == []


def test_somebody_declared_in_a_picture_of_a_place():
    """A pupil who stands in a picture of a place may have a face, and a second one may not."""
    assert found("exhibit") == []
    assert found("exhibit", shows=Shows.PLACE, people=()) == [Level.REFUSE]


def test_whose_work_it_is_is_not_seen_in_it():
    """The pupil beside work is asked for permission; a face in the picture is nobody's."""
    assert found("exhibit", people=("P-1",), shows=Shows.WORK) == [Level.REFUSE]
    assert found("place", people=("P-1",), shows=Shows.WORK) == []


def test_grown_ups_are_not_counted():
    """Nobody knows how many grown-ups there should be."""
    assert found("grown-ups") == []


def test_a_close_up_of_a_pupil():
    """A large face of a pupil is told; one of a grown-up, or a small one, is not."""
    assert found("close-up") == [Level.WARN]
    assert found("close-up", shows=Shows.ADULTS, people=()) == []


def test_what_nobody_looked_at_is_refused():
    """No answer is no good answer, for a picture of anything."""
    for name in ("place", "pupils", "grown-ups"):
        assert found(name, seen=None) == [Level.REFUSE]
        assert found(name, seen=Seen(None, (), ())) == [Level.REFUSE]


def test_switched_off():
    """A school that does not want it gets no findings; the reports say so."""
    off = replace(POLICY, pictures=replace(POLICY.pictures, faces=False))
    assert found("passer-by", policy=off) == []
    assert found("place", policy=off, seen=None) == []


def test_the_remedy_can_be_typed():
    """The command that confirms it is in the message, and names the picture."""
    record = record_for(Path("school"))
    record.origins["pictures/perhaps.jpg"] = Origin(Made.PICTURE)
    (finding,) = told("perhaps", record)
    said = "".join(str(piece) for piece in finding.remedy)
    assert "invoke photos content/albums/a --file perhaps.jpg --checked faces-undeclared" in said
    assert faces_undeclared.RULE.id == finding.rule


FOUR = ("P-1", "P-2", "P-4", "P-9")


def test_many_declared_and_no_face_at_all():
    """“All of 3B” for an album: somebody should look whether they are in this picture."""
    assert found("pupils", people=FOUR, shows=Shows.PUPILS) == [Level.WARN]


@pytest.mark.parametrize(
    "declared",
    [
        {"people": FOUR[:2]},
        {"people": FOUR, "shows": Shows.BACKS},
        {"people": FOUR, "checked": CHECKED},
        {"people": (*FOUR[:1] * 3,)},
    ],
)
def test_few_may_look_away_and_backs_have_no_faces(declared):
    """The twin; and whoever looked and confirmed it is not told again."""
    assert found("pupils", **declared) == []
    assert found("both-declared", people=FOUR) == []


def test_the_reason_of_a_close_up_is_not_that_of_names():
    """Its clause is the one on what tells who somebody is."""
    record = record_for(Path("school"))
    record.origins["pictures/close-up.jpg"] = Origin(Made.PICTURE, digest="0" * 64)
    assert {finding.clause for finding in told("close-up", record)} == {"N2"}
