"""Of two posts about one event, one does not name pupils while the other shows them.

Apart, each may be fair: a list of winners that the families agreed to, and a picture of the
match. Together they put names to faces, and a reader is one click away. Two posts belong together
when they have the same `Event:` in their heads, or when the text of one links to the other. Menus
and the links to the posts before and after do not count.

Ways out: name nobody in the one, or show no pupils in the other; or let them be two matters, with
neither the same `Event:` nor a link.

Refused: posts/winners.html
    Event: Chess cup

    <p>Amelia Khan won the chess cup.</p>

    And: posts/match.html
    Event: Chess cup

    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">

Passed: posts/winners.html
    Event: Chess cup

    <p>Amelia Khan won the chess cup.</p>

    And: posts/match.html
    Event: Science week

    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.pages import Outline
from safeguarding.private import Private, Words
from safeguarding.record import BuildRecord, Post
from safeguarding.rule import Rule

RULE = Rule(
    "same-event",
    "N1",
    Level.REFUSE,
    "one post names pupils, and another about the same event shows them",
)

_REMEDY = (
    "Name nobody in the one (“one of our Year 3 mathematicians”), or show no pupils in the other: "
    "whoever reads both can put the names to the faces. If they are two matters, take away the "
    "link or one “Event:”. If a word is no pupil's name, “Not_pupils” in the head of the post says "
    "so; it clears no full name."
)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    posts = {post.output: post for post in record.posts.values() if post.output in outlines}
    for one, other, why in (*_of_one_event(posts), *_linked(posts)):
        for naming, showing in ((one, other), (other, one)):
            if outlines[naming.output].names and outlines[showing.output].shows_pupils:
                names = outlines[naming.output].names
                seen = (f"This post names pupils, and {showing.source} shows pupils; ", *why, ".")
                yield _finding(naming, seen, _a_name(names, record))
                seen = (f"This post shows pupils, and {naming.source} names pupils; ", *why, ".")
                yield _finding(showing, seen, _a_picture(showing, record))


def _of_one_event(posts: Mapping[str, Post]) -> Iterator[tuple[Post, Post, Words]]:
    by_event: dict[str, list[Post]] = {}
    for post in posts.values():
        if event := " ".join(post.event.casefold().split()):
            by_event.setdefault(event, []).append(post)
    for together in by_event.values():
        for k, one in enumerate(together):
            for other in together[:k]:
                yield one, other, ("both have “Event: ", Private(one.event, "an event"), "”")


def _linked(posts: Mapping[str, Post]) -> Iterator[tuple[Post, Post, Words]]:
    for post in posts.values():
        for path in post.links:
            other = posts.get(path)
            if other is not None and other is not post:
                yield post, other, ("the text of one links to the other",)


def _finding(post: Post, message: Words, needle: Private | None) -> Finding:
    return RULE.finding(message, _REMEDY, output=post.output, source=post.source, needle=needle)


def _a_name(pupil_ids: frozenset[str], record: BuildRecord) -> Private | None:
    """A name by which the line can be found."""
    pupil = record.knowledge.register.get(min(pupil_ids))
    if pupil is None:
        return None
    return Private(f"{pupil.first_name.reveal()} {pupil.last_name.reveal()}".strip())


def _a_picture(post: Post, record: BuildRecord) -> Private | None:
    """A picture of pupils by which the line can be found."""
    rows = record.knowledge.declarations
    for source in post.pictures:
        row = rows.get(source)
        if row is None or row.shows.pupils:
            return Private(source, "a picture")
    return None
