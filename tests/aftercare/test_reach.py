"""What shows a child is found wherever it stands, also where nobody has looked for a while."""

from __future__ import annotations

import shutil

import pytest

from aftercare.known import open_standing
from aftercare.reach import reach_of_post, reach_of_pupil
from desk.publishing import publish
from safeguarding.receipt import remove_receipt
from syndication.ledger import Action, Event, append
from tests.small_school import SmallSchool

AMELIA = "P-DEMO-001"


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The public folder is older than output/; pictures moved, a post got another file."""
    school = SmallSchool(tmp_path_factory.mktemp("school") / "school")
    pots = school.photo("pots.jpg", "pupils", AMELIA)
    school.post("beans", f"![Hands hold a pot]({pots})")
    jars = school.photo("jars.jpg", "pupils", "P-DEMO-002", album="jars")
    school.post("jars", f"![Hands hold a jar]({jars})", title="Our jars")
    school.build()
    publish(school.project, school.root.parent / "public")
    (school.root / "content/posts/beans.md").unlink()
    school.build()
    albums = school.root / "content/albums"
    shutil.move(albums / "jars", albums / "kept")
    table = albums / "kept/photos.csv"
    table.write_text(table.read_text().replace("P-DEMO-002", f"P-DEMO-002;{AMELIA}"))
    address = "https://x.com/cav_mcr/status/"
    append(
        school.project,
        Event(Action.POSTED, "content/posts/jars.md", "our-jars", "twitter", f"{address}1"),
        Event(Action.POSTED, "content/posts/welcome.md", "welcome-back", "twitter", f"{address}2"),
        Event(Action.POSTED, "content/posts/greeting.md", "welcome-back", "twitter", f"{address}3"),
    )
    return school


def test_a_folder_that_is_older_than_the_output(school) -> None:
    """The post left output/ and is still where the public host takes it from."""
    reach = reach_of_pupil(AMELIA, open_standing(school.project))
    assert "content/posts/beans.md" in reach.posts
    assert "posts/our-beans.html" in reach.pages
    assert "our-beans" in reach.snippets
    assert reach_of_post("content/posts/beans.md", open_standing(school.project)).pages


def test_a_picture_that_was_moved_and_declared_since(school) -> None:
    """It is the same picture; what nobody knew when it was published is known now."""
    reach = reach_of_pupil(AMELIA, open_standing(school.project))
    assert "content/posts/jars.md" in reach.posts
    assert "posts/our-jars.html" in reach.pages
    assert not any("welcome" in page for page in reach.pages)


def test_what_was_posted_before_the_picture_was_declared(school) -> None:
    """The ledger knows of no picture then, but of the post."""
    reach = reach_of_pupil(AMELIA, open_standing(school.project))
    assert [entry.event.address[-1] for entry in reach.posted] == ["1"]


def test_a_post_whose_file_was_renamed_since_it_was_posted(school) -> None:
    """What stands on a network under the former name is listed; a namesake that is there is not."""
    welcome = open_standing(school.project)
    reach = reach_of_post("content/posts/welcome.md", welcome)
    assert [entry.event.address[-1] for entry in reach.posted] == ["2", "3"]
    greeting = school.post("greeting", "Good morning.", title="Good morning")
    reach = reach_of_post("content/posts/welcome.md", welcome)
    greeting.unlink()
    assert [entry.event.address[-1] for entry in reach.posted] == ["2"]


def test_an_output_that_was_cleaned_away(school) -> None:
    """The public folder is known as it was; the list says that it is whole."""
    shutil.move(school.output, school.root.parent / "away")
    receipts = school.project.state / "receipts"
    shutil.copytree(receipts, school.root.parent / "receipts")
    remove_receipt(school.project.state, school.output)
    standing = open_standing(school.project)
    reach = reach_of_pupil(AMELIA, standing)
    shutil.move(school.root.parent / "away", school.output)
    shutil.copytree(school.root.parent / "receipts", receipts, dirs_exist_ok=True)
    assert standing.complete
    assert "content/posts/beans.md" in reach.posts
