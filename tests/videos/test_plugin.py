"""Tests for the films of a real build: what is written, and what Chromium fetches."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.chromium import needs_chromium

HERE = "http://127.0.0.1"


def page_of(small, path="posts/our-beans.html"):
    return (small.output / path).read_text(encoding="utf-8")


def test_a_film_becomes_a_poster_and_a_link(small):
    """A picture of our own, the title, a link that works without a script, and no frame."""
    small.post("beans", f"Look:\n\n{small.film(title='Our & your beans')}\n\nThat was it.")
    small.build()
    page = page_of(small)
    assert '<a href="https://www.youtube.com/watch?v=beans-place">' in page
    assert "Play on YouTube: Our &amp; your beans" in page
    assert '<img src="../films/poster.png" alt=""' in page
    assert (small.output / "films/poster.png").read_bytes().startswith(b"\x89PNG")
    assert "<iframe" not in page
    assert "ytimg" not in page


def test_only_a_page_with_a_film_may_run_a_script_or_show_a_frame(small):
    """The policy of every other page stays as strict as it was."""
    small.post("beans", small.film())
    small.build()
    policies = {
        page.name: re.findall(r'Content-Security-Policy" content="([^"]*)"', page.read_text())[0]
        for page in small.output.rglob("*.html")
    }
    film = policies.pop("our-beans.html")
    assert "script-src 'self'; frame-src https://www.youtube-nocookie.com;" in film
    assert not any("script-src" in rest or "frame-src" in rest for rest in policies.values())
    assert "film.js" not in page_of(small, "index.html")


def test_a_site_without_films_has_no_poster(small):
    """Nothing is published that nobody asked for."""
    small.film()
    small.build()
    assert not (small.output / "films").exists()


def test_summary_and_feed(small):
    """A list shows no film and no brackets; the feed links to the film."""
    small.post("beans", f"Look:\n\n{small.film()}\n\nThat was it.")
    small.build()
    assert "Look: That was it." in page_of(small, "index.html")
    assert "[video" not in page_of(small, "index.html")
    feed = page_of(small, "feeds/all.atom.xml")
    assert "watch?v=beans-place" in feed
    assert "https://blog.cavendish-primary.example/films/poster.png" in feed


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Well done, Amelia Khan.", {}),
        ("Well done, Amelia.", {}),
        ("Well done.", {"Twitter": "Well done, Amelia!"}),
    ],
)
def test_nobody_is_named_beside_a_film_of_pupils(small, words, head):
    """Page, feed and snippet; beside a film of a place the same words are published."""
    small.post("beans", f"{words}\n\n{small.film('beans-film1', 'pupils', 'P-DEMO-001')}", **head)
    assert "name-with-picture" in small.refusal()
    small.film("beans-film1", "place")
    assert "name-with-picture" not in small.refusal()


def test_a_title_with_a_name_is_found(small):
    """The title stands on the page, so the name rules read it."""
    film = small.film("beans-film1", "pupils", "P-DEMO-001", title="Amelia Khan waters")
    small.post("beans", film)
    assert "name-with-picture" in small.refusal()


def test_a_film_amid_text_is_told(small):
    """With its line in the post."""
    small.post("beans", f"See {small.film()} here.")
    (finding,) = [f for f in small.findings() if f.rule == "video-undeclared"]
    assert (finding.source, finding.line) == ("content/posts/beans.md", 5)


def test_a_draft_with_a_film_holds_nobody_up(small):
    """Nor does its film need a poster."""
    small.post("beans", "[video:undeclared1]", Status="draft")
    small.build()
    assert not (small.output / "films").exists()


def test_a_film_in_a_plain_link_shows_pupils(small):
    """A post that only links to the film of a pupil names nobody either."""
    small.film("beans-film1", "pupils", "P-DEMO-001")
    link = "[film](https://youtu.be/beans-film1)"
    small.post("beans", f"Amelia Khan waters: {link}")
    assert "name-with-picture" in small.refusal()
    small.post("beans", f"One of us waters: {link}")
    assert small.refusal() == set()


def serve(folder: Path) -> ThreadingHTTPServer:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def played(page: Page) -> str:
    frame = page.locator("figure.film iframe")
    frame.wait_for(state="attached")
    return frame.get_attribute("src") or ""


@needs_chromium
def test_nothing_is_fetched_from_youtube_before_the_click(small, browser):
    """Chromium's own log of requests; then the player and nothing else of theirs."""
    small.post("beans", small.film())
    small.build()
    server = serve(small.output)
    host = f"{HERE}:{server.server_address[1]}"
    page = browser.new_page(viewport={"width": 900, "height": 900})
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{host}/posts/our-beans.html", wait_until="networkidle")
    page.mouse.wheel(0, 3000)
    assert [url for url in asked if not url.startswith(host)] == []
    page.get_by_role("link", name="Play on YouTube: Beans").click()
    assert played(page).startswith("https://www.youtube-nocookie.com/embed/beans-place?")
    page.wait_for_timeout(500)  # what the page's policy forbids is never asked for
    outside = {url.split("/")[2] for url in asked if not url.startswith(host)}
    assert outside == {"www.youtube-nocookie.com"}
    assert not [said for said in complaints if "Security Policy" in said]
    page.close()
    server.shutdown()


@needs_chromium
def test_only_what_the_rules_take_for_a_film_is_played(small, browser):
    """An address of another website that happens to hold an id leads where it says."""
    other = '<figure class="film"><a href="https://www.nhs.uk/?v=undeclared1">Beans</a></figure>'
    small.post("beans", f"{other}\n\n{small.film()}")
    small.build()
    server = serve(small.output)
    page = browser.new_page()
    page.goto(f"{HERE}:{server.server_address[1]}/posts/our-beans.html")
    with page.expect_request("https://www.nhs.uk/?v=undeclared1"):
        page.get_by_role("link", name="Beans", exact=True).click(no_wait_after=True)
    page.close()
    server.shutdown()


@needs_chromium
def test_the_link_works_without_a_script(small, browser):
    """With scripts switched off a click leads to the film on YouTube."""
    small.post("beans", small.film())
    small.build()
    server = serve(small.output)
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{HERE}:{server.server_address[1]}/posts/our-beans.html")
    with page.expect_request("https://www.youtube.com/watch?v=beans-place"):
        page.get_by_role("link", name="Play on YouTube: Beans").click(no_wait_after=True)
    page.close()
    server.shutdown()
