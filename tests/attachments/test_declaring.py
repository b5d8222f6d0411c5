"""`invoke photos` asks about PDFs with pictures, and about no others."""

import pytest

from desk.confirming import confirm
from desk.declaring import declare
from desk.options import Options
from safeguarding.errors import ConfigurationError
from tests import papers
from tests.small_school import SmallSchool

WORDS = "Our beans have grown as high as the window sill of the classroom."


@pytest.fixture
def school(tmp_path):
    school = SmallSchool(tmp_path / "school")
    school.post("beans", "[Our newsletter]({static}/downloads/news.pdf)")
    return school


def downloads(school):
    return school.project.content / "downloads"


def test_a_pdf_with_pictures_is_declared_as_a_picture_is(school):
    """After that the site is published."""
    data = papers.newsletter(WORDS, pictures=[papers.photo()])
    school.write("content/downloads/news.pdf", data)
    assert school.refusal() == {"picture-undeclared"}
    declare(school.project, downloads(school), Options(shows="place", alt="Beans"))
    assert school.refusal() == set()


def test_a_pdf_without_pictures_is_not_asked_about(school):
    """A letter shows nobody, so there is nothing to say."""
    school.write("content/downloads/news.pdf", papers.newsletter(WORDS))
    with pytest.raises(ConfigurationError, match="no pictures"):
        declare(school.project, downloads(school), Options(shows="place"))
    assert school.refusal() == set()


def test_a_pdf_that_is_named_gets_its_row(school):
    """For what a person confirms of its words (`checked`) there must be a row."""
    school.write("content/downloads/news.pdf", papers.newsletter(WORDS))
    declare(school.project, downloads(school), Options(shows="place", file="news.pdf"))
    assert "news.pdf,place" in (downloads(school) / "photos.csv").read_text()


def test_words_like_names_are_confirmed_in_its_row(school):
    """A person looked, and says so by a command; for a photo there is no such thing to say."""
    words = "The class planted Summer wheat, and Summer it was."
    school.write("content/downloads/news.pdf", papers.newsletter(words, WORDS))
    assert school.refusal() == {"name-beyond-permission"}
    declare(school.project, downloads(school), Options(shows="place", file="news.pdf"))
    confirm(school.project, downloads(school), "news.pdf", "name-unconfirmed")
    assert school.refusal() == set()
    with pytest.raises(ConfigurationError, match="cannot be confirmed for a picture"):
        confirm(school.project, downloads(school), "beans.jpg", "name-unconfirmed")
