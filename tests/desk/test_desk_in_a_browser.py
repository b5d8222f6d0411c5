"""The picture table of the desk in Chromium: twelve photos said in one go, then an exception."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.chromium import needs_chromium
from tests.page_state import wait_until
from tests.small_school import SmallSchool, phone_photo

from desk.pages.doorway import doorway
from desk.pages.server import DeskServer

PHOTOS = [f"img-{number:02}.jpg" for number in range(1, 13)]
CLASS_3B = {"P-DEMO-001", "P-DEMO-002", "P-DEMO-003"}

pytestmark = needs_chromium


@pytest.fixture
def server(small: SmallSchool) -> Iterator[DeskServer]:
    for seed, name in enumerate(PHOTOS):
        small.write(f"content/albums/trip/{name}", phone_photo(seed, (800, 600)))
    made = DeskServer(small.project)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def page(server: DeskServer, small: SmallSchool, browser: Browser) -> Iterator[Page]:
    """The table of the album, at the width of a school's screen, as the desk itself opens it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    shown = context.new_page()
    with doorway(small.project.state, server.address_for_once) as address:
        shown.goto(address)
        shown.get_by_role("link", name="albums/trip").click()
    yield shown
    context.close()


def declared(small: SmallSchool) -> dict[str, dict[str, str]]:
    table = small.project.content / "albums/trip/photos.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def save(page: Page, told: str) -> None:
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text(told)


def test_an_album_is_declared_in_one_save_and_then_built(page: Page, small: SmallSchool) -> None:
    """Everything by clicks; the school then builds, and an exception leaves the others alone."""
    page.get_by_role("button", name="Tick all").click()
    page.get_by_role("radio", name="their faces can be seen").check()
    page.locator("summary", has_text="3B").click()
    page.get_by_label("all of 3B").check()
    page.get_by_label("What happens in it?").fill("Children walk beside a stream")
    expect(page.get_by_role("button", name="Save")).to_contain_text("12 ticked")
    save(page, "Saved: 12 pictures.")
    rows = declared(small)
    assert sorted(rows) == PHOTOS
    assert {row["alt"] for row in rows.values()} == {"Children walk beside a stream"}
    assert all(set(row["people"].split(";")) == CLASS_3B for row in rows.values()), rows
    small.post("trip", "We walked.\n\n[gallery:trip]", title="A walk")
    assert small.refusal() == set()

    page.locator(f"[name=tick][value='{PHOTOS[4]}']").check()
    page.locator("[name=shows][value=place]").check()
    save(page, "Saved: 1 picture.")
    after = declared(small)
    assert (after[PHOTOS[4]]["shows"], after[PHOTOS[4]]["people"]) == ("place", "")
    assert {name: row for name, row in after.items() if name != PHOTOS[4]} == {
        name: row for name, row in rows.items() if name != PHOTOS[4]
    }


def test_save_is_within_sight_beside_the_panel(page: Page) -> None:
    """On a wide screen; on a telephone two pictures stand side by side."""
    panel, button = page.locator(".panel"), page.get_by_role("button", name="Save")
    expect(button).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(button).to_be_in_viewport(ratio=1)
    beside, below = panel.bounding_box(), button.bounding_box()
    assert beside
    assert below
    assert beside["x"] <= below["x"] < beside["x"] + beside["width"]
    assert beside["y"] + beside["height"] <= below["y"]
    page.set_viewport_size({"width": 390, "height": 800})
    wait_until(
        page,
        "(([one, two]) => one.offsetTop === two.offsetTop)(document.querySelectorAll('.grid li'))",
    )
