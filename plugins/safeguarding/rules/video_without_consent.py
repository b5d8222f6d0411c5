"""Everybody in a YouTube film has a permission in force, for YouTube and for the website.

The film stands on YouTube and is shown on the website, so each pupil whom `content/videos.csv`
declares needs both permissions today, as for a picture: they count from the day of the form to the
day they expire or are withdrawn, and may hold for groups only. A film that a page may not show must
also come off YouTube: this program cannot see to that. Networks play a film whose address they
are told, so a film in the text of a snippet needs the permissions for all of them as well.

Refused: posts/beans.html
    <p><a href="https://www.youtube.com/watch?v=beans-refus">A film of our beans</a></p>

Passed: posts/beans.html
    <p><a href="https://www.youtube.com/watch?v=beans-pupil">A film of our beans</a></p>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.documents import Kind
from safeguarding.findings import Finding, Level
from safeguarding.pages import Film, Page
from safeguarding.permissions import CALLED, permitted
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.school import Channel

RULE = Rule(
    "video-without-consent",
    "N1",
    Level.REFUSE,
    "a YouTube film of somebody without a permission in force",
)
REACHES = (Channel.WEBSITE, Channel.YOUTUBE)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for film in page.films:
        for channel in _reached(page, film):
            if film.video is not None and not permitted(film.video, channel, record.knowledge):
                yield RULE.finding(
                    (
                        "Somebody in the film “",
                        Private(film.video.title, "(title hidden)"),
                        f"” has no permission in force for {CALLED[channel]} in a film like this "
                        "one.",
                    ),
                    "Take the film out of the post, and ask whoever looks after the school's "
                    f"channel to take it off YouTube; or, if {film.video.table} names the wrong "
                    "pupils, correct it. The office knows which families agreed to what.",
                    output=page.document.path,
                    needle=Private(film.video_id),
                )


def _reached(page: Page, film: Film) -> Iterable[Channel]:
    told = page.document.kind is Kind.SNIPPET and any(
        film.address in text.words for text in page.document.texts
    )
    return Channel if told else REACHES
