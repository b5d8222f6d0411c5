from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desks import command, environment, listening_to_ctrl_c
from playwright.sync_api import Browser, expect
from tests.chromium import needs_chromium

PATIENCE = 60


@contextmanager
def serving(school: Path) -> Iterator[str]:
    """`invoke serve` at work; the answer is its address."""
    process = subprocess.Popen(
        command("serve", "--port", "0"),
        cwd=school,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        preexec_fn=listening_to_ctrl_c,  # noqa: PLW1509 - nothing else runs here
    )
    assert process.stdout is not None
    try:
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
            line = process.stdout.readline()
            assert line, said
            said += line
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


def until(address: str, holds: Callable[[str], bool]) -> str:
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                text = answer.read().decode()
        except urllib.error.HTTPError as error:
            text = f"{error.code}"
        if holds(text):
            return text
        time.sleep(0.2)
    raise AssertionError(text)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent otherwise there")


def test_a_refusal_is_shown_and_goes_when_it_is_mended(school: Path) -> None:
    """A script in a post takes the place of the site until it is gone; output/ is never touched."""
    post = school / "content/posts/beans.md"
    good = post.read_text(encoding="utf-8")
    with serving(school) as address:
        until(f"{address}posts/our-beans-are-growing.html", lambda page: "30 centimetres" in page)
        post.write_text(good + "\n<script>alert(1)</script>\n", encoding="utf-8")
        page = until(address, lambda page: "please mend" in page)
        assert "unsafe-html" in page
        post.write_text(good.replace("30 centimetres", "31 centimetres"), encoding="utf-8")
        until(f"{address}posts/our-beans-are-growing.html", lambda page: "31 centimetres" in page)
    assert not (school / "output").exists()


def test_a_change_of_the_policy_and_of_the_register_counts(school: Path) -> None:
    """Whatever decides what may be published is watched."""
    register = school / "consent.csv"
    policy = school / "policy.toml"
    with serving(school) as address:
        until(address, lambda page: "Our beans" in page)
        whole = register.read_bytes()
        register.write_bytes(b"")
        until(address, lambda page: "please mend" in page)
        register.write_bytes(whole)
        until(address, lambda page: "Our beans" in page)
        text = policy.read_text(encoding="utf-8")
        policy.write_text(text.replace("12 Linnet Lane", "14 Linnet Lane"), encoding="utf-8")
        until(f"{address}report-a-concern.html", lambda page: "please mend" not in page)


@needs_chromium
def test_the_browser_shows_a_change_by_itself(school: Path, browser: Browser) -> None:
    """The page in a real browser turns into the refusal and back, without a hand on it."""
    post = school / "content/posts/beans.md"
    good = post.read_text(encoding="utf-8")
    with serving(school) as address:
        until(address, lambda page: "Our beans" in page)
        page = browser.new_page()
        page.goto(f"{address}posts/our-beans-are-growing.html")
        expect(page.get_by_text("30 centimetres")).to_be_visible()
        post.write_text(good + "\n<script>alert(1)</script>\n", encoding="utf-8")
        expect(page.get_by_text("unsafe-html")).to_be_visible(timeout=PATIENCE * 1000)
        post.write_text(good, encoding="utf-8")
        expect(page.get_by_text("30 centimetres")).to_be_visible(timeout=PATIENCE * 1000)
        page.close()
