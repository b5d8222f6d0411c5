from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.small_school import SmallSchool, phone_photo

from photos.cache import Made, PictureCache
from photos.digests import Digests
from photos.hearing import hear
from photos.naming import named_by, undeclared
from photos.telling import Listener, Tellings
from photos.traces import Said
from photos.workshop import Job, Published
from safeguarding.errors import Refused
from safeguarding.findings import Level
from safeguarding.knowledge import open_record
from safeguarding.private import masked, revealed
from safeguarding.school import Declaration, Shows

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">{}</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def school(tmp_path: Path) -> SmallSchool:
    return SmallSchool(tmp_path / "school")


def show(school: SmallSchool, said: str, shows: str, people: str = "") -> None:
    """A post with a picture whose file says `said`."""
    data = phone_photo(1, size=(320, 240)) + XMP.format(said).encode()
    picture = school.photo("seeds.jpg", shows, people, data=data)
    school.post("beans", f"![]({picture})")


def of_metadata(school: SmallSchool) -> list[tuple[Level, str, int | None]]:
    return [
        (finding.level, finding.source or "", finding.line)
        for finding in school.findings()
        if "The file of the picture" in masked(finding.message)
    ]


def person(name: str) -> str:
    return f"<e:PersonInImage><rdf:Bag><rdf:li>{name}</rdf:li></rdf:Bag></e:PersonInImage>"


TABLE = "content/albums/beans/photos.csv"
CAPTION = "<dc:description>Amelia Khan holds her bean</dc:description>"


@pytest.mark.parametrize("said", [person("Amelia Khan"), person("Khan, Amelia"), CAPTION])
def test_who_is_named_by_the_file_must_be_declared(school: SmallSchool, said: str) -> None:
    """A doubt about who is in a picture stops the build, until photos.csv says it."""
    show(school, said, "place")
    assert of_metadata(school) == [(Level.REFUSE, TABLE, 2)]
    assert not school.output.exists()
    show(school, said, "pupils", "P-DEMO-001")
    assert of_metadata(school) == []
    assert school.output.exists()


def test_it_is_told_again_from_the_cache(school: SmallSchool) -> None:
    """Names are remembered nowhere, so the file itself is asked each time."""
    show(school, person("Amelia Khan"), "place")
    assert of_metadata(school) == of_metadata(school) != []
    kept = [path.read_bytes() for path in school.project.state.rglob("*") if path.is_file()]
    assert not any(b"Amelia" in data for data in kept)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        (person("Amelia"), Level.WARN),
        ("<dc:creator>Amelia Khan</dc:creator>", Level.WARN),
        ("<dc:description>Amelia holds it</dc:description>", None),
        (person("Grandpa Smith"), None),
        ("<dc:subject>garden</dc:subject>", None),
    ],
)
def test_less_than_that_stops_nobody(school: SmallSchool, said: str, level: Level | None) -> None:
    """A first name on a face and a pupil as photographer are told; others are nobody's business."""
    show(school, said, "place")
    assert [found[0] for found in of_metadata(school)] == ([level] if level else [])
    assert school.output.exists()


def test_whom_the_file_name_names_must_be_declared(school: SmallSchool) -> None:
    """It says who is in it as a caption does."""
    picture = school.photo("amelia-khan2.jpg", "place", data=phone_photo(1, size=(320, 240)))
    school.post("beans", f"![]({picture})")
    found = [f for f in school.findings() if "The file name" in masked(f.message)]
    assert [(f.level, f.source, f.line) for f in found] == [(Level.REFUSE, TABLE, 2)]
    assert not school.output.exists()


def test_a_file_name_says_whose_work_it_is_or_nothing(school: SmallSchool) -> None:
    """A camera's name, an event, a word that is a name as well: these stop nobody."""
    names = open_record(school.project).knowledge.names

    def levels(file: str, shows: Shows, *people: str) -> list[Level]:
        row = Declaration(file, shows, people=people, table=TABLE)
        return [f.level for f in undeclared(named_by(file, names), row, file, TABLE, "x.jpg")]

    for file in ("Amelia Khan.jpg", "khan_amelia-2.jpg", "AmeliaKhan.JPG"):
        assert levels(file, Shows.PLACE) == [Level.REFUSE]
        assert levels(file, Shows.WORK) == [Level.WARN]
        assert levels(file, Shows.PUPILS, "P-DEMO-001") == []
    for file in ("PXL_20240507_145406879.jpg", "summer-fair.jpg", "Will.jpg", ".jpg"):
        assert levels(file, Shows.PLACE) == []


def test_the_name_is_for_the_school_only(school: SmallSchool) -> None:
    """On the terminal at school it stands in the sentence; in a report it does not."""
    show(school, person("Amelia Khan"), "place")
    message = next(f.message for f in school.findings() if "The file of" in masked(f.message))
    assert "Amelia Khan" in revealed(message)
    assert "Amelia" not in masked(message)
    report = (school.root / "reports" / "safeguarding.json").read_text(encoding="utf-8")
    assert "Amelia" not in report
    assert "P-DEMO-001" not in report


def test_a_sidecar_speaks_for_its_picture(school: SmallSchool) -> None:
    """Picasa kept names beside the photos; and they are not published."""
    show(school, "", "place")
    school.write(
        "content/albums/beans/.picasa.ini",
        "[Contacts2]\na1=Amelia Khan;;\n[seeds.jpg]\nfaces=rect64(1),a1\n",
    )
    assert of_metadata(school) == [(Level.REFUSE, TABLE, 2)]


def test_the_end_of_the_build_says_what_was_dropped(school: SmallSchool) -> None:
    """By file, as numbers, without a name."""
    show(school, person("Sam Stone") + person("Jo Hill"), "place")
    notes = " ".join(school.build().record.notes)
    assert "1 picture had its location removed." in notes
    assert "beans/seeds.jpg said where and when it was taken, named 2 people" in notes
    assert "invoke photos ALBUM --add FOLDER" in notes
    assert "Stone" not in notes


@dataclass(frozen=True)
class Hearing:
    """One picture's original, as it is when a build hears it."""

    tellings: Tellings
    digests: Digests
    job: Job

    def of(self, published: Published) -> list[str]:
        """The rules of what was found."""
        row = Declaration(self.job.source, Shows.PLACE, table="albums/beans/photos.csv")
        self.tellings.record.problems.clear()
        self.tellings.hear(self.job, published, row, "pictures/x.jpg")
        return [one.rule for one in self.tellings.record.problems]


@pytest.fixture
def hearing(school: SmallSchool) -> Hearing:
    show(school, person("Amelia Khan"), "place")
    path = school.root / "content/albums/beans/seeds.jpg"
    digests = Digests(school.root / "digests.json")
    listener = Listener(digests, PictureCache(school.root / "kept", "recipe"))
    tellings = Tellings(open_record(school.project), listener, str)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Hearing(tellings, digests, Job("albums/beans/seeds.jpg", path, digest))


def settle(path: Path) -> None:
    """Waits until the file is old enough for its stamp to vouch for it."""
    while time.time_ns() - path.stat().st_ctime_ns <= 2_000_000_000:
        time.sleep(0.1)


@pytest.mark.parametrize("settled", [False, True])
def test_a_file_that_changes_meanwhile_is_refused(hearing: Hearing, *, settled: bool) -> None:
    """Other bytes cannot vouch for those that were published; the same bytes can."""
    path = hearing.job.path
    kept = Published((), hear(path.read_bytes())[1])
    if settled:
        settle(path)
    assert hearing.digests.of(path) == hearing.job.digest
    assert hearing.of(kept) == ["picture-undeclared"]
    path.write_bytes(phone_photo(1, size=(320, 240)))
    with pytest.raises(Refused, match="Build again"):
        hearing.of(kept)


def test_what_was_read_to_make_the_pictures_is_what_counts(hearing: Hearing) -> None:
    """It needs no second reading, whatever the file has become."""
    said, heard = hear(hearing.job.path.read_bytes())
    hearing.job.path.unlink()
    assert hearing.of(Published((), heard, said)) == ["picture-undeclared"]
    assert hearing.of(Published((), heard, Said())) == []


def test_an_original_that_is_not_remembered_is_heard_and_remembered(hearing: Hearing) -> None:
    """As after the readers learned something; it then costs nothing again."""
    cache = hearing.tellings.listener.cache
    cache.put(hearing.job.digest, Made(()))
    assert hearing.of(Published((), None)) == ["picture-undeclared"]
    kept = cache.get(hearing.job.digest)
    assert kept == Made((), hear(hearing.job.path.read_bytes())[1])
