from __future__ import annotations

import pytest
from tests.photos.photo_site import picture

from photos.responsive import responsive

SETS = {rendition.path: picture() for rendition in picture().renditions}


@pytest.mark.parametrize("prefix", ["", "../", "/", "https://school.example/", "//x.example/a/"])
def test_every_width_is_offered_under_the_same_address(prefix: str):
    """Relative or absolute, as Pelican resolved it."""
    html = f'<p>a <img src="{prefix}pictures/aa-960.jpg" alt="Beans" width="960"> b</p>'
    page = responsive(html, SETS, "50vw")
    avif = f"{prefix}pictures/aa-480.avif 480w, {prefix}pictures/aa-960.avif 960w"
    assert f'<picture><source type="image/avif" srcset="{avif}, ' in page
    assert f'{prefix}pictures/aa-1440.jpg 1440w" sizes="50vw"></picture> b</p>' in page
    assert f'<img src="{prefix}pictures/aa-960.jpg" alt="Beans" width="960" srcset="' in page


def test_a_picture_that_says_its_own_size_keeps_it():
    """Those of a gallery are smaller than those of the text."""
    page = responsive('<img src="pictures/aa-960.jpg" sizes="20vw">', SETS, "50vw")
    assert page.count('sizes="20vw"') == 2
    assert "50vw" not in page


@pytest.mark.parametrize(
    "html",
    [
        '<img src="pictures/undeclared-aa.jpg">',
        '<img src="theme/logo.png">',
        '<img src="https://elsewhere.example/notpictures/aa-960.jpg">',
        '<a href="pictures/aa-960.jpg">x</a>',
        '<img src="pictures/aa-960.jpg" srcset="x 1x">',
        "<p>pictures/aa-960.jpg</p>",
    ],
)
def test_everything_else_is_left_as_it_is(html: str):
    """Pictures that are not published, of the theme, or done already."""
    assert responsive(html, SETS) == html
