"""What is the post's own changes the digest, and what is its neighbours' does not."""

import pytest

from syndication.page_digest import own_part

PAGE = """<!doctype html><html><head><title>Beans</title>
<meta property="og:description" content="Year 4"><meta property="og:site_name" content="School">
</head><body><nav><a href="../index.html">Home</a></nav><main><nav>You are here</nav>
<article><h1>Beans</h1><p>They   grow. <a href="peas.html#a">Peas</a></p>
<picture><source srcset="../pictures/1-480.avif 480w" sizes="100vw"><img
src="../pictures/1-960.jpg" alt="Hands" width="960" loading="lazy"></picture></article>
<nav><a href="oats.html">Oats</a></nav></main><footer>Foot</footer></body></html>"""
PHOTOS = {"pictures/1-480.avif": "d" * 64, "pictures/1-960.jpg": "d" * 64}
OTHER = {"pictures/1-480.avif": "e" * 64, "pictures/1-960.jpg": "e" * 64}
SITE = "https://school.example/blog"


def part(html: str, photos: dict[str, str] = PHOTOS, path: str = "posts/beans.html"):
    return own_part(path, html, SITE, photos)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They   grow", "They die"),
        (">Beans</h1>", ">Peas</h1>"),
        ("<title>Beans", "<title>Peas"),
        ('content="Year 4"', 'content="Year 5"'),
        ("peas.html#a", "peas.html#b"),
        ("peas.html#a", "https://peas.example/"),
        ('alt="Hands"', 'alt="A child"'),
        ("<p>They", '<p onclick="x()">They'),
        ("</article>", "<script>x()</script></article>"),
        ("<p>They", "<h2>They"),
    ],
)
def test_what_is_the_posts_own_counts(old: str, new: str) -> None:
    """Text, title, links, alt texts, marks, and what networks read in the head."""
    assert old in PAGE
    assert part(PAGE.replace(old, new, 1)).digest != part(PAGE).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oats.html", "rye.html"),
        ("Foot", "Feet"),
        ("You are here", "Home"),
        ('content="School"', 'content="Academy"'),
        ("They   grow", "They grow"),
        ("../pictures/", f"{SITE}/pictures/"),
        ("peas.html#a", f"{SITE}/posts/peas.html#a"),
        ('width="960"', 'width="1440"'),
        ('<source srcset="../pictures/1-480.avif 480w" sizes="100vw">',
         '<source srcset="../pictures/1-480.avif 480w, ../pictures/1-960.jpg 960w" sizes="50vw">'),
    ],
)  # fmt: skip
def test_what_is_beside_it_does_not(old: str, new: str) -> None:
    """Neighbours, menus, white space, the way in which addresses are written, sizes."""
    assert old in PAGE
    assert part(PAGE.replace(old, new, 1)).digest == part(PAGE).digest


def test_another_photo_counts_and_another_encoder_does_not() -> None:
    """What it was made from, not what it was made into."""
    assert part(PAGE, OTHER).digest != part(PAGE).digest
    recoded = PAGE.replace("1-480", "2-480").replace("1-960", "2-960")
    again = {path.replace("/1-", "/2-"): digest for path, digest in PHOTOS.items()}
    assert part(recoded, again) == part(PAGE)
    assert part(PAGE).photos == ("d" * 64,)


def test_a_theme_without_article_or_main_is_covered_whole() -> None:
    """Rather too much than too little."""
    plain = PAGE.replace("article", "section")
    assert part(plain).digest != part(plain.replace("oats.html", "rye.html")).digest
    bare = plain.replace("<main>", "<div>").replace("</main>", "</div>")
    assert part(bare).digest != part(bare.replace("Foot", "Feet")).digest


@pytest.mark.parametrize("breaks_out", ["</article>", "</div></article></main>", "</ARTICLE >"])
def test_a_text_that_ends_its_article_itself_is_covered_all_the_same(breaks_out: str) -> None:
    """What follows the mark stands beside the article, and is the post's own nevertheless."""
    page = PAGE.replace("They   grow.", f"They grow. {breaks_out}<nav><p>Signed</p></nav>")
    assert part(page).digest != part(page.replace("Signed", "Not signed")).digest
    assert part(page).digest == part(page.replace("oats.html", "rye.html")).digest
