"""No script, event handler, form, frame or drawing is written into a page.

A post is text, pictures and links. A script or a frame would bring a stranger's page into the
school's; a form would collect what children type; an inline drawing or a `data:` picture would be a
picture that nobody can check. Nor are words turned about, hidden in a word or joined by a style:
a name could stand there that people read and no check does.

Refused: posts/beans.html
    <p onclick="alert(1)">Our beans</p>

Refused: posts/beans.html
    <iframe src="https://video.example/1"></iframe>

Refused: posts/beans.html
    <p style="background: url(data:image/png;base64,AAAA)">Our beans</p>

Refused: posts/beans.html
    <p>Our <bdo dir="rtl">snaeb</bdo> grow</p>

Passed: posts/beans.html
    <p>Our beans use the words script, form and frame.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("unsafe-html", "S6", Level.REFUSE, "a script, form, frame or drawing in a page")


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    if not page.document.kind.is_page:
        return
    for hazard in page.document.hazards:
        yield RULE.finding(
            (f"The page holds a {hazard.what}: ", Private(hazard.excerpt), "."),
            "Take it out: a post is text, pictures and links, and is read as it is written.",
            output=page.document.path,
            needle=Private(hazard.excerpt.split(" ")[0].rstrip(">")),
        )
