"""Addresses lead to the file that a browser would open."""

import pytest

from safeguarding.addresses import resolve, shows_something

SITE = "https://blog.school.example"


@pytest.mark.parametrize(
    ("address", "page", "path"),
    [
        ("beans.html", "posts/harvest.html", "posts/beans.html"),
        ("../pictures/a.jpg", "posts/harvest.html", "pictures/a.jpg"),
        ("./", "posts/harvest.html", "posts/index.html"),
        ("/pictures/a.jpg", "posts/harvest.html", "pictures/a.jpg"),
        ("", "posts/harvest.html", "posts/harvest.html"),
        ("#top", "posts/harvest.html", "posts/harvest.html"),
        ("https://blog.school.example/pictures/a.jpg?x=1", "index.html", "pictures/a.jpg"),
        ("//BLOG.school.example/about.html", "index.html", "about.html"),
        ("https://blog.school.example", "posts/x.html", "index.html"),
        ("a%20b.html", "index.html", "a b.html"),
        ("..\\pictures\\a.jpg", "posts/x.html", "pictures/a.jpg"),
        (" beans.html\n", "posts/x.html", "posts/beans.html"),
    ],
)
def test_own_addresses_lead_into_the_tree(address, page, path):
    """Relative, absolute and escaped spellings of one file are one file."""
    assert resolve(address, page, SITE).path == path


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/a.jpg",
        "mailto:office@school.example",
        "tel:0161",
        "//[broken",
        "data:x",
    ],
)
def test_other_addresses_lead_outside(address):
    """What is not ours is never taken for a file that was inspected."""
    target = resolve(address, "index.html", SITE)
    assert target.outside
    assert target.path == ""


def test_a_site_below_a_folder():
    """A public address with a folder is taken off, and only as a whole folder."""
    site = "https://schools.example/cavendish"
    assert resolve("https://schools.example/cavendish/a.jpg", "x.html", site).path == "a.jpg"
    assert resolve("/cavendish/a.jpg", "x.html", site).path == "a.jpg"
    assert resolve("/cavendish-park/a.jpg", "x.html", site).path == "cavendish-park/a.jpg"


@pytest.mark.parametrize(
    ("address", "shows"),
    [("a.JPG", True), ("a.jpg?b=c#d", True), ("a.mp4", True), ("a.pdf", True), ("a.html", False)],
)
def test_what_shows_something(address, shows):
    """Pictures, films and PDFs are known by their suffix, whatever follows it."""
    assert shows_something(address) is shows
