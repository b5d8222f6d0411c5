from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

import pillow_heif
import pytest
from pelican.plugins import signals
from tests.photos.photo_site import Site, phone_photo, saved, scene

from photos.shelf import pictures_of
from safeguarding.errors import ConfigurationError
from safeguarding.findings import Level
from safeguarding.picture_bytes import inspect_picture
from safeguarding.private import revealed
from safeguarding.record import Made
from safeguarding.school import Shows

SHOWN = "![]({static}/albums/beans/a.jpg)"


def told(record) -> list[str]:
    return [revealed(problem.message) for problem in record.problems]


def test_a_declared_photo_is_published_as_new_pictures_only(site: Site):
    """No file of the tree is the original, or holds anything of it but pixels."""
    path = site.photo("albums/beans/a.jpg")
    site.post(SHOWN)
    record = site.build()
    assert record.problems == []
    assert record.notes[0] == "1 picture had its location removed."
    assert len(site.pictures()) == 2
    for name in site.pictures():
        data = (site.output / name).read_bytes()
        assert inspect_picture(data, PurePosixPath(name).suffix) == ()
        origin = record.origins[name]
        assert (origin.made, origin.source) == (Made.PICTURE, "content/albums/beans/a.jpg")
        assert origin.digest == hashlib.sha256(data).hexdigest()
        assert record.pictures[name].digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert set(record.pictures[name].outputs) == site.pictures()
        assert record.pictures[name].told_place
    assert not any("a.jpg" in name or "beans/" in name for name in site.files())


@pytest.mark.parametrize(
    "written",
    [
        "![]({static}/albums/beans/a.jpg)",
        "![]({static}../albums/beans/a.jpg)",
        "![]({attach}/albums/beans/a.jpg)",
        "![]({attach}../albums/beans/a.jpg)",
        "![]({filename}/albums/beans/a.jpg)",
        "![](|static|/albums/beans/a.jpg)",
        '<img alt="x > y" src="{static}/albums/beans/a.jpg">',
        "<IMG SRC={static}/albums/beans/a.jpg>",
    ],
)
def test_every_form_of_link_leads_to_the_new_picture(site: Site, written: str):
    """Whatever Pelican understands, and what only browsers do."""
    site.photo("albums/beans/a.jpg")
    site.post(written)
    assert site.build().problems == []
    assert "albums/" not in site.page()
    assert 'srcset="https://school.example/pictures/' in site.page()
    assert len(site.pictures()) == 2


def test_pages_feeds_and_listings_show_the_new_picture(site: Site):
    """With the album's alt text, everywhere."""
    site.photo("albums/beans/a.jpg", alt="Two rows of beans")
    site.post(SHOWN, Summary="Look ![]({static}/albums/beans/a.jpg)")
    record = site.build()
    feed = (site.output / "feeds/all.atom.xml").read_text(encoding="utf-8")
    for text in (site.page(), feed, site.page("index")):
        assert "Two rows of beans" in text
        assert "https://school.example/pictures/" in text
        assert "{static}" not in text
    assert {p.declaration.alt for p in record.pictures.values()} == {"Two rows of beans"}


def test_a_post_says_which_pictures_it_shows(site: Site):
    """In order, each once; the recorder takes them from there."""
    site.photo("albums/beans/b.jpg", phone_photo(seed=2))
    site.photo("albums/beans/a.jpg")
    site.post(f"[b]({{static}}/albums/beans/b.jpg)\n\n{SHOWN}\n\n[gallery:beans]")
    seen = []

    def look(generators):
        seen.extend(pictures_of(a) for a in generators[0].context["articles"])

    with signals.all_generators_finalized.connected_to(look):
        site.build()
    assert seen == [("albums/beans/b.jpg", "albums/beans/a.jpg")]


def test_an_undeclared_photo_is_not_even_written(site: Site):
    """The page keeps an address for it, so that everything else is inspected in the same build."""
    site.photo("albums/beans/a.jpg", shows=None)
    site.photo("albums/beans/b.jpg", phone_photo(seed=2))
    site.post(f"{SHOWN} ![]({{static}}/albums/beans/b.jpg)")
    record = site.build()
    free = [path for path, picture in record.pictures.items() if picture.declaration is None]
    assert len(free) == 1
    assert free[0] in site.page()
    assert free[0] not in site.files()
    assert len(site.pictures()) == 2


@pytest.mark.parametrize("fingerprint", ["0" * 16, "0", "", "f" * 64])
def test_a_photo_with_another_fingerprint_is_not_written(site: Site, fingerprint: str):
    """Somebody looked at other bytes."""
    site.photo("albums/beans/a.jpg", fingerprint=fingerprint)
    site.post(SHOWN)
    record = site.build()
    (picture,) = record.pictures.values()
    assert picture.changed or picture.declaration is None
    assert site.pictures() == set()


def test_a_changed_photo_is_found_in_the_next_build(site: Site):
    """Remembered digests and cached pixels must not hide it."""
    path = site.photo("albums/beans/a.jpg")
    site.post(SHOWN)
    site.build()
    path.write_bytes(phone_photo(seed=2))
    for name in site.pictures():
        (site.output / name).unlink()
    (picture,) = site.build().pictures.values()
    assert picture.changed
    assert site.pictures() == set()


def test_two_declarations_of_the_same_bytes_stay_apart(site: Site):
    """A copy in another album, declared otherwise, must not lend its declaration."""
    site.photo("albums/beans/a.jpg", alt="One")
    site.photo("albums/peas/a.jpg", alt="Two")
    site.post(f"{SHOWN} ![]({{static}}/albums/peas/a.jpg)")
    record = site.build()
    assert len(site.pictures()) == 4
    said = {picture.source: picture.declaration.alt for picture in record.pictures.values()}
    assert said == {"albums/beans/a.jpg": "One", "albums/peas/a.jpg": "Two"}


def test_a_gallery_shows_the_whole_album_in_the_order_of_its_table(site: Site):
    """Nothing is left out in silence: an undeclared picture is there, to be refused."""
    site.photo("albums/beans/b.jpg", phone_photo(seed=2), alt="First")
    site.photo("albums/beans/a.jpg", alt="Second")
    site.photo("albums/beans/c.jpg", phone_photo(seed=3), shows=None)
    site.post("[gallery:beans]")
    record = site.build()
    page = site.page()
    assert page.index("First") < page.index("Second") < page.index("undeclared-")
    assert page.count("<figure>") == 3
    assert sum(picture.declaration is None for picture in record.pictures.values()) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("![x]({static}/albums/beans/none.jpg)", "does not exist"),
        ("![x]({static}/albums/beans/A.JPG)", "really called “a.jpg”"),
        ("![x]({static}/../private.jpg)", "outside"),
        ("![x]({static}/albums/beans/link.jpg)", "link"),
        ("[big]({static}/albums/beans/none.jpg)", "does not exist"),
        ("[gallery:peas]", "no album “peas”"),
        ("[gallery:BEANS]", "no album “BEANS”"),
        ("[gallery:..]", "no album"),
        ("[gallery:empty]", "no pictures"),
        ("Here: [gallery:beans] there", "amid other text"),
    ],
)
def test_what_is_not_to_be_had_is_refused_with_the_post(site: Site, text: str, word: str):
    """Missing, misspelt, outside, links, unknown and empty albums."""
    site.photo("albums/beans/a.jpg")
    (site.content / "albums" / "empty").mkdir()
    (site.root / "private.jpg").write_bytes(phone_photo(seed=3))
    (site.content / "albums" / "beans" / "link.jpg").symlink_to(site.root / "private.jpg")
    site.post(text)
    record = site.build()
    assert any(word in message for message in told(record)), told(record)
    assert {problem.source for problem in record.problems} == {"content/posts/beans.md"}
    assert all(problem.level is Level.REFUSE for problem in record.problems)
    private = hashlib.sha256(phone_photo(seed=3)).hexdigest()
    assert private not in {picture.digest for picture in record.pictures.values()}


def test_a_row_without_its_picture_is_refused_at_its_line(site: Site):
    """Otherwise a picture would be missing from its gallery, and nobody told."""
    site.photo("albums/beans/a.jpg")
    site.declare("albums/beans/gone.jpg")
    site.post("[gallery:beans]")
    (problem,) = site.build().problems
    assert (problem.source, problem.line) == ("content/albums/beans/photos.csv", 3)


@pytest.mark.parametrize("data", [phone_photo()[:-3000], saved(scene(), "PNG"), b"", b"words"])
def test_a_picture_that_cannot_be_used_is_refused_by_its_own_name(site: Site, data: bytes):
    """Damaged or mislabelled, though somebody declared it."""
    site.photo("albums/beans/a.jpg", data)
    site.post(SHOWN)
    (problem,) = site.build().problems
    assert problem.rule == "source-not-read"
    assert problem.source == "content/albums/beans/a.jpg"
    assert site.pictures() == set()


def test_what_nobody_means_to_publish_is_not_published(site: Site):
    """Unused photos, side files, tables and notes vanish; a letter for parents stays."""
    site.photo("albums/beans/a.jpg")
    site.photo("albums/beans/unused.jpg", phone_photo(seed=2))
    side = (".picasa.ini", "._a.jpg", "a.xmp", "photos.csv", "notes.md", "Thumbs.db", "a.heic")
    for name in side:
        (site.content / "albums" / "beans" / name).write_bytes(b"x")
    (site.content / "downloads").mkdir()
    (site.content / "downloads" / "letter.txt").write_text("Dear parents")
    site.post(SHOWN)
    site.build()
    files = {name for name in site.files() if not name.endswith((".html", ".xml", ".css"))}
    assert files - site.pictures() == {"downloads/letter.txt"}
    assert len(site.pictures()) == 2


def test_what_a_post_links_to_on_purpose_is_left_to_the_gate(site: Site):
    """So that the teacher is told, instead of finding the link broken."""
    (site.content / "downloads").mkdir(parents=True)
    (site.content / "downloads" / "results.csv").write_text("a,b")
    site.post("[results]({static}/downloads/results.csv)")
    site.build()
    assert "downloads/results.csv" in site.files()


def test_a_draft_publishes_no_picture_and_no_file(site: Site):
    """Nor does it refuse the site; `Status: draft` is the way out of every refusal."""

    def drop(generator):
        generator.drafts = []

    site.photo("albums/beans/a.jpg")
    (site.content / "downloads").mkdir()
    (site.content / "downloads" / "plan.docx").write_bytes(b"x")
    (site.root / "secret.txt").write_text("x")
    links = "[p]({static}/downloads/plan.docx) [s]({static}/../secret.txt) [gallery:none]"
    site.post(f"{SHOWN} {links}", Status="draft")
    site.post("Hello", name="peas")
    with signals.article_generator_pretaxonomy.connected_to(drop):
        record = site.build()
    assert record.problems == []
    assert record.pictures == {}
    assert {name for name in site.files() if "." in name and not name.endswith("html")} == {
        "feeds/all.atom.xml",
        "theme/site.css",
    }


def test_the_build_stops_without_the_gate(site: Site):
    """Pictures go nowhere that is not inspected."""
    site.photo("albums/beans/a.jpg")
    site.post(SHOWN)
    with pytest.raises(ConfigurationError, match="gate"):
        site.build(gate=False)
    assert site.pictures() == set()


def test_the_second_build_takes_the_pictures_from_the_cache(site: Site):
    """Byte for byte; and a damaged entry is made again."""
    site.photo("albums/beans/a.jpg")
    site.post(SHOWN)
    site.build()
    first = {name: (site.output / name).read_bytes() for name in site.pictures()}
    (entry,) = (site.root / ".safeguarding" / "cache" / "photos").glob("*.pictures")
    stamp = entry.stat().st_mtime_ns
    record = site.build()
    assert entry.stat().st_mtime_ns == stamp
    assert record.notes[0] == "1 picture had its location removed."
    entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    site.build()
    assert entry.stat().st_mtime_ns != stamp
    assert {name: (site.output / name).read_bytes() for name in site.pictures()} == first


def test_the_theme_is_given_what_it_needs(site: Site):
    """A filter for finished HTML, and the first picture of a post for its listing."""
    site.photo("albums/beans/a.jpg", shows=None)
    site.photo("albums/beans/b.jpg", phone_photo(seed=2), alt="Pods")
    site.post(f"{SHOWN} ![]({{static}}/albums/beans/b.jpg)")
    site.post("No picture", name="peas")
    site.build()
    listing = site.page("index")
    assert listing.count("<picture>") == 1
    assert 'alt="Pods"' in listing
    assert 'sizes="20rem"' in listing


def test_a_draft_that_is_previewed_shows_its_pictures(site: Site):
    """Its author sees the page, and the findings, before anybody else."""
    site.photo("albums/beans/a.jpg")
    site.post(SHOWN, Status="draft")
    record = site.build()
    assert len(record.pictures) == 2
    assert "pictures/" in (site.output / "drafts" / "beans.html").read_text(encoding="utf-8")


def test_a_picture_beside_its_post_is_published_like_one_of_an_album(site: Site):
    """Any content folder may hold pictures, with their table."""
    site.photo("posts/trip/a b.jpg", alt="The bus")
    path = site.post('<img src="{attach}a%20b.jpg">', name="trip")
    path.rename(path.parent / "trip" / "trip.md")
    record = site.build()
    assert record.problems == []
    assert 'alt="The bus"' in site.page("trip")
    assert not any(name.endswith("b.jpg") for name in site.files())


def test_the_bytes_of_a_withdrawn_declaration_are_not_shown_from_the_cache(site: Site):
    """The cache keeps pixels, never verdicts."""
    site.photo("albums/beans/a.jpg")
    site.post(SHOWN)
    site.build()
    for name in site.pictures():
        (site.output / name).unlink()
    site.declarations.clear()
    site.build()
    assert site.pictures() == set()


@pytest.mark.parametrize(
    "written",
    ["{attach}../../consent.csv", "{static}/../consent.csv", "{static}/%2e%2e/consent.csv"],
)
def test_the_register_is_not_published_by_a_link(site: Site, written: str):
    """Pelican would copy it; here nothing is copied, and the post is named."""
    (site.root / "consent.csv").write_text("pupil_id,name")
    site.post(f"[list]({written})")
    before = set(site.root.rglob("consent.csv"))
    (problem,) = site.build().problems
    assert (problem.rule, problem.source) == ("unexpected-file", "content/posts/beans.md")
    assert set(site.root.rglob("consent.csv")) == before
    assert "consent" not in site.page()


EVERY_KIND = {
    "a.heic": "HEIF",
    "b.avif": "AVIF",
    "c.tif": "TIFF",
    "d.bmp": "BMP",
    "e.mpo": "JPEG",
    "f.gif": "GIF",
    "g.webp": "WEBP",
    "h.png": "PNG",
}


def test_every_kind_of_picture_builds_when_it_is_dropped_into_an_album(site: Site):
    """No import is needed: the published files are AVIF and JPEG, whatever the original was."""
    pillow_heif.register_heif_opener()
    for seed, (name, kind) in enumerate(EVERY_KIND.items()):
        site.photo(f"albums/beans/{name}", saved(scene(seed=seed), kind))
    site.post("[gallery:beans]")
    record = site.build()
    assert record.problems == []
    assert len(site.pictures()) == 2 * len(EVERY_KIND)
    for name in site.pictures():
        assert inspect_picture((site.output / name).read_bytes(), PurePosixPath(name).suffix) == ()


def film() -> bytes:
    return saved(scene(), "GIF", save_all=True, append_images=[scene(seed=2)])


@pytest.mark.parametrize(
    "said",
    [
        {"shows": Shows.PUPILS, "people": ("P-1",)},
        {"shows": Shows.BACKS, "people": ("P-1",)},
        {"shows": Shows.WORK, "people": ("P-1",)},
    ],
)
def test_an_animation_of_pupils_is_refused(site: Site, said: dict[str, object]):
    """Nobody declared what its other pictures show; the cache changes nothing about that."""
    site.photo("albums/beans/a.gif", film(), **said)
    site.post("![]({static}/albums/beans/a.gif)")
    for record in (site.build(), site.build()):
        (problem,) = record.problems
        assert problem.level is Level.REFUSE
        assert "animation" in revealed(problem.remedy)
        assert site.pictures() == set()


def test_of_another_animation_the_first_picture_is_shown_with_a_warning(site: Site):
    """The neighbour: a flag in the wind. Made anew or out of the cache, it is said."""
    site.photo("albums/beans/a.gif", film())
    site.post("![]({static}/albums/beans/a.gif)")
    for record in (site.build(), site.build()):
        (problem,) = record.problems
        assert problem.level is Level.WARN
        assert "only the first is shown" in revealed(problem.message)
        assert len(site.pictures()) == 2


def test_a_drawing_is_refused_in_clear_words(site: Site):
    """An SVG of the content folder could hold a program; those of the theme are the theme's."""
    site.photo("albums/beans/a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.post("![]({static}/albums/beans/a.svg)")
    (problem,) = site.build().problems
    assert problem.level is Level.REFUSE
    assert "save it as a PNG" in revealed(problem.remedy)
    assert not any(name.endswith(".svg") for name in site.files())
