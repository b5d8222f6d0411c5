"""Of two posts about one event, one does not name pupils while the other shows them.

Apart, each may be fair: a list of winners that the families agreed to, and a picture of the
match. Together they put names to faces, and a reader is one click away. Two posts belong together
when they have the same `Event:` in their heads, or when the text of one links to the other. Menus
and the links to the posts before and after do not count.

What a post links to counts with it as well, a text file, a calendar or a PDF: the names of the team
are one click away from its picture.

Where nobody wrote an `Event:`, the build asks if a post names a pupil whom another one shows, both
are of the same days and their titles share a word: “Netball” and “Netball photos”. Two different
`Event:` lines say that they are two matters.

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

Refused: posts/match.html
    <p>This is <a href="../downloads/teams.txt">who played</a>.</p>
    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">

    And: downloads/teams.txt
    Amelia Khan, Oliver Bennett

Passed: posts/match.html
    <p>This is <a href="../downloads/teams.txt">how they play</a>.</p>
    <img src="../pictures/pupils.jpg" alt="Two children at a chess board">

    And: downloads/teams.txt
    Monday: chess club at 3 pm
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safeguarding.findings import Finding, Level
from safeguarding.likeness import near_in_time, shared_word
from safeguarding.mentions import Certainty, Mention
from safeguarding.pages import Outline
from safeguarding.private import Private, Words
from safeguarding.record import BuildRecord, Made, Post
from safeguarding.rule import Rule
from safeguarding.waivers import listed

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
_ANSWER = (
    "If it is one event, name nobody in the one, or show no pupils in the other. If they are two "
    "matters, say so in the head of both, with two different names: “Event: Netball on Tuesday”, "
    "“Event: Netball on Friday”. If a word is no pupil's name, “Not_pupils” in the head of the "
    "post says so; it clears no full name."
)
_MEND_FILE = (
    "Take the names out of the file, or the link to it or the pictures of pupils out of this post: "
    "whoever opens it can put the names to the faces."
)


def check_site(outlines: Mapping[str, Outline], record: BuildRecord) -> Iterator[Finding]:
    posts = {post.output: post for post in record.posts.values() if post.output in outlines}
    told: set[frozenset[str]] = set()
    for one, other, why in (*_of_one_event(posts), *_linked(posts)):
        told.add(frozenset((one.source, other.source)))
        for naming, showing in ((one, other), (other, one)):
            if outlines[naming.output].names and outlines[showing.output].shows_pupils:
                names = outlines[naming.output].names
                seen = (f"This post names pupils, and {showing.source} shows pupils; ", *why, ".")
                yield _finding(naming, seen, _a_name(names, record))
                seen = (f"This post shows pupils, and {naming.source} names pupils; ", *why, ".")
                yield _finding(showing, seen, _a_picture(showing, record))
    yield from _alike(posts, outlines, record, told)
    for post in posts.values():
        if outlines[post.output].shows_pupils:
            yield from _attached(post, outlines, record)


def _alike(
    posts: Mapping[str, Post],
    outlines: Mapping[str, Outline],
    record: BuildRecord,
    told: set[frozenset[str]],
) -> Iterator[Finding]:
    """Posts that seem to be about one event, where nobody said whether they are."""
    showing: dict[str, list[Post]] = {}
    for post in posts.values():
        for pupil in outlines[post.output].pictured if post.date else ():
            showing.setdefault(pupil, []).append(post)
    for naming in posts.values():
        if outlines[naming.output].shows_pupils:
            continue  # its names are judged beside its own pictures
        others = {
            post.source: post
            for pupil in sorted(outlines[naming.output].names)
            for post in showing.get(pupil, ())
            if not (naming.event and post.event) and near_in_time(naming, post)
        }
        for other in others.values():
            word = shared_word(naming, other)
            if word and frozenset((naming.source, other.source)) not in told:
                both = outlines[naming.output].names & outlines[other.output].pictured
                yield _asked(naming, other, word, _a_name(both, record))


def _asked(naming: Post, showing: Post, word: str, name: Private | None) -> Finding:
    return RULE.finding(
        (
            f"This post names a pupil whom a picture of {showing.source} shows. Both are of the "
            "same days, and their titles share ",
            Private(f"“{word}”", "a word"),
            ": are they about one event?",
        ),
        _ANSWER,
        level=Level.CONFIRM,
        output=naming.output,
        source=naming.source,
        needle=name,
    )


def _attached(
    post: Post, outlines: Mapping[str, Outline], record: BuildRecord
) -> Iterator[Finding]:
    """The files that a post which shows pupils links to, and that name some."""
    own = outlines[post.output]
    for path in dict.fromkeys(link.path for link in own.links):
        origin, file = record.origins.get(path), outlines.get(path)
        if file is None or origin is None or origin.made not in (Made.STATIC, Made.PDF):
            continue
        if file.shows_pupils:
            continue  # a PDF, whose names are judged beside its own pictures
        sure = [one for one in file.mentions if _is_sure(one, own)]
        unsure = [one for one in file.mentions if not (_is_sure(one, own) or listed(one, post))]
        for level, mentions in ((Level.REFUSE, sure), (Level.CONFIRM, unsure)):
            if mentions:
                yield _in_file(post, path, level, mentions)


def _is_sure(mention: Mention, page: Outline) -> bool:
    return mention.certainty is Certainty.CERTAIN or bool(mention.pupils & page.pictured)


def _in_file(post: Post, path: str, level: Level, mentions: Iterable[Mention]) -> Finding:
    words = dict.fromkeys(mention.words.reveal() for mention in mentions)
    names = [piece for word in words for piece in ("”, “", Private(word))][1:]
    ask = (
        " If no pupil is meant, write in the head of the post: “Not_pupils: ",
        Private(next(iter(words))),
        " = who or what it is”.",
    )
    what = "pupils are named" if level is Level.REFUSE else "there may be names of pupils"
    return RULE.finding(
        (f"This post shows pupils, and links to {path}, in which {what}: “", *names, "”."),
        (_MEND_FILE, *(ask if level is Level.CONFIRM else ())),
        level=level,
        output=post.output,
        source=post.source,
        needle=Private(path, "a file"),
    )


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
