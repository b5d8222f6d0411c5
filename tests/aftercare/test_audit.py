"""What is online is judged by the day: what was right once may not be so today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.audit import audit, still_posted, unreachable
from aftercare.known import open_standing
from aftercare.reach import reach_of_pupil
from aftercare.withdrawal import withdraw
from desk.taking_back import audit_site
from safeguarding.declarations import fingerprint
from safeguarding.errors import ConfigurationError
from safeguarding.expiring import ends_soon
from safeguarding.project import Project
from safeguarding.school_day import today
from syndication.ledger import Action, Event, append


def stopping(school) -> set[str]:
    audited = audit(school.project)
    return {f.rule for one in audited for f in one.findings if f.stops_the_build}


def register_with(school, pupil_id: str, column: str, value: str) -> None:
    """Write `value` into a column of its own for one pupil."""
    path = school.root / "consent.csv"
    head, *rows = path.read_text().splitlines()
    rows = [f"{row},{value if row.startswith(f'{pupil_id},') else ''}" for row in rows]
    path.write_text("\n".join([f"{head},{column}", *rows, ""]))


def test_an_untouched_site_passes(school) -> None:
    """Nothing has changed, so nothing is found."""
    assert stopping(school) == set()


def test_the_demo_as_it_is_shipped(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever tries the daily job first must not be told of leaks that are none."""
    audit_site(Project.at(demo))
    assert "The audit found no problem." in capsys.readouterr().out


def test_a_pdf_whose_pupil_may_no_longer_be_shown(school) -> None:
    """The photo of pots is somebody else's, and so is the letter."""
    register_with(school, "P-DEMO-003", "withdrawn_on", str(today()))
    (audited,) = audit(school.project)
    stops = [one for one in audited.findings if one.stops_the_build]
    assert {(one.rule, one.output) for one in stops} == {
        ("picture-without-consent", "downloads/news.pdf")
    }


def test_a_pdf_of_which_somebody_says_today_that_it_shows_a_pupil(school) -> None:
    """It was published as one that shows nobody."""
    table = school.root / "content/downloads/photos.csv"
    table.write_text(table.read_text().replace("letter.pdf,place,", "letter.pdf,backs,P-DEMO-005"))
    assert "picture-without-consent" in stopping(school)
    reach = reach_of_pupil("P-DEMO-005", open_standing(school.project))
    assert "posts/welcome-back.html" in reach.pages


def test_words_in_a_pdf_that_nobody_confirms_any_more(school) -> None:
    """What a person said of them was taken back."""
    table = school.root / "content/downloads/photos.csv"
    table.write_text(table.read_text().replace("name-unconfirmed", ""))
    assert stopping(school) == {"name-beyond-permission"}


def test_a_permission_that_ran_out(school) -> None:
    """Yesterday was the last day: the picture may no longer be online."""
    register_with(school, "P-DEMO-001", "expires_on", str(today() - dt.timedelta(days=1)))
    assert "picture-without-consent" in stopping(school)


def test_a_permission_that_runs_out_soon(school) -> None:
    """It still holds, and is announced without a name."""
    register_with(school, "P-DEMO-001", "expires_on", str(today() + dt.timedelta(days=20)))
    assert stopping(school) == set()
    audited = audit(school.project)
    (told,) = ends_soon(audited[0].record)
    assert "20 days" in told
    assert "Amelia" not in told


def test_a_leaver_who_is_still_shown(school) -> None:
    """Whoever is in a picture is in the register, or nobody knows what was agreed."""
    path = school.root / "consent.csv"
    rows = path.read_text().splitlines()
    path.write_text("\n".join(row for row in rows if not row.startswith("P-DEMO-006")) + "\n")
    assert "unknown-pupil" not in stopping(school)
    path.write_text("\n".join(row for row in rows if not row.startswith("P-DEMO-002")) + "\n")
    assert "unknown-pupil" in stopping(school)


def test_a_new_pupil_of_a_name_that_is_online(school) -> None:
    """A name that was nobody's when the page was published may be a child's today."""
    school.post("visitors", "Ravi Okonjo of the museum came to see us.", title="Visitors")
    school.build()
    assert stopping(school) == set()
    path = school.root / "consent.csv"
    row = "P-DEMO-900,Ravi,Okonjo,,3B,no,no,no,no,no,2025-09-01,form"
    path.write_text(path.read_text() + row + "\n")
    assert "name-beyond-permission" in stopping(school)


def test_a_file_that_somebody_changed(school) -> None:
    """What is online must be what passed; what an operating system leaves is nobody's work."""
    (school.output / ".DS_Store").write_bytes(b"\0")
    assert stopping(school) == set()
    page = school.output / "index.html"
    page.write_text(page.read_text().replace("</main>", "<p>Hello</p></main>"))
    assert "unexpected-file" in stopping(school)


def test_a_post_that_changed_since_is_judged_as_it_is_online(school) -> None:
    """A draft on somebody's desk neither hides nor mends what the public sees."""
    register_with(school, "P-DEMO-001", "withdrawn_on", str(today()))
    for post in ("beans", "trip"):
        (school.root / f"content/posts/{post}.md").unlink()
    assert "picture-without-consent" in stopping(school)


def test_a_site_of_which_nothing_is_known(school) -> None:
    """Without the record nobody can say that it is allowed, so nobody does."""
    for path in (school.project.state / "published").glob("*.json"):
        path.write_text("{}")
    with pytest.raises(ConfigurationError, match="invoke build"):
        audit(school.project)


def test_a_picture_that_was_moved_and_declared_since(school) -> None:
    """Who is in it is known by its bytes, in whatever album it lies today."""
    albums = school.root / "content/albums"
    (albums / "jars").rename(albums / "kept")
    table = albums / "kept/photos.csv"
    table.write_text(table.read_text().replace("P-DEMO-002", "P-DEMO-002;P-DEMO-006"))
    assert stopping(school) == set()
    table.write_text(table.read_text().replace("P-DEMO-006", "P-DEMO-005"))
    assert "picture-without-consent" in stopping(school)


def test_a_copy_of_which_another_album_says_more(school) -> None:
    """The same bytes show the same children."""
    data = (school.root / "content/albums/jars/jars.jpg").read_bytes()
    school.photo("copy.jpg", "pupils", "P-DEMO-002;P-DEMO-005", album="more", data=data)
    assert "picture-without-consent" in stopping(school)


def test_pictures_that_nobody_has_looked_at(school) -> None:
    """The policy asks for a look at faces since; nobody takes the lack of one for a yes."""
    school.look(faces=True, words=False)
    assert "faces-undeclared" in stopping(school)


def test_a_folder_that_is_not_there(school) -> None:
    """A drive that is not connected is no folder that was looked at."""
    assert unreachable(school.project) == ()
    school.output.rename(school.root / "elsewhere")
    (missing,) = unreachable(school.project)
    assert Path(missing.target) == school.output


def test_what_stands_on_a_network_alone(school) -> None:
    """The post is off the website, its picture in the album: who is in it may change their mind."""
    address = "https://x.com/cav_mcr/status/"
    marks = {
        name: (fingerprint(school.root / f"content/albums/{name}.jpg"),)
        for name in ("beans/pots", "jars/jars")
    }
    for number, name in enumerate(marks):
        at, source = f"{address}{number}", f"content/posts/{name}.md"
        append(
            school.project, Event(Action.POSTED, source, "x", "twitter", at, pictures=marks[name])
        )
    for post in ("beans", "trip"):
        (school.root / f"content/posts/{post}.md").unlink()
    school.build()
    assert still_posted(open_standing(school.project)) == ()
    register_with(school, "P-DEMO-001", "withdrawn_on", str(today()))
    (entry,) = still_posted(open_standing(school.project))
    assert entry.event.address == f"{address}0"
    withdraw("P-DEMO-001", open_standing(school.project))
    assert not (school.root / "content/albums/beans/pots.jpg").exists()
    assert still_posted(open_standing(school.project)) == (entry,)
    append(school.project, replace(entry.event, action=Action.REMOVED))
    assert still_posted(open_standing(school.project)) == ()


def test_a_permission_for_one_network_that_was_taken_back(school) -> None:
    """The website may still show her; what stands on Twitter with her on its card may not."""
    mark = (fingerprint(school.root / "content/albums/beans/pots.jpg"),)
    address = "https://x.com/cav_mcr/status/1"
    source = "content/posts/beans.md"
    tweet = Event(Action.POSTED, source, "beans", "twitter", address, pictures=mark, on_card=mark)
    on_page = replace(tweet, network="facebook", address="https://facebook.com/x/posts/1")
    append(school.project, tweet, on_page)
    assert still_posted(open_standing(school.project)) == ()
    path = school.root / "consent.csv"
    path.write_text(path.read_text().replace("Khan,,3B,yes,yes", "Khan,,3B,yes,no"))
    (entry,) = still_posted(open_standing(school.project))
    assert entry.event == tweet
    notes = school.build().record.notes
    assert sum("To be deleted on Twitter" in note for note in notes) == 1
    assert not any("Amelia" in note for note in notes)
