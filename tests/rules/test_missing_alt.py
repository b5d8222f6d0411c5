from __future__ import annotations

from pathlib import Path

import pytest
from tests.school import record_for

from safeguarding.documents import Document, Kind, PictureUse
from safeguarding.findings import Level
from safeguarding.pages import Page, Shown
from safeguarding.rules.missing_alt import check_page


def levels(alt: str, *, needs_alt: bool = True) -> list[Level]:
    use = PictureUse("../pictures/beans-01.jpg", "pictures/beans-01.jpg", alt, needs_alt)
    page = Page(Document("posts/beans.html", Kind.PAGE), shown=(Shown(use, None),))
    return [finding.level for finding in check_page(page, record_for(Path("school")))]


@pytest.mark.parametrize("alt", ["", " ", "beans-01.jpg", "IMG_2031", "beans-01"])
def test_nothing_and_a_file_name_stop_the_build(alt: str) -> None:
    """Somebody who cannot see the picture would get nothing."""
    assert levels(alt) == [Level.REFUSE]


@pytest.mark.parametrize("alt", ["Picture of a bean", "A photo of a bean", "Bean! " * 42])
def test_what_could_be_better_is_told(alt: str) -> None:
    """Not worth holding up a post: the words are there."""
    assert levels(alt) == [Level.WARN]


@pytest.mark.parametrize("alt", ["A bean in a pot", "Children picture a giant's bean", "b" * 250])
def test_a_text_that_tells_is_in_order(alt: str) -> None:
    """The innocent neighbours."""
    assert levels(alt) == []
