"""Every YouTube film to which a page leads is the school's own, and declared.

A film shows more than any picture. Each one has a row in `content/videos.csv`: its id, its title,
what it shows, who is in it, and the channel of the school (policy.toml) where it stands. Then
`[video:ID]` alone on a line puts it into a post. That goes for a plain link as well: nobody can
know who is in somebody else's film, or what stands beside it tomorrow.

Refused: posts/beans.html
    <p><a href="https://www.youtube.com/watch?v=undeclared1">Our film</a></p>

Refused: posts/beans.html
    <p>Our film is on youtu.be/undeclared1</p>

Passed: posts/beans.html
    <p><a href="https://www.youtube.com/watch?v=beans-place">A film of our beans</a></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("video-undeclared", "N1", Level.REFUSE, "a YouTube film that nobody declared")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for film in page.films:
        if film.video is None:
            yield RULE.finding(
                (
                    "The page leads to the film “",
                    Private(film.address, "an address"),
                    "”, which content/videos.csv does not declare.",
                ),
                "If it is the school's own, add a row to content/videos.csv with its id, its "
                "title, what it shows, who is in it and the channel, and put [video:ID] alone on "
                "a line of the post. If it is somebody else's, take it out.",
                output=page.document.path,
                needle=Private(film.video_id),
            )
