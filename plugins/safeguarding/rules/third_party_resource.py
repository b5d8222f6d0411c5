"""A page loads nothing from anybody else: no script, style, font, picture or counter.

Whatever a page loads from elsewhere tells its owner who reads the page, and can be changed there at
any time. That goes for fonts and invisible pictures as for scripts, for what a style sheet imports,
for widgets with comments, maps or films, and for a browser that is only told to get ready for
another host. A link is no such thing: it leads there when somebody follows it.

Refused: posts/beans.html
    <img src="https://counter.example/1.gif" alt="A beanstalk">

Refused: posts/beans.html
    <p style="background: url(//fonts.example/paper.woff2)">Beans</p>

Refused: posts/beans.html
    <link rel="preconnect" href="https://fonts.example"><p>Beans</p>

Passed: posts/beans.html
    <p>We grow <a href="https://www.nhs.uk/">beans</a>. Fonts and scripts are words, too.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.addresses import resolve
from safeguarding.elements import style_addresses
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Place
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule
from safeguarding.youtube import PLAYER

RULE = Rule(
    "third-party-resource", "S6", Level.REFUSE, "a script, font or picture loaded from elsewhere"
)

_IN_SCRIPT = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`\s/]+)""", re.IGNORECASE)
_ALLOWED = frozenset({"http://www.w3.org", "https://www.w3.org", PLAYER})
"""Names that look like addresses: a script that draws needs them and loads nothing. And the player
of YouTube, which the theme's script fetches when somebody presses play and not before."""


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for address in _loaded(page, record.knowledge.policy.school.url):
        yield RULE.finding(
            ("The page loads “", Private(address, "a file"), "” from somebody else's computer."),
            "Take it out. A picture goes into an album of the school; a font or a script into the "
            "theme; to anything else a link is enough.",
            output=page.document.path,
            needle=Private(address),
        )


def _loaded(page: Page, site_url: str) -> Iterator[str]:
    document = page.document
    for link in document.links:
        if link.loads and not link.path and not _written_into_the_page(link.address):
            yield link.address
    if document.kind.is_page or not document.path.endswith((".css", ".js", ".mjs")):
        return
    for text in document.texts:
        if text.place is Place.CODE:
            yield from _of_code(text.words, document.path, site_url)


def _of_code(code: str, path: str, site_url: str) -> Iterator[str]:
    """What a style sheet or a script of the theme names outside the site."""
    found = style_addresses(code) if path.endswith(".css") else _IN_SCRIPT.findall(code)
    for address in found:
        outside = resolve(address, path, site_url).outside
        if outside and address not in _ALLOWED and not _written_into_the_page(address):
            yield address


def _written_into_the_page(address: str) -> bool:
    """A `data:` address holds what it shows; the rule `unsafe-html` has its eye on it."""
    return address.strip().lower().startswith("data:")
