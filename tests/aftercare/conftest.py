from __future__ import annotations

import hashlib
import shutil

import pytest

from tests import papers
from tests.small_school import TABLE, SmallSchool

_SUMMER = "The class planted Summer wheat, and Summer it was, as everybody could see."
_BEANS = "Our beans have grown as high as the window sill of the classroom."


@pytest.fixture(scope="session")
def _published(tmp_path_factory):
    """A published school, and a copy of its folder to begin from."""
    folder = tmp_path_factory.mktemp("published")
    school = SmallSchool(folder / "school")
    for number in (1, 2):
        school.photo(f"gallery-{number}.jpg", "pupils", f"P-DEMO-00{number}", album="trip")
    school.post("trip", "We went to the river.\n\n[gallery:trip]", title="Our trip")
    named = school.photo("pots.jpg", "pupils", "P-DEMO-001")
    school.post("beans", f"![Hands hold a pot]({named})")
    other = school.photo("jars.jpg", "pupils", "P-DEMO-002", album="jars")
    school.post("jars", f"![Hands hold a jar]({other})", title="Our jars")
    _add_papers(school)
    school.build()
    shutil.copytree(school.root, folder / "as published")
    return school, folder / "as published"


def _add_papers(school):
    """A letter that shows nobody, with a word like a name that is none, and a PDF with a pupil."""
    rows = [TABLE]
    for name, data, said in (
        ("letter.pdf", papers.newsletter(_SUMMER), "place,,A letter,,,name-unconfirmed"),
        ("news.pdf", papers.newsletter(_BEANS, pictures=[papers.photo()]), _OF_A_PUPIL),
    ):
        school.write(f"content/downloads/{name}", data)
        rows.append(f"{name},{said},{hashlib.sha256(data).hexdigest()[:16]}")
    school.write("content/downloads/photos.csv", "\n".join([*rows, ""]))
    school.post("welcome", "[A letter]({static}/downloads/letter.pdf)", title="Welcome back")


_OF_A_PUPIL = "pupils,P-DEMO-003,Beans,,,"


@pytest.fixture
def school(_published):
    """A published school: Amelia stands in a gallery and in a picture that a post names.

    Built once, and put back where it was built: what it knows of its site holds for that folder.
    """
    published, as_published = _published
    shutil.rmtree(published.root)
    shutil.copytree(as_published, published.root)
    return published
