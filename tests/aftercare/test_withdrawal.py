"""A permission that is taken back: nothing of it is missed, and nobody else's pictures go."""

from __future__ import annotations

import pytest

from aftercare.checklist import cases
from aftercare.known import open_standing
from aftercare.reach import reach_of_post, reach_of_pupil
from aftercare.takedown import take_down
from aftercare.withdrawal import pupil_meant, withdraw
from safeguarding.errors import ConfigurationError
from syndication.ledger import Action, Event, append, read_ledger
from tests.small_school import SmallSchool


def published_pictures(school):
    return {path for path in school.snapshot() if path.startswith("pictures/")}


def test_everything_that_shows_a_pupil_is_told(school) -> None:
    """Pictures, posts, pages, feeds, cards and snippets; and none of another pupil."""
    reach = reach_of_pupil("P-DEMO-001", open_standing(school.project))
    assert reach.pictures == ("albums/beans/pots.jpg", "albums/trip/gallery-1.jpg")
    assert set(reach.posts) == {"content/posts/beans.md", "content/posts/trip.md"}
    own = open_standing(school.project).online[0].site.posts
    assert {"index.html", *(own[source].output for source in reach.posts)} <= set(reach.pages)
    assert {"our-beans", "our-trip"} == set(reach.snippets)
    assert reach.cards
    assert not any("jars" in one for one in (*reach.posts, *reach.pictures))


def test_what_loads_no_picture_of_the_pupil_is_not_told(school) -> None:
    """The page of another post is not touched."""
    reach = reach_of_pupil("P-DEMO-001", open_standing(school.project))
    own = {post.output for post in open_standing(school.project).online[0].site.posts.values()}
    welcome = next(path for path in own if "welcome" in path)
    assert welcome not in reach.pages


def test_a_gallery_loses_the_picture(school) -> None:
    """What only a gallery shows is out with the next build; the other pupil's picture stays."""
    (school.root / "content/posts/beans.md").unlink()
    before = published_pictures(school)
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert set(done.dropped) == {"albums/beans/pots.jpg", "albums/trip/gallery-1.jpg"}
    assert done.needed == ()
    school.build()
    after = published_pictures(school)
    assert after < before
    html = "".join(path.read_text() for path in school.output.rglob("*.html"))
    assert not any(path.rpartition("-")[0] in html for path in before - after)
    table = (school.root / "content/albums/trip/photos.csv").read_text()
    assert "gallery-1.jpg" not in table
    assert "gallery-2.jpg" in table


def test_a_post_that_names_the_picture_is_refused(school) -> None:
    """Only a person can mend the text; until then nothing is published, and that is said."""
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert done.needed == ("albums/beans/pots.jpg",)
    found = [one for one in school.findings() if one.rule == "picture-without-consent"]
    assert {one.source for one in found} == {"content/posts/beans.md"}
    assert "still online" in str(found[0].message)


def test_the_date_is_written_and_all_else_of_the_register_stays(school) -> None:
    """One cell changes, for one pupil; a second withdrawal changes nothing."""
    register = school.root / "consent.csv"
    before = register.read_text().splitlines()
    assert withdraw("P-DEMO-001", open_standing(school.project)).dated
    after = register.read_text().splitlines()
    assert after[0] == f"{before[0]},withdrawn_on"
    assert after[1].startswith(before[1])
    assert after[2:] == before[2:]
    assert not withdraw("P-DEMO-001", open_standing(school.project)).dated
    assert register.read_text().splitlines() == after


def test_what_was_posted_is_on_the_list_until_it_is_removed(school) -> None:
    """The ledger says where the picture went; the list ends when every address is gone."""
    project = school.project
    marks = reach_of_pupil("P-DEMO-001", open_standing(project)).fingerprints
    address = "https://x.com/cav_mcr/status/1"
    post = Event(Action.POSTED, "content/posts/trip.md", "trip", "twitter", address, pictures=marks)
    other = "https://x.com/cav_mcr/status/2"
    append(project, post, Event(Action.POSTED, "content/posts/jars.md", "jars", "twitter", other))
    done = withdraw("P-DEMO-001", open_standing(project))
    (case,) = cases(read_ledger(project))
    assert case.number == done.case
    told = " ".join(task.words for task in case.open_tasks)
    assert address in told
    assert other not in told
    assert "developers.facebook.com" in told
    append(project, Event(Action.REMOVED, network="twitter", address=address, slug="trip"))
    (case,) = cases(read_ledger(project))
    assert address not in " ".join(task.words for task in case.open_tasks)
    for task in case.open_tasks:
        append(project, Event(Action.TICKED, item=task.key, role="office"))
    (case,) = cases(read_ledger(project))
    assert not case.open_tasks


def test_the_ledger_names_nobody(school) -> None:
    """Neither a name nor an id stands in it."""
    withdraw("P-DEMO-001", open_standing(school.project))
    ledger = (school.root / "posted.csv").read_text()
    assert "withdrawn" in ledger
    assert "P-DEMO" not in ledger
    assert "Amelia" not in ledger


def test_one_pupil_is_meant(school) -> None:
    """A class is not withdrawn by a slip of the hand."""
    standing = open_standing(school.project)
    assert pupil_meant("Amelia Khan", standing) == "P-DEMO-001"
    for who in ("3B", "all of 4M"):
        with pytest.raises(ConfigurationError):
            pupil_meant(who, standing)


def test_a_picture_that_left_photos_csv_is_found_online(school) -> None:
    """What is online counts, not only what the album says today."""
    (school.root / "content/albums/trip/photos.csv").unlink()
    reach = reach_of_pupil("P-DEMO-001", open_standing(school.project))
    assert "albums/trip/gallery-1.jpg" in reach.pictures


def test_what_a_post_came_to(school) -> None:
    """Its page and whatever lists it."""
    reach = reach_of_post("content/posts/jars.md", open_standing(school.project))
    assert any("jars" in page for page in reach.pages)
    assert "index.html" in reach.pages
    assert reach.snippets == ("our-jars",)


def test_without_a_record_of_what_is_online_the_albums_are_searched(school) -> None:
    """The list is shorter then, and not empty."""
    for path in (school.project.state / "published").glob("*.json"):
        path.unlink()
    standing = open_standing(school.project)
    assert not standing.complete
    assert reach_of_pupil("P-DEMO-001", standing).pictures


def test_a_copy_of_which_the_album_says_otherwise(school) -> None:
    """The same bytes show the same child; another picture of that album stays."""
    albums = school.root / "content/albums"
    data = (albums / "trip/gallery-1.jpg").read_bytes()
    school.photo("copy.jpg", "pupils", "P-DEMO-002", album="jars", data=data)
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert "albums/jars/copy.jpg" in done.dropped
    assert "albums/jars/jars.jpg" not in done.dropped


def test_what_a_withdrawal_leaves_behind(tmp_path) -> None:
    """Films, pages with odd addresses, cards, the preview; and a crash is made good."""
    school = SmallSchool(tmp_path / "school")
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"{school.film('amelia-film', 'pupils', 'P-DEMO-001')}\n\n![]({picture})")
    page = f"Title: Our river\nSlug: our river\n\n![]({picture})\n"
    school.write("content/pages/river.md", page)
    (school.project.state / "preview").mkdir(parents=True)
    school.build()
    cards = school.project.cache / "cards"
    before = {path.name for path in cards.iterdir()}
    (school.project.state / "withdrawn").write_text("in the way")
    (school.root / "content/posts/beans.md").write_text("Title: Empty\nStatus: draft\n\nText.\n")
    (school.root / "content/pages/river.md").write_text("Title: Empty\nSlug: river\n\nText.\n")
    standing = open_standing(school.project)
    with pytest.raises(OSError, match="withdrawn"):
        withdraw("P-DEMO-001", standing)
    assert "withdrawn_on" in (school.root / "consent.csv").read_text()
    (school.project.state / "withdrawn").unlink()
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert done.dropped == ("albums/beans/pots.jpg",)
    assert not (school.root / "content/albums/beans/pots.jpg").exists()
    assert {path.name for path in cards.iterdir()} < before
    assert not (school.project.state / "preview").exists()
    told = [task.words for task in cases(read_ledger(school.project))[-1].tasks]
    assert any("https://youtu.be/amelia-film" in words for words in told)
    assert any("our%2520river" in words for words in told)


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("a b.jpg", "![x]({static}/albums/odd/a%20b.jpg)", True),
        ("a&b.jpg", "<img src='{static}/albums/odd/a&amp;b.jpg'>", True),
        ("caf\u00e9.jpg", "![x]({static}/albums/odd/cafe\u0301.JPG)", True),
        ("1.jpg", "Card: {static}/albums/odd/1.jpg", True),
        ("1.jpg", "Card: 1.jpg", True),
        ("1.jpg", "![x]({static}/albums/odd/21.jpg)", False),
        ("1.jpg", "![x]({static}/albums/trip/1.jpg)", False),
        ("1.jpg", "[gallery:odd]", False),
    ],
)
def test_who_names_a_picture(tmp_path, file: str, text: str, *, named: bool) -> None:
    """A text that names another picture does not keep this one in its album."""
    school = SmallSchool(tmp_path / "school")
    school.photo(file, "pupils", "P-DEMO-001", album="odd")
    school.post("odd", text)
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert bool(done.needed) is named
    assert bool(done.dropped) is not named


def test_a_leaver_who_has_no_row_any_more(school) -> None:
    """Known by the id in photos.csv; there is no date to write, and everything else is done."""
    register = school.root / "consent.csv"
    rows = [row for row in register.read_text().splitlines() if not row.startswith("P-DEMO-002")]
    register.write_text("\n".join([*rows, ""]))
    standing = open_standing(school.project)
    assert pupil_meant("P-DEMO-002", standing) == "P-DEMO-002"
    done = withdraw("P-DEMO-002", standing)
    assert not done.dated
    assert done.dropped == ("albums/trip/gallery-2.jpg",)
    assert done.needed == ("albums/jars/jars.jpg",)
    with pytest.raises(ConfigurationError):
        pupil_meant("P-DEMO-999", standing)


def test_a_draft_keeps_no_picture_in_its_album(tmp_path) -> None:
    """As after a takedown: nothing of the draft is online, and its author is told of the gap."""
    school = SmallSchool(tmp_path / "school")
    picture = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"![Hands hold a pot]({picture})")
    standing = open_standing(school.project)
    assert withdraw("P-DEMO-001", standing).needed == ("albums/beans/pots.jpg",)
    take_down("content/posts/beans.md", standing)
    done = withdraw("P-DEMO-001", open_standing(school.project))
    assert done.dropped == ("albums/beans/pots.jpg",)
    assert school.refusal() == set()
