"""Where a class will be, and when, is told so that it can wait until they are back.

A day to come, a place away from school, and a class or group in one passage (or the last two in the
title). Write `Publish_after: 2026-12-13` in the head of the post, and the first build after that
day publishes it.

Refused: posts/zoo.html
    <p>Year 3 will be at Chester Zoo on 12 December.</p>

Passed: posts/zoo.html
    <p>Year 3 were at Chester Zoo on 12 November.</p>
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safeguarding.dates import in_words
from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.language.facts import remarks_on
from safeguarding.language.journeys import Day, journey, resolve
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Post
from safeguarding.rule import Rule

RULE = Rule("whereabouts", "N2", Level.WARN, "where a class will be on a day to come")


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    post = page.own_post
    if post is None or page.document.kind is Kind.TEXT:
        return
    today = record.knowledge.today
    for text, remark in remarks_on(page.document.texts):
        if remark.kind == RULE.id:
            for day, date in _days(text.words, post, today):
                yield _finding(page, post, day, date)


def _days(words: str, post: Post, today: dt.date) -> Iterator[tuple[Day, dt.date]]:
    """The days to come on which the passage says where a group is."""
    here, title = journey(words), journey(post.title)
    if not (here.days and (here.place or title.place) and (here.group or title.group)):
        return
    written = post.date.date() if post.date else today
    for day in here.days:
        date = resolve(day, written)
        if date is not None and date >= today:
            yield day, date


def _finding(page: Page, post: Post, day: Day, date: dt.date) -> Finding:
    after = date + dt.timedelta(days=1)
    return RULE.finding(
        f"This says where a class will be on {in_words(date)}.",
        f"Tell it when they are back: write “Publish_after: {after.isoformat()}” in the head of "
        "the post, and it waits until that day.",
        output=page.document.path,
        source=post.source,
        needle=Private(day.words),
    )
