from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser
from tests.chromium import needs_chromium
from views import POLICY, URL, view

from safeguarding.project import Project
from syndication.build_warnings import UNREADABLE, read_warnings
from syndication.outbox_page import marked, outbox_files
from syndication.outbox_view import SnippetView, State

HOSTILE = {
    "script": "<script>window.evil = 1</script><img src=x onerror=evil()>",
    "quotes": '" onmouseover="evil()" x=\'</button>',
    "formula": "=cmd|' /C calc'!A0",
    "bidi": "\u202etxt.exe\u202c beans",
    "emoji": "🌱" * 10_000,
    "template": "{{ 7 * 7 }}{% raw %}",
}


def page(*views: SnippetView) -> LexborHTMLParser:
    return LexborHTMLParser(outbox_files(POLICY, views)["index.html"].decode())


def text(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css_first(selector)
    assert found is not None, selector
    return found.text()


def test_a_list_at_the_top_leads_to_each_post() -> None:
    """Ready first; two minutes are not for scrolling."""
    waiting = view(State.WAITING, "peas")
    tree = page(waiting, view())
    leads = [node.attributes["href"] or "" for node in tree.css("nav a")]
    assert leads[:1] == ["#approved"]
    assert "#waiting" in leads
    assert all(tree.css_first(f'[id="{lead[1:]}"]') is not None for lead in leads)
    assert page().css_first("nav") is None


# --- what may be handed out ---------------------------------------------------------------------


def test_an_approved_snippet_can_be_copied_shared_and_exported() -> None:
    """For each network: the text whole in a button, a link that begins the post, a row."""
    tree = page(view())
    assert [node.attributes["data-copy"] for node in tree.css("button")] == [
        f"Beans!\n\n{URL}",
        f"Long beans!\n\n{URL}",
    ]
    shares = [urlsplit(node.attributes["href"] or "") for node in tree.css(".do a")]
    assert [(share.netloc, share.path) for share in shares] == [
        ("x.com", "/intent/tweet"),
        ("www.facebook.com", "/sharer/sharer.php"),
    ]
    assert parse_qs(shares[0].query) == {"text": [f"Beans!\n\n{URL}"]}
    assert parse_qs(shares[1].query) == {"u": [URL]}
    assert tree.css_first("a[download]").attributes["href"] == "buffer-twitter-1.csv"


def test_an_address_that_the_text_lacks_goes_along() -> None:
    """A school's template may leave the address to the network."""
    tree = page(view(texts={"twitter": "Beans & peas?"}))
    share = urlsplit(tree.css_first(".do a").attributes["href"] or "")
    assert parse_qs(share.query) == {"text": ["Beans & peas?"], "url": [URL]}


@pytest.mark.parametrize(
    "locked",
    [
        view(State.WAITING),
        view(State.LAPSED, why="The text for Twitter was changed."),
        view(State.APPROVED, signed_for=frozenset()),
    ],
    ids=["waiting", "lapsed", "signed for none"],
)
def test_nothing_else_has_a_way_out(locked: SnippetView) -> None:
    """The twin: no button, no share link, no table, no text in an attribute."""
    tree = page(locked)
    html = tree.html or ""
    assert not tree.css("button, .do, a[download], [data-copy]")
    assert "x.com/intent" not in html
    assert "sharer" not in html
    assert set(outbox_files(POLICY, [locked])) == {"index.html"}


def test_what_is_out_on_one_network_is_offered_for_the_other_only() -> None:
    """Never the same snippet twice; the page says where it is."""
    tree = page(view(posted={"twitter": "https://x.com/bean_school/status/1"}))
    assert [node.attributes["data-copy"] for node in tree.css("button")] == [
        f"Long beans!\n\n{URL}"
    ]
    assert text(tree, ".posted a") == "https://x.com/bean_school/status/1"


def test_an_address_of_another_kind_leads_nowhere() -> None:
    """What somebody wrote into the ledger by hand."""
    tree = page(view(posted={"twitter": "javascript:evil()"}))
    assert tree.css_first(".posted a").attributes["href"] == ""


# --- what is shown ------------------------------------------------------------------------------


def test_each_snippet_is_shown_as_the_networks_will() -> None:
    """Account, text, picture, title and domain, with the count beside the limit."""
    tree = page(view(State.WAITING))
    assert text(tree, ".twitter .who").split() == ["Bean", "School", "@bean_school"]
    assert text(tree, ".twitter .text") == f"Beans!\n\n{URL}"
    assert text(tree, ".twitter .card b") == "Our beans"
    assert "From school.example.org" in text(tree, ".twitter")
    assert text(tree, ".facebook .card small") == "school.example.org"
    picture = tree.css_first(".facebook img").attributes
    assert (picture["src"], picture["alt"]) == ("waiting/beans/card.jpg", "Hands sow beans")
    assert "31 of 280 characters" in text(tree, "main")
    assert "56 of 63,206 characters" in text(tree, "main")


def test_what_stands_behind_see_more_is_marked() -> None:
    """Nothing of a long text is missing, and the reader knows what is seen first."""
    long = "beans " * 200 + "end"
    tree = page(view(texts={"facebook": long}))
    assert text(tree, ".facebook .text").replace(" … See more", "") == long
    assert text(tree, ".more").endswith("end")
    assert "Readers see the first 473" in text(tree, "main")


def test_a_person_is_told_what_to_look_at() -> None:
    """What no program sees, the policy's four words, and what the checks ask about this post."""
    tree = page(view(State.WAITING, warnings=("It names a place and a day.",)))
    told = text(tree, "main").casefold()
    for word in ("background", "wall", "adults", "tone"):
        assert word in told
    assert "correct, appropriate, courteous, respectful" in told
    assert "it names a place and a day." in text(tree, "article").casefold()
    assert "invoke approve beans" in text(tree, "article")


def test_what_changed_since_the_sign_off_is_told() -> None:
    """And it stands before what nobody has looked at yet."""
    tree = page(view(State.WAITING, slug="peas"), view(State.LAPSED, why="The card changed."))
    assert [node.attributes["id"] for node in tree.css("article")] == ["post-beans", "post-peas"]
    assert "The card changed." in text(tree, "#post-beans")


def test_an_empty_outbox_says_so() -> None:
    """Nothing waits."""
    assert "Nothing waits" in text(page(), "main")


def test_what_networks_make_links_of_is_marked_and_cannot_be_followed() -> None:
    """Addresses, mentions and hashtags; the text stays what it was."""
    whole = "See https://nhs.uk/a & @NSPCC #WorldBookDay, today.So <b>"
    tree = LexborHTMLParser(str(marked(whole)))
    assert [node.text() for node in tree.css("mark")] == [
        "https://nhs.uk/a",
        "@NSPCC",
        "#WorldBookDay",
        "today.So",
    ]
    assert not tree.css("a, b")
    assert tree.body is not None
    assert tree.body.text() == whole


# --- warnings of the build ----------------------------------------------------------------------


def report(tmp_path: Path, *findings: dict[str, object]) -> Project:
    path = tmp_path / "reports" / "safeguarding.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "refused": False, "findings": findings}), "utf-8")
    return Project.at(tmp_path)


def test_the_warnings_of_the_report_are_told_by_post(tmp_path: Path) -> None:
    """Those that belong to no post are for all."""
    told = {"level": "warn", "message": "It shouts.", "remedy": "Write small letters."}
    project = report(tmp_path, {**told, "source": "content/posts/a.md"}, {**told, "source": None})
    whole = ("It shouts. Write small letters.",)
    assert read_warnings(project) == {"content/posts/a.md": whole, "": whole}


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"findings": [{}]}', '{"findings": null}'])
def test_a_report_that_cannot_be_read_is_told(tmp_path: Path, broken: str) -> None:
    """Silence would be taken for a yes."""
    project = report(tmp_path)
    (project.reports / "safeguarding.json").write_text(broken, encoding="utf-8")
    assert read_warnings(project) == {"": (UNREADABLE,)}
    assert UNREADABLE in outbox_files(POLICY, [], (UNREADABLE,))["index.html"].decode()


# --- hostile words ------------------------------------------------------------------------------


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_words(hostile: str) -> None:
    """Wherever they stand: no element, no attribute, no script comes of them."""
    tree = page(
        view(
            title=hostile,
            texts={"twitter": hostile, "facebook": hostile},
            alt=hostile,
            why=hostile,
            warnings=(hostile,),
        )
    )
    plain = page(view(why="x", warnings=("x",)))

    def shape(of: LexborHTMLParser) -> set[tuple[str, tuple[str, ...]]]:
        return {(node.tag, tuple(sorted(node.attributes))) for node in of.css("*")}

    assert shape(tree) <= shape(plain) | {("p", ("class",)), ("span", ("class",))}
    assert len(tree.css("script")) == 1
    assert text(tree, "h3") == hostile


def test_only_its_own_style_and_script_may_run() -> None:
    """The policy of the page names them by their digests, and allows nothing else."""
    tree = page(view())
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    for kind in ("style", "script"):
        source = tree.css_first(kind).text(deep=True)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    loaded = [node.attributes.get("src") for node in tree.css("[src]")]
    assert not any("//" in (address or "") for address in loaded)
    assert not tree.css("link, [style], iframe, form")


# --- in Chromium, from a disk -------------------------------------------------------------------


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """An outbox on a disk, with every kind of snippet in it."""
    views = [
        view(title=HOSTILE["script"], texts={"twitter": HOSTILE["script"] + " ☂ 👩🏽‍🚀\nline"}),
        view(State.WAITING, slug="peas", title="W" * 90, warnings=("It names a place.",)),
        view(State.LAPSED, slug="corn", why="The card changed.", texts={"facebook": "corn " * 200}),
    ]
    for each in views:
        card = tmp_path / each.folder / "card.jpg"
        card.parent.mkdir(parents=True)
        Image.new("RGB", (1200, 630), "teal").save(card)
    for name, data in outbox_files(POLICY, views).items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


@pytest.fixture
def opened(browser: Browser, outbox: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    tab = context.new_page()
    tab.asked = []  # type: ignore[attr-defined]
    tab.on("request", lambda request: tab.asked.append(request.url))  # type: ignore[attr-defined]
    tab.problems = []  # type: ignore[attr-defined]
    tab.on("console", lambda message: tab.problems.append(message.text))  # type: ignore[attr-defined]
    tab.goto((outbox / "index.html").as_uri())
    yield tab
    context.close()


@needs_chromium
def test_the_button_copies_the_very_text(opened: Page) -> None:
    """From a page on a disk; nothing is said of it but that it is copied."""
    opened.get_by_role("button", name="Copy the text for Twitter").click()
    opened.get_by_text("Copied.").wait_for()
    opened.evaluate(
        "document.body.prepend(Object.assign(document.createElement('textarea'), {id: 'here'}))"
    )
    opened.focus("#here")
    opened.keyboard.press("Control+V")
    assert opened.input_value("#here") == HOSTILE["script"] + " ☂ 👩🏽‍🚀\nline"
    assert opened.evaluate("typeof window.evil") == "undefined"


@needs_chromium
def test_the_keyboard_reaches_the_button(opened: Page) -> None:
    """Tab after tab, and the focus can be seen."""
    for _ in range(20):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    else:
        pytest.fail("no button was reached")
    assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    opened.keyboard.press("Enter")
    opened.get_by_text("Copied.").wait_for()


@needs_chromium
def test_the_page_needs_no_network_and_breaks_no_rule_of_its_own(opened: Page) -> None:
    """Only files beside it are asked for, the cards are seen, and the console stays empty."""
    opened.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    for image in opened.query_selector_all("img"):
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
        assert image.evaluate("image => image.naturalWidth") == 1200
    assert all(url.startswith("file:") for url in opened.asked)  # type: ignore[attr-defined]
    assert opened.problems == []  # type: ignore[attr-defined]


@needs_chromium
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(opened: Page, width: int) -> None:
    """On a small phone, a phone and a desk; what can be pressed is large enough."""
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    for control in opened.query_selector_all(".do button, .do a"):
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Page, scheme: str) -> None:
    """At least 4.5 to 1 for every text, in the light and in the dark."""
    opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    weakest = opened.evaluate(CONTRAST)
    assert weakest["ratio"] >= 4.5, weakest


CONTRAST = re.sub(
    r"\s+",
    " ",
    """
() => {
  const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = rgb(c).map((v) => v / 255).map(
    (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (node) => { for (let at = node; at; at = at.parentElement) {
    const c = getComputedStyle(at).backgroundColor; const [, , , a = 1] = rgb(c);
    if (a > 0.7) return c; } return "rgb(255, 255, 255)"; };
  let weakest = { ratio: 99, words: "" };
  for (const node of document.querySelectorAll("main *")) {
    const own = [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own) continue;
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < weakest.ratio) weakest = { ratio, words: node.textContent.slice(0, 40) };
  }
  return weakest;
}
""",
)
