"""The theme: the built demo site, read as a parser and as Chromium read it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

import pytest
from jinja2 import Environment, FileSystemLoader, UndefinedError
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from safeguarding.knowledge import open_record
from safeguarding.policy_reader import read_policy
from safeguarding.project import Project
from tests.chromium import needs_chromium
from tests.demo_site import AWKWARD, ROOT, build, copy_of_the_built
from tests.page_state import wait_until

SITE = "https://blog.cavendish-primary.example"


@pytest.fixture(scope="module")
def site(demo: Path) -> Path:
    return demo / "output"


@pytest.fixture(scope="module")
def trees(site: Path) -> dict[str, LexborHTMLParser]:
    return {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def posts(trees: dict[str, LexborHTMLParser]) -> dict[str, LexborHTMLParser]:
    return {name: tree for name, tree in trees.items() if name.startswith("posts/")}


def meta(tree: LexborHTMLParser, kind: str) -> dict[str, str]:
    """`property` or `name` of the head's meta elements -> content."""
    found = tree.css(f"head meta[{kind}]")
    return {node.attributes[kind] or "": node.attributes.get("content") or "" for node in found}


# --- the gate ---------------------------------------------------------------------------------


def render(**known: object) -> str:
    templates = Environment(loader=FileSystemLoader(ROOT / "theme" / "templates"), autoescape=True)
    school = read_policy(ROOT / "policy.toml").school
    page = {"SCHOOL": school, "SITENAME": school.name, "SITE_PATH": "", "SITEURL": "."}
    page |= {"SITE_ADDRESS": SITE, "card_of": lambda _: {"url": SITE}}
    return templates.get_template("404.html").render(**page, **known)


def test_without_the_gate_nothing_is_rendered() -> None:
    """The leak: a site built past the gate, with this theme, has no pages."""
    with pytest.raises(UndefinedError):
        render()


@pytest.mark.parametrize("pretended", [None, True, MappingProxyType({})])
def test_a_setting_that_only_bears_the_name_does_not_do(pretended: object) -> None:
    """A GATE that knows nothing of a build is none."""
    with pytest.raises(UndefinedError):
        render(GATE=pretended)


def test_with_the_gate_the_page_is_rendered() -> None:
    """The innocent twin: the record of a build is enough."""
    assert "We cannot find that page" in render(GATE=open_record(Project.at(ROOT)))


# --- every page -------------------------------------------------------------------------------


def test_every_page_has_its_landmarks(trees: dict[str, LexborHTMLParser]) -> None:
    """One main, one level-one heading, a title, a description and British English."""
    for name, tree in trees.items():
        assert tree.css_first("html").attributes["lang"] == "en-GB", name
        assert len(tree.css("main#main")) == len(tree.css("h1")) == 1, name
        assert tree.css_first("a").attributes["href"] == "#main", name
        assert tree.css_first("title").text().endswith("Cavendish Community Primary School"), name
        assert meta(tree, "name")["description"], name


def test_every_page_leads_to_the_page_for_concerns(trees: dict[str, LexborHTMLParser]) -> None:
    """In the menu and at the foot, whichever page somebody lands on."""
    for name, tree in trees.items():
        links = [node.attributes["href"] or "" for node in tree.css("header a, footer a")]
        assert sum(link.endswith("report-a-concern.html") for link in links) >= 2, name


def test_headings_leave_no_step_out(trees: dict[str, LexborHTMLParser]) -> None:
    """Who listens to a page walks from heading to heading."""
    for name, tree in trees.items():
        levels = [int(node.tag[1]) for node in tree.css("main h1, main h2, main h3, main h4")]
        assert levels[0] == 1, name
        assert all(below - above <= 1 for above, below in pairwise(levels)), name


def test_the_only_script_is_data(trees: dict[str, LexborHTMLParser]) -> None:
    """JSON-LD in the head of each page; no handler, style, frame, form or drawing anywhere."""
    for name, tree in trees.items():
        scripts = tree.css("script")
        data = tree.css("script[type='application/ld+json']")
        assert len(data) == 1, name
        theme = [node for node in scripts if "theme/js/" in (node.attributes.get("src") or "")]
        assert len(scripts) == len(data) + len(theme), name
        assert all(node.parent.tag == "head" for node in scripts), name
        assert not tree.css("style, [style], iframe, form, object, embed, svg, base"), name
        handlers = [
            key for node in tree.css("*") for key in node.attributes if key.startswith("on")
        ]
        assert not handlers, name


def test_nothing_is_loaded_from_elsewhere(trees: dict[str, LexborHTMLParser]) -> None:
    """Pictures, styles and icons come from the site itself."""
    for name, tree in trees.items():
        loaded = [node.attributes.get("src") for node in tree.css("[src]")]
        loaded += [node.attributes.get("href") for node in tree.css("link:not([rel=canonical])")]
        assert all(address and "//" not in address for address in loaded), name


def test_pictures_have_words_and_room(trees: dict[str, LexborHTMLParser]) -> None:
    """Each picture has its size, so that nothing jumps, and all but the crest a description."""
    for name, tree in trees.items():
        for image in tree.css("img"):
            assert image.attributes.get("width"), name
            assert image.attributes.get("height"), name
            assert image.attributes["alt"] or "crest" in (image.attributes["src"] or ""), name


def test_the_style_sheet_is_small_and_complete() -> None:
    """One file under 14 kB that fetches nothing."""
    sheet = (ROOT / "theme" / "static" / "css" / "school.css").read_text(encoding="utf-8")
    assert len(sheet.encode()) < 14_000
    assert "@import" not in sheet
    assert "url(" not in sheet


# --- what networks and search engines read ----------------------------------------------------


def test_each_post_tells_the_networks_what_it_is(posts: dict[str, LexborHTMLParser]) -> None:
    """Open Graph by `property`, Twitter by `name`, absolute addresses, a card with its size."""
    assert len(posts) >= 12
    for name, tree in posts.items():
        graph, named = meta(tree, "property"), meta(tree, "name")
        assert graph["og:type"] == "article"
        assert graph["og:url"] == f"{SITE}/{name}"
        assert graph["og:locale"] == "en_GB"
        assert graph["og:image"].startswith(f"{SITE}/")
        assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
        assert graph["og:image:alt"]
        assert graph["article:published_time"][10] == "T"
        assert named["twitter:card"] == "summary_large_image"
        assert len(named["twitter:title"]) <= 70
        assert len(named["twitter:description"]) <= 200
        assert named["twitter:image"] == graph["og:image"]


def test_the_data_for_search_engines_fits_the_page(posts: dict[str, LexborHTMLParser]) -> None:
    """The JSON-LD says what the page says."""
    for tree in posts.values():
        data = json.loads(tree.css_first("head script[type='application/ld+json']").text())
        assert data["@type"] == "BlogPosting"
        assert data["headline"] == tree.css_first("h1").text()
        assert data["url"] == tree.css_first("link[rel=canonical]").attributes["href"]
        assert data["datePublished"] == tree.css_first("h1 ~ p time").attributes["datetime"]


def test_the_card_of_each_page_was_made(site: Path, trees: dict[str, LexborHTMLParser]) -> None:
    """The picture that a network would fetch is in the site."""
    for name, tree in trees.items():
        card = meta(tree, "property")["og:image"].removeprefix(f"{SITE}/")
        assert (site / card).is_file(), name


def test_a_title_with_signs_stays_text(posts: dict[str, LexborHTMLParser]) -> None:
    """Ampersands, quotation marks and angle brackets are written, not obeyed."""
    tree = posts["posts/awkward.html"]
    data = json.loads(tree.css_first("script").text())
    graph = meta(tree, "property")
    assert {tree.css_first("h1").text(), graph["og:title"], data["headline"]} == {AWKWARD}
    assert graph["og:description"] == "Salt & more"
    assert not tree.css("h1 b")


# --- what belongs to a post or page -----------------------------------------------------------


def test_the_way_from_post_to_post_visits_all(posts: dict[str, LexborHTMLParser]) -> None:
    """From the newest post, the link to the story before leads through every post, once."""
    newest = [name for name, tree in posts.items() if not tree.css("a[rel=next]")]
    assert len(newest) == 1
    seen = [newest[0]]
    while onward := posts[seen[-1]].css_first("a[rel=prev]"):
        seen.append((onward.attributes["href"] or "").removeprefix("../"))
    assert sorted(seen) == sorted(posts)


def test_the_draft_policy_says_that_it_is_one(trees: dict[str, LexborHTMLParser]) -> None:
    """Clause E1: until governors agree it, the label is there for everybody to see."""
    assert "Draft" in trees["social-media-policy.html"].css_first(".state").text()
    assert not trees["privacy.html"].css(".state")


def test_an_agreed_policy_bears_its_dates(demo: Path, tmp_path: Path) -> None:
    """The label goes when policy.toml says so."""
    project = copy_of_the_built(demo, tmp_path / "school")
    policy = project / "policy.toml"
    text = policy.read_text(encoding="utf-8")
    for old, new in (
        ('status = "draft"', 'status = "agreed"'),
        ('agreed_on = ""', 'agreed_on = "2026-09-01"'),
        ('review_due = ""', 'review_due = "2027-09-01"'),
    ):
        assert old in text
        text = text.replace(old, new)
    policy.write_text(text, encoding="utf-8")
    page = LexborHTMLParser((build(project) / "social-media-policy.html").read_text("utf-8"))
    state = page.css_first(".state").text()
    assert "Agreed by governors on 1 September 2026." in state
    assert "To be reviewed by 1 September 2027." in state
    assert "Draft" not in state


def test_the_page_for_concerns_names_whom_to_tell(trees: dict[str, LexborHTMLParser]) -> None:
    """Headteacher, deputy and safeguarding lead stand in policy.toml and on the page."""
    school = read_policy(ROOT / "policy.toml").school
    text = trees["report-a-concern.html"].css_first("main").text()
    for words in (school.headteacher, school.deputy, school.safeguarding_lead, school.phone):
        assert words in text
    assert "0800 1111" in text
    assert "0808 800 5000" in text


def test_the_page_for_lost_visitors_works_at_any_address(
    trees: dict[str, LexborHTMLParser],
) -> None:
    """A host shows it for /posts/no/such/page too, so its addresses begin at the root."""
    tree = trees["404.html"]
    assert tree.css_first("link[rel=stylesheet]").attributes["href"] == "/theme/css/school.css"
    assert meta(tree, "name")["robots"] == "noindex"


# --- in a browser -----------------------------------------------------------------------------

TELEPHONE = 360
WIDTHS = (320, TELEPHONE, 768, 1280)
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

SMALL_TARGETS = """() => [...document.querySelectorAll('a')]
  .filter(a => !a.closest('.prose p, .prose li, .prose td, main > p, .skip, dd'))
  .filter(a => !a.classList.contains('skip'))
  .map(a => [a.textContent.trim(), a.getBoundingClientRect()])
  .filter(([, box]) => box.height < 24 || box.width < 24)
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""

POOR_CONTRAST = """() => {
  const parts = colour => (colour.match(/[0-9.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const behind = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim()) continue;
    const [a, b] = [light(parts(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${texts.currentNode.textContent.trim()}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""

FOCUSED = """() => {
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return [document.activeElement.textContent.trim(), style.outlineStyle,
          parseFloat(style.outlineWidth), box.left >= 0 && box.width > 0];
}"""


def opened(browser: Browser, site: Path, name: str, **how: object) -> Page:
    page = browser.new_page(**how)
    page.goto((site / name).as_uri())
    return page


@dataclass
class Seen:
    """What one page came to in the browser."""

    too_wide: list[int] = field(default_factory=list)
    poor_contrast: dict[str, list[str]] = field(default_factory=dict)
    small_targets: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser: Browser, site: Path) -> Mapping[str, Seen]:
    """Every page, opened once, at each width and in each light."""
    page = browser.new_page()
    pages: dict[str, Seen] = {}
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":  # its style is at the root of a website
            continue
        page.goto(path.as_uri())
        one = pages[path.relative_to(site).as_posix()] = Seen()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 640})
            if page.evaluate(OVERFLOWS):
                one.too_wide.append(width)
            if width == TELEPHONE:
                one.small_targets = page.evaluate(SMALL_TARGETS)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            one.poor_contrast[scheme] = page.evaluate(POOR_CONTRAST)
    page.close()
    return pages


@needs_chromium
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(seen: Mapping[str, Seen], width: int) -> None:
    """From the smallest old telephone up, nobody has to scroll sideways."""
    assert [name for name, one in seen.items() if width in one.too_wide] == []


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_by_day_and_in_the_dark(seen: Mapping[str, Seen], scheme: str) -> None:
    """At least 4.5 to 1 between text and what is behind it (WCAG 1.4.3)."""
    assert {name: poor for name, one in seen.items() if (poor := one.poor_contrast[scheme])} == {}


@needs_chromium
def test_fingers_find_every_link(seen: Mapping[str, Seen]) -> None:
    """Links outside running text are at least 24 pixels high and wide (WCAG 2.5.8)."""
    assert {name: one.small_targets for name, one in seen.items() if one.small_targets} == {}


@needs_chromium
def test_a_keyboard_sees_where_it_is(browser: Browser, site: Path) -> None:
    """The first stop skips to the content, and every stop is outlined and on the screen."""
    page = opened(browser, site, "index.html")
    for stop in range(25):
        page.keyboard.press("Tab")
        text, style, outline, visible = page.evaluate(FOCUSED)
        assert (stop > 0) or text == "Skip to the main content"
        assert style != "none", text
        assert outline >= 2, text
        assert visible, text
    page.close()


@needs_chromium
def test_a_site_opened_from_a_disk_is_whole(browser: Browser, site: Path) -> None:
    """Its own content policy lets the style and every picture load; nothing else is asked for."""
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((site / "index.html").as_uri())
    page.goto((site / "posts" / "two-nights-in-the-hills.html").as_uri())
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    wait_until(page, "[...document.images].every(image => image.complete)")
    assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('.gallery')).display") == "grid"
    assert all(address.startswith("file://") for address in asked)
    assert complaints == []
    page.close()


@needs_chromium
def test_paper_carries_the_policy_and_no_menu(browser: Browser, site: Path) -> None:
    """Printed pages are words on white."""
    page = opened(browser, site, "social-media-policy.html", color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    assert page.locator(".state").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


@needs_chromium
def test_nothing_glides_for_those_who_asked_for_stillness(browser: Browser, site: Path) -> None:
    """A jump to the content is a jump."""
    page = opened(browser, site, "index.html", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()
