"""What the review sheet lists: what is new, what was changed, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from tests.small_school import SmallSchool, phone_photo

from desk.pages.checker import Checked, CheckedPost
from desk.pages.facts import read_facts
from desk.pages.recheck import recheck
from desk.pages.review import waiting


@pytest.fixture
def online(small: SmallSchool) -> SmallSchool:
    """A school with posts, a page with a picture and one without, all on the website."""
    small.post("beans", f"Beans.\n\n![]({small.photo()})", title="Our beans")
    small.post("peas", "Peas.", title="Our peas", Date="2026-10-03")
    garden = f"Title: Our garden\nSlug: garden\n\n![]({small.photo('garden.jpg')})\n"
    small.write("content/pages/garden.md", garden)
    small.build()
    return small


def sheets(school: SmallSchool) -> dict[str, list[str]]:
    """Slugs of what waits and of what is there."""
    checked = msgspec.json.decode(msgspec.json.encode(recheck(school.project)), type=Checked)
    assert checked.stopped == []
    waits, there = waiting(checked, read_facts(school.project))

    def slugs(posts: list[CheckedPost]) -> list[str]:
        return sorted(Path(post.source).stem for post in posts)

    return {"waits": slugs(waits), "there": slugs(there)}


def test_what_nobody_touched_does_not_wait(online: SmallSchool) -> None:
    """Nor do pages without pictures, which nobody looks through for children."""
    assert sheets(online) == {"waits": [], "there": ["beans", "garden", "peas", "welcome"]}


def test_a_new_post_does_not_make_its_neighbours_wait(online: SmallSchool) -> None:
    """Their links to it are new, and nothing that anybody wrote."""
    online.post("corn", "Corn.", title="Our corn", Date="2026-10-04")
    online.post("kale", "Kale.", title="Our kale", Status="draft")
    assert sheets(online)["waits"] == ["corn", "kale"]


def test_changed_words_and_pictures_wait(online: SmallSchool) -> None:
    """A word in a post, other words for who cannot see a picture, another picture on a page."""
    online.post("peas", "Peas and pods.", title="Our peas", Date="2026-10-03")
    assert sheets(online)["waits"] == ["peas"]
    online.photo(alt="The school garden in snow")
    online.photo("garden.jpg", data=phone_photo(99))
    assert sheets(online) == {"waits": ["beans", "garden", "peas"], "there": ["welcome"]}


def test_what_is_refused_is_compared_as_well(online: SmallSchool) -> None:
    """Another post that must be mended does not hide the change."""
    online.post("peas", "Peas and pods.", title="Our peas", Date="2026-10-03")
    online.post("bad", "<script>1</script>", title="Bad")
    assert sheets(online)["waits"] == ["bad", "peas"]


def test_a_change_that_cannot_be_compared_counts_as_one(online: SmallSchool) -> None:
    """What stands online is not to be had here: whoever looks, looks at it again."""
    online.post("peas", "Peas and pods.", title="Our peas", Date="2026-10-03")
    online.post("corn", "Corn.", title="Our corn", Date="2026-10-04")
    shutil.rmtree(online.output)
    assert sheets(online) == {"waits": ["corn", "peas"], "there": ["beans", "garden", "welcome"]}
