from __future__ import annotations

import re

from tests.photos.photo_site import picture

from photos.renditions import kept_free, path_of, stem


def test_a_published_name_tells_nothing_of_the_original():
    """A camera's file name is the date and time."""
    name = stem("albums/beans/PXL_20260507_103000.jpg", "d" * 64, "recipe")
    assert re.fullmatch(r"[0-9a-f]{16}", name)
    assert path_of(name, 480, "avif") == f"pictures/{name}-480.avif"


def test_the_name_changes_with_bytes_place_and_recipe():
    """Whatever may change pixels or permission makes another picture."""
    names = {
        stem("a.jpg", "d", "r"),
        stem("b.jpg", "d", "r"),
        stem("a.jpg", "e", "r"),
        stem("a.jpg", "d", "s"),
    }
    assert len(names) == 4


def test_an_address_that_is_kept_free_says_so():
    """It can never be mistaken for a published picture."""
    assert kept_free("a.jpg", "d", "changed").path.startswith("pictures/changed-")


def test_a_page_names_the_middle_size_and_links_to_the_largest():
    """The sizes that old browsers get."""
    assert picture().usual.path == "pictures/aa-960.jpg"
    assert picture().largest.path == "pictures/aa-1440.jpg"
