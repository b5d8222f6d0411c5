"""Somebody who looked confirms a picture without touching photos.csv by hand."""

import pytest
from tests.small_school import phone_photo

from desk.confirming import confirm
from safeguarding.declarations import read_declarations
from safeguarding.errors import ConfigurationError

RULE = "faces-undeclared"


@pytest.fixture
def album(small):
    small.photo()
    small.photo("gate.jpg")
    return small.root / "content/albums/beans"


def checked(small):
    rows, _ = read_declarations(small.project.content)
    return {row.picture.rpartition("/")[2]: set(row.checked) for row in rows.values()}


def test_one_picture_is_confirmed(small, album):
    """The row of this picture says so, and nobody else's; what was said before stays."""
    confirm(small.project, album, "gate.jpg", RULE)
    confirm(small.project, album, "gate.jpg", "name-in-picture")
    assert checked(small) == {"beans.jpg": set(), "gate.jpg": {RULE, "name-in-picture"}}


@pytest.mark.parametrize(
    ("file", "rule"),
    [("", RULE), ("other.jpg", RULE), ("gate.jpg", "picture-without-consent"), ("gate.jpg", "x")],
)
def test_what_cannot_be_confirmed(small, album, file, rule):
    """No picture, none that is there, or a rule that asks nobody: nothing is written."""
    with pytest.raises(ConfigurationError):
        confirm(small.project, album, file, rule)
    assert checked(small) == {"beans.jpg": set(), "gate.jpg": set()}


def test_a_changed_picture_is_declared_first(small, album):
    """A confirmation is of bytes that somebody declared, not of whatever lies there now."""
    small.write("content/albums/beans/gate.jpg", phone_photo(5))
    with pytest.raises(ConfigurationError, match="Declare it first"):
        confirm(small.project, album, "gate.jpg", RULE)
