"""A QR code or bar code in a picture leads only to where the school trusts, and opens nothing.

Whoever reads the page can point a phone at a picture. Codes on badges and cards are often a pupil's
login, so a code passes only if it is the address of a trusted website (policy.toml) without
anything in it that may be a key: no login, no token, no long mix of letters and digits. Any other
code is refused, whatever it says. The product numbers on books and packets lead nowhere and pass.

Ways out: crop the picture, cover the code with a solid patch, or choose another picture.

Refused: posts/beans.html
    <img src="../pictures/badge.jpg" alt="A badge on a table">

Passed: posts/beans.html
    <img src="../pictures/leaflet.jpg" alt="A leaflet on healthy food">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from safeguarding.findings import Finding, Level
from safeguarding.pages import Page
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Picture
from safeguarding.rule import Rule
from safeguarding.trust import Trust, doubt

RULE = Rule("code-in-picture", "S6", Level.REFUSE, "a QR or bar code that is not trusted")

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s@]+", re.IGNORECASE)
_PARTS = re.compile(r"[/?&=#;:,+]")
_MAY_OPEN = frozenset(
    "auth badge badges code key login log-in log_in logon magic oauth oauth2 otp pass password pin "
    "qr qrcode session signin sign-in sign_in sso token u uid user username".split()
)
"""What a part of an address is called that lets somebody in."""
_MIXED = re.compile(r"(?=[a-z_-]*\d)(?=[\d_-]*[a-z])[a-z\d_]{10,}|\d{8,}", re.IGNORECASE)
"""A run of letters and digits as keys have it; words with hyphens between them are none."""


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    for picture in page.pictures:
        seen = record.seen.get(picture.digest)
        for code in (seen.codes if seen else None) or ():
            if why := _amiss(code.strip(), record.knowledge.policy.trust):
                yield _finding(page, picture, code, why)


def _amiss(code: str, trust: Trust) -> str:
    """What is wrong with a code; "" if it is the address of a trusted page."""
    if not _ADDRESS.fullmatch(code):
        return "is no address of a website: it may be a login, or say something about a child"
    if found := doubt(code, trust):
        return found.why
    path = code.split("//", 1)[-1].partition("/")[2]
    parts = _PARTS.split(path.casefold())
    if not _MAY_OPEN.isdisjoint(parts) or _MIXED.search(path):
        return "may be a login: there is a key in it"
    return ""


def _finding(page: Page, picture: Picture, code: str, why: str) -> Finding:
    return RULE.finding(
        (
            f"In the picture {picture.name} is a QR or bar code. What it says (“",
            Private(" ".join(code.split())[:80], "hidden"),
            f"”) {why}.",
        ),
        "Crop the picture, cover the code with a solid patch, or choose another picture; then say "
        "what it shows with “invoke photos”.",
        output=page.document.path,
        needle=Private(picture.source),
    )
