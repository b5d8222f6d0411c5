"""Waiting for what a page in a real browser comes to, where its content policy forbids `eval`."""

import time

from playwright.sync_api import Page


def wait_until(page: Page, expression: str, seconds: float = 30) -> None:
    """Return when `expression` is true on the page.

    Playwright's own `wait_for_function` evaluates its text inside the page from the second try
    on, which the policy of every page of ours refuses.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, f"never came true: {expression}"
        page.wait_for_timeout(20)
