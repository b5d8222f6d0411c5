"""What a reader gets of pictures, in Chromium: the right file, at once or later, and large."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.chromium import needs_chromium
from tests.page_state import wait_until

GALLERY = "posts/two-nights-in-the-hills.html"
PAGES = ("index.html", GALLERY, "posts/science-week.html", "topics/learning.html")

pytestmark = needs_chromium

TAKEN = """() => [...document.querySelectorAll('main img')].map(image => {
  const needed = image.getBoundingClientRect().width * devicePixelRatio;
  const offered = [...image.srcset.matchAll(/ (\\d+)w/g)].map(found => Number(found[1]));
  const [, taken, kind] = /-(\\d+)\\.(avif|jpg)$/.exec(image.currentSrc);
  const enough = offered.find(width => width >= needed - 1) || offered.at(-1);
  return {needed, taken: Number(taken), enough, kind};
})"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(e => { window.shifted += e.value; }))
  .observe({type: 'layout-shift', buffered: true});"""
ALL_CHOSEN = """() => {
  document.querySelectorAll('img').forEach(image => { image.loading = 'eager'; });
  return [...document.images].every(image => image.currentSrc);
}"""
ALL_LOADED = """() => {
  document.querySelectorAll('img').forEach(image => { image.loading = 'eager'; });
  return [...document.images].every(image => image.complete && image.naturalWidth > 0);
}"""


@pytest.fixture(scope="module")
def site(demo: Path) -> Path:
    return demo / "output"


def opened(browser: Browser, site: Path, name: str, width: int = 1280, **how: object) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, **how)
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto((site / name).as_uri())
    return page


@pytest.mark.parametrize("density", [1, 2, 3])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_smallest_file_that_is_sharp_is_taken(
    browser: Browser, site: Path, width: int, density: int
) -> None:
    """On a telephone, a tablet and a desk, on plain screens and on sharp ones; AVIF where it is."""
    for name in PAGES:
        page = opened(browser, site, name, width, device_scale_factor=density)
        wait_until(page, ALL_CHOSEN)
        taken = page.evaluate(TAKEN)
        assert taken, name
        for picture in taken:
            assert picture["taken"] == picture["enough"], (name, picture)
            assert picture["kind"] == "avif", name
        page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_pictures_come(browser: Browser, site: Path, width: int) -> None:
    """The cumulative layout shift is nought, from the top of the page to its foot."""
    for name in PAGES:
        page = opened(browser, site, name, width)
        for _ in range(5):
            page.mouse.wheel(0, 1500)
            page.wait_for_timeout(30)
        wait_until(page, ALL_LOADED)
        page.wait_for_timeout(100)
        assert page.evaluate("window.shifted") == 0, name
        page.context.close()


def test_one_picture_is_hurried_and_the_others_wait(site: Path) -> None:
    """The first of each page, at once and before all else; the rest when they are scrolled to."""
    for name in PAGES:
        tree = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
        first, *rest = (node.attributes for node in tree.css("main img"))
        assert first.get("fetchpriority") == "high", name
        assert "loading" not in first, name
        assert rest, name
        assert all(other.get("loading") == "lazy" for other in rest), name
        assert all("fetchpriority" not in other for other in rest), name


def test_only_a_page_with_a_gallery_has_its_script(site: Path) -> None:
    """And the content policy allows a script nowhere else."""
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        with_gallery = bool(tree.css(".gallery"))
        assert bool(tree.css("script[src$='gallery.js']")) == with_gallery, path.name
        policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
        assert ("script-src" in policy) == bool(tree.css("script[src]")), path.name


SWIPE = """([across, down]) => {
  const image = document.querySelector('.viewer img');
  const at = (x, y) => new Touch({identifier: 1, target: image, clientX: x, clientY: y});
  const how = {bubbles: true, cancelable: true};
  const [begin, end] = [at(180, 300), at(180 + across, 300 + down)];
  image.dispatchEvent(new TouchEvent('touchstart', {...how, touches: [begin]}));
  image.dispatchEvent(new TouchEvent('touchend', {...how, touches: [], changedTouches: [end]}));
}"""

# --- a gallery --------------------------------------------------------------------------------


def expect_picture(page: Page, number: int, count: int) -> None:
    """It is shown, and who cannot see it is told which it is and what happens in it."""
    status = page.locator(".viewer [role=status]")
    alt = page.locator(".viewer img").get_attribute("alt")
    assert alt
    expect(status).to_have_text(f"Picture {number} of {count} {alt}")


def test_a_gallery_by_keyboard(browser: Browser, site: Path) -> None:
    """Enter opens, arrows go on and round, Escape returns to the picture that was seen last.

    That picture may be far down the page; going back does not scroll away from it.
    """
    page = opened(browser, site, GALLERY, 360)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    count = page.locator(".gallery a").count()
    page.locator(".gallery a").first.focus()
    page.keyboard.press("Enter")
    expect_picture(page, 1, count)
    page.keyboard.press("ArrowRight")
    expect_picture(page, 2, count)
    wait_until(page, "document.querySelector('.viewer img').complete")
    assert page.evaluate("document.querySelector('.viewer img').currentSrc").endswith("-480.avif")
    assert page.evaluate("document.querySelector('.viewer img').alt")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect_picture(page, count, count)
    page.keyboard.press("Home")
    expect_picture(page, 1, count)
    page.keyboard.press("End")
    expect_picture(page, count, count)
    page.keyboard.press("Escape")
    expect(page.locator(".gallery a").last).to_be_focused()
    expect(page.locator(".gallery a").last).to_be_in_viewport()
    expect(page.locator(".viewer")).not_to_be_visible()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert complaints == []
    page.context.close()


def test_a_gallery_by_finger(browser: Browser, site: Path) -> None:
    """Buttons large enough; Back closes the large picture and stays on the page."""
    page = opened(browser, site, GALLERY, 360, has_touch=True)
    count = page.locator(".gallery a").count()
    page.locator(".gallery a").nth(1).tap()
    expect_picture(page, 2, count)
    for button in page.locator(".viewer button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    page.get_by_role("button", name="Next").tap()
    expect_picture(page, 3, count)
    assert not page.evaluate(
        "document.querySelector('.viewer').scrollWidth > document.documentElement.clientWidth"
    )
    page.evaluate(SWIPE, [-120, 10])
    expect_picture(page, 4, count)
    page.evaluate(SWIPE, [120, 10])
    expect_picture(page, 3, count)
    page.evaluate(SWIPE, [60, 300])
    expect_picture(page, 3, count)
    page.go_back()
    expect(page.locator(".viewer")).not_to_be_visible()
    assert page.url.endswith(GALLERY)
    page.locator(".gallery a").first.tap()
    page.get_by_role("button", name="Close").tap()
    expect(page.locator(".viewer")).not_to_be_visible()
    assert page.url.endswith(GALLERY)
    page.context.close()


def test_a_gallery_without_script(browser: Browser, site: Path) -> None:
    """Each picture is a link to its large version; Back returns."""
    page = opened(browser, site, GALLERY, java_script_enabled=False)
    page.locator(".gallery a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pictures/*-1440.jpg")
    page.go_back()
    page.wait_for_url(f"**/{GALLERY}")
    page.context.close()


def test_a_gallery_in_an_old_browser(browser: Browser, site: Path) -> None:
    """One that runs the script and knows no dialog follows the link, to a JPEG that it can show."""
    page = browser.new_page()
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.goto((site / GALLERY).as_uri())
    assert page.locator("dialog").count() == 0
    page.locator(".gallery a").first.click()
    page.wait_for_url("**/pictures/*-1440.jpg")
    page.close()


def test_a_tall_picture_is_not_fetched_as_wide_as_the_screen(browser: Browser, site: Path) -> None:
    """In the large view it is as wide as there is room for its height."""
    page = opened(browser, site, GALLERY)
    first = "document.querySelector('.gallery img')"
    page.evaluate(f"{first}.setAttribute('height', 2 * {first}.getAttribute('width'))")
    page.locator(".gallery a").first.click()
    assert page.locator(".viewer img").get_attribute("sizes") == "min(100vw, 50vh)"
    wait_until(page, "document.querySelector('.viewer img').currentSrc")
    page.context.close()


def test_what_an_old_browser_takes(site: Path) -> None:
    """The AVIF is offered before; what stands in the picture is a JPEG of a middling size."""
    tree = LexborHTMLParser((site / GALLERY).read_text(encoding="utf-8"))
    pairs = list(
        zip(tree.css("main picture > source"), tree.css("main picture > img"), strict=True)
    )
    assert len(pairs) == len(tree.css("main img"))
    for source, image in pairs:
        assert source.attributes["type"] == "image/avif"
        assert (image.attributes["src"] or "").endswith("-960.jpg")
        assert ".avif" not in (image.attributes["srcset"] or "")


def test_the_menu_says_where_somebody_is_in_any_colours(browser: Browser, site: Path) -> None:
    """Where a reader's own colours are used, one link alone has a line below."""
    page = opened(browser, site, "index.html", forced_colors="active")
    lines = page.evaluate(
        "[...document.querySelectorAll('.masthead li a')]"
        ".map(a => getComputedStyle(a).borderBottomColor)"
    )
    assert len(lines) > 2
    assert lines.count(lines[0]) == 1
    page.context.close()
