"""Examples that the tests of syndication share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from safeguarding.mentions import Mention, Place
from safeguarding.private import Private
from safeguarding.record import Post
from safeguarding.school import Channel, Permission, Pupil
from syndication.snippet_templates import SnippetTemplates

TODAY = dt.date(2026, 6, 1)
PICTURE = "albums/beans/IMG_1.jpg"


class NobodyNamed:
    """The finder of a school whose register holds no name."""

    def find(self, text: str, place: Place) -> tuple[Mention, ...]:
        del text, place
        return ()


def pupil(pupil_id: str, permissions: dict[Channel, Permission]) -> Pupil:
    return Pupil(
        pupil_id,
        Private("Zofia"),
        Private("Nowak"),
        permissions=permissions,
        consent_on=dt.date(2025, 9, 1),
    )


def everywhere(permission: Permission) -> dict[Channel, Permission]:
    return dict.fromkeys(Channel, permission)


def post(**changes: object) -> Post:
    known: dict[str, object] = {
        "source": "content/posts/beans.md",
        "output": "posts/beans/index.html",
        "url": "posts/beans/",
        "title": "Our beans are growing",
        "summary": "Year 4 measured the beans. The tallest has 30 centimetres.",
        "pictures": (PICTURE,),
    }
    return Post(**{**known, **changes})  # type: ignore[arg-type]


WRITE = SnippetTemplates(Path(__file__).parents[2] / "theme" / "snippets", "theme/snippets").write
"""Writes texts as the theme that comes with the program does."""
