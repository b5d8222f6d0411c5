"""Every picture has an alt text, for those who cannot see it.

The alt text says what happens in the picture, without names. It may stand in the post
(`![Children plant beans](…)`) or, once for all posts, in the column `alt` of `photos.csv`.

The name of a file is no alt text. One that begins with “picture of”, which a screen reader says by
itself, or that has more than 250 characters, is told as a warning.

Refused: posts/beans.html
    <img src="../pictures/place.jpg" alt="">

Refused: posts/beans.html
    <img src="../pictures/place.jpg" alt="IMG_2031.JPG">

Passed: posts/beans.html
    <img src="../pictures/place.jpg" alt="The school garden in May sunshine">
"""

from __future__ import annotations

from collections.abc import Iterator

from safeguarding.alt_texts import LONGEST, heralds_itself, is_file_name, is_too_long
from safeguarding.findings import Finding, Level
from safeguarding.pages import Page, Shown
from safeguarding.private import Private
from safeguarding.record import BuildRecord
from safeguarding.rule import Rule

RULE = Rule("missing-alt", "–", Level.REFUSE, "a picture without an alt text")

_SAY = (
    "Say what happens in it, without names, in the column “alt” of photos.csv or between the "
    "brackets: ![Children plant beans](…)."
)
_SHORTEN = "Say the most important thing, and the rest in a sentence under the picture."
_BEGIN = (
    "Begin with what happens: “Children plant beans”, not “Picture of children planting beans”."
)


def check_page(page: Page, _record: BuildRecord) -> Iterator[Finding]:
    for shown in page.shown:
        if not shown.theme and shown.use.needs_alt and not _is_undeclared(shown):
            yield from _amiss(page, shown)


def _is_undeclared(shown: Shown) -> bool:
    """Whoever declares the picture is asked for its alt text: one thing to do is told once."""
    return shown.picture is not None and shown.picture.declaration is None


def _amiss(page: Page, shown: Shown) -> Iterator[Finding]:
    alt = (shown.use.alt or "").strip()
    name = _source(shown).rpartition("/")[2]
    if not alt:
        message = f"The picture {name} has no alt text, so somebody who cannot see it gets nothing."
        yield _finding(page, shown, message, _SAY, Level.REFUSE)
    elif is_file_name(alt, name):
        message = f"The alt text of the picture {name} is the name of a file: it tells nothing."
        yield _finding(page, shown, message, _SAY, Level.REFUSE)
    elif is_too_long(alt):
        message = f"The alt text of the picture {name} has {len(alt)} characters, over {LONGEST}."
        yield _finding(page, shown, message, _SHORTEN, Level.WARN)
    elif heralds_itself(alt):
        message = f"The alt text of the picture {name} says that it is a picture, which is known."
        yield _finding(page, shown, message, _BEGIN, Level.WARN)


def _finding(page: Page, shown: Shown, message: str, remedy: str, level: Level) -> Finding:
    needle = Private(_source(shown))
    return RULE.finding(message, remedy, level=level, output=page.document.path, needle=needle)


def _source(shown: Shown) -> str:
    return shown.picture.source if shown.picture else shown.use.address
