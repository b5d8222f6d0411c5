"""No pupil's name stands in a title, summary, tag, category or snippet.

These words travel: to the front page, the tag pages, the feed and the networks, where they stand
beside the pictures of other posts. So they carry no pupil's name, whether or not this post has a
picture. A full name is refused; a first name that a pupil has is asked about (`Not_pupils` in the
head of the post answers), and so is a word that may be one (Rowan, Will) where nobody of that name
may be named. A label that is but a subject ("Art", "Summer") is none. A summary that is made from
the text is left out instead.

Refused: posts/chess.html
    Title: Amelia Khan wins the chess cup

    <p>A close match.</p>

Passed: posts/chess.html
    Title: A chess cup for Year 3

    <p>A close match.</p>
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from safeguarding.documents import Kind
from safeguarding.findings import Around, Finding, Level
from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.named import is_subject, may_be_named
from safeguarding.pages import Page, around
from safeguarding.private import Private
from safeguarding.record import BuildRecord, Post
from safeguarding.rule import Rule
from safeguarding.telling_names import SAY_IT_OTHERWISE, not_pupils, why_it_counts
from safeguarding.waivers import listed

RULE = Rule(
    "name-in-headline",
    "N1",
    Level.REFUSE,
    "a pupil's name in a title, summary, tag, category or snippet",
    fixed=True,
)


def check_page(page: Page, record: BuildRecord) -> Iterator[Finding]:
    post = page.own_post
    if post is None:
        return
    if page.document.kind is Kind.PAGE:
        for label, words, place in _headlines(post):
            for mention in record.knowledge.names.find(words, place):
                near = around(words, mention)
                line = replace(near, before=Private(f"{label}: {near.before.reveal()}"))
                if _counts(mention, words, record) and not listed(mention, post, words):
                    yield from _judge(page, post, label, mention, line)
    elif page.document.kind is Kind.SNIPPET:
        for sighting in page.sightings:
            label = f"snippet ({sighting.text.where})"
            mention, words = sighting.mention, sighting.text.words
            if _counts(mention, words, record) and not listed(mention, post, words):
                yield from _judge(page, post, label, mention, sighting.around)


def _headlines(post: Post) -> Iterator[tuple[str, str, Place]]:
    yield "title", post.title, Place.LABEL
    yield "summary", post.summary, Place.PROSE
    yield "category", post.category, Place.LABEL
    for tag in post.tags:
        yield "tags", tag, Place.LABEL


def _counts(mention: Mention, words: str, record: BuildRecord) -> bool:
    """A word that may be no name counts if nobody of that name may be named."""
    if mention.certainty is not Certainty.POSSIBLE:
        return True
    return not (is_subject(words, mention) or may_be_named(mention, record.knowledge.register))


def _judge(page: Page, post: Post, label: str, mention: Mention, near: Around) -> Iterator[Finding]:
    certain = mention.certainty is Certainty.CERTAIN
    yield RULE.finding(
        ("“", mention.words, f"”, {why_it_counts(mention)}, stands in the {label} of this post."),
        (
            f"In the {label} {SAY_IT_OTHERWISE}: it travels to the front page, the feed and the "
            "networks, beside other pictures.",
            *(() if certain else not_pupils(mention.words, page)),
        ),
        level=Level.REFUSE if certain else Level.CONFIRM,
        output=page.document.path,
        source=post.source if page.document.kind is Kind.PAGE else None,
        needle=mention.words,
        around=near,
    )
