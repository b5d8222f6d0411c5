"""What every page tells networks and search engines, as two programs of other people read it.

`extruct` reads strictly, npm's `open-graph-scraper` leniently: where they disagree, a network would
see something else than another.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import extruct
import pytest
from filelock import FileLock
from selectolax.lexbor import LexborHTMLParser

from tests.demo_site import build, copy_of_the_demo

SITE = "https://blog.cavendish-primary.example"
SCHOOL = "Cavendish Community Primary School"
VERSION = "6.12.0"
SCRIPT = Path(__file__).parent / "readers" / "read.mjs"
AWKWARD = 'Salt & "pepper" <b> ’ ünï 🌱'
PAIRS = {
    "og:title": "ogTitle",
    "og:type": "ogType",
    "og:url": "ogUrl",
    "og:site_name": "ogSiteName",
    "og:locale": "ogLocale",
    "og:description": "ogDescription",
    "article:published_time": "articlePublishedTime",
    "article:section": "articleSection",
}
"""Property -> what open-graph-scraper calls it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_of_the_demo(tmp_path_factory.mktemp("readers") / "school")
    (project / "content" / "posts" / "awkward.md").write_text(
        f"Title: {AWKWARD}\nDate: 2026-02-20 12:00\nCategory: News\nSlug: awkward\n"
        f"Tags: salt & pepper\nAuthor: Year 2\nSummary: {'Salt & more. ' * 40}\n\nWords.\n",
        encoding="utf-8",
    )
    policy = project / "policy.toml"
    told = policy.read_text(encoding="utf-8")
    # What is in the pictures is nothing to these readers; looking takes its time.
    for key in ("faces", "words"):
        told = told.replace(f"\n{key} = true", f"\n{key} = false")
    policy.write_text(told, encoding="utf-8")
    return build(project)


@pytest.fixture(scope="module")
def strict(site: Path) -> dict[str, Any]:
    """Page -> what extruct reads."""
    told = {}
    for path in sorted(site.rglob("*.html")):
        read = extruct.extract(
            path.read_text(encoding="utf-8"), syntaxes=["opengraph", "json-ld"], uniform=False
        )
        (graph,), (data,) = read["opengraph"], read["json-ld"]
        told[path.relative_to(site).as_posix()] = {"graph": graph["properties"], "data": data}
    return told


@pytest.fixture(scope="module")
def lenient(site: Path) -> dict[str, Any]:
    """Page -> what open-graph-scraper reads."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("node and npm are not installed")
    folder = Path(tempfile.gettempdir()) / f"school-blog-open-graph-scraper-{VERSION}"
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        if not (folder / "node_modules" / "open-graph-scraper" / "package.json").exists():
            wanted = f"open-graph-scraper@{VERSION}"
            options = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
            got = subprocess.run(
                [npm, "install", *options, wanted], capture_output=True, check=False, timeout=150
            )
            if got.returncode:
                pytest.skip("open-graph-scraper cannot be fetched: is there no network?")
    pages = sorted(site.rglob("*.html"))
    answer = subprocess.run(
        [node, str(SCRIPT), str(folder)],
        input="\n".join(map(str, pages)),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    told = json.loads(answer.stdout)
    return {path.relative_to(site).as_posix(): told[str(path)] for path in pages}


def single(graph: list[tuple[str, str]]) -> dict[str, str]:
    """Properties by name; each but the tags of a post may stand there once."""
    names = [name for name, _ in graph if name != "article:tag"]
    assert len(names) == len(set(names))
    return dict(graph)


def test_both_readers_read_the_same(strict: dict[str, Any], lenient: dict[str, Any]) -> None:
    """On every page: posts, pages, listings, topics, tags and the page for lost readers."""
    assert set(strict) == set(lenient)
    assert {"404.html", "index.html", "archives.html", "tags.html", "topics.html"} <= set(strict)
    assert any(name.startswith("tags/") for name in strict)
    for name, read in strict.items():
        graph, other = single(read["graph"]), lenient[name]
        for tag, called in PAIRS.items():
            assert graph.get(tag) == other.get(called), (name, tag)
        (image,) = other["ogImage"]
        assert image == {
            "url": graph["og:image"],
            "type": graph["og:image:type"],
            "width": graph["og:image:width"],
            "height": graph["og:image:height"],
            "alt": graph["og:image:alt"],
        }, name
        assert other["jsonLD"] == [read["data"]], name


def test_both_readers_read_what_the_page_says(
    site: Path, strict: dict[str, Any], lenient: dict[str, Any]
) -> None:
    """Title, address, description and card of the page itself, not of another."""
    for name, read in strict.items():
        graph, data, other = single(read["graph"]), read["data"], lenient[name]
        page = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
        title = page.css_first("title").text().removesuffix(f" – {SCHOOL}")
        described = page.css_first("meta[name=description]").attributes["content"]
        post = name.startswith("posts/")
        assert graph["og:title"] == title, name
        assert graph["og:description"] == data["description"] == described, name
        assert graph["og:url"] == data["url"], name
        assert graph["og:url"] in (f"{SITE}/{name}", f"{SITE}/"), name
        assert graph["og:site_name"] == data["publisher"]["name"] == SCHOOL, name
        assert graph["og:locale"] == "en_GB", name
        assert graph["og:type"] == ("article" if post else "website"), name
        assert data["@type"] in ({"BlogPosting"} if post else {"WebPage", "CollectionPage"}), name
        assert data["headline" if post else "name"] == title, name
        assert graph["og:image"] == data["image"] == other["twitterImage"][0]["url"], name
        card = site / graph["og:image"].removeprefix(f"{SITE}/")
        assert card.stat().st_size <= 1_000_000, name


def test_twitter_is_told_what_it_takes(lenient: dict[str, Any]) -> None:
    """A large card with the school's account, within the lengths that are shown."""
    for name, read in lenient.items():
        assert read["twitterCard"] == "summary_large_image", name
        assert read["twitterSite"] == "@cav_mcr", name
        assert 0 < len(read["twitterTitle"]) <= 70, name
        assert 0 < len(read["twitterDescription"]) <= 200, name
        (image,) = read["twitterImage"]
        assert 0 < len(image["alt"]) <= 420, name


def test_signs_in_a_title_reach_both_readers(
    strict: dict[str, Any], lenient: dict[str, Any]
) -> None:
    """Ampersands, quotation marks, brackets, accents and emoji."""
    graph = single(strict["posts/awkward.html"]["graph"])
    assert graph["og:title"] == lenient["posts/awkward.html"]["ogTitle"] == AWKWARD
    assert graph["article:tag"] == "salt & pepper"
    assert len(graph["og:description"]) <= 200


def test_times_are_those_of_the_school(strict: dict[str, Any]) -> None:
    """ISO 8601 with the offset of Greenwich or of British Summer Time."""
    posts = {name: read for name, read in strict.items() if name.startswith("posts/")}
    times = {single(read["graph"])["article:published_time"] for read in posts.values()}
    assert times
    assert all(time[10] == "T" and time[-6:] in ("+00:00", "+01:00") for time in times)
    for read in posts.values():
        assert read["data"]["datePublished"] == single(read["graph"])["article:published_time"]
