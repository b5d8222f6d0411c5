"""What every finding about a name says: why the word counts, and the ways out that are open."""

from __future__ import annotations

from safeguarding.documents import Kind
from safeguarding.mentions import Certainty, Mention
from safeguarding.names.folding import folded_words
from safeguarding.names.lexicon import is_english
from safeguarding.pages import Page
from safeguarding.private import Private, Words

SAY_IT_OTHERWISE = "say it without the name (“one of our Year 3 mathematicians”)"
DROP_THE_PICTURE = "take the pictures of pupils out of this post"


LEAVE_IT_TO_THE_POST = (
    "leave it out of the title and the summary of that post (“Summary:” in its head): lists of "
    "posts show them beside the pictures of other posts"
)
IN_A_PHRASE = (
    " If it is no pupil but part of a fixed phrase (as in “Roman Britain”), the office can list "
    "that under [phrases] in policy.toml; no word in the post clears somebody in the picture."
)


def without_the_picture(page: Page) -> str:
    """The way out beside saying it otherwise; a list of posts has no pictures of its own."""
    return LEAVE_IT_TO_THE_POST if page.own_post is None and page.posts else DROP_THE_PICTURE


def why_it_counts(mention: Mention) -> str:
    """As in "the full name of a pupil"; tells nothing of which pupil."""
    if mention.certainty is Certainty.CERTAIN:
        return "the full name of a pupil, in one of its forms"
    if mention.loose:
        return "which may be the surname or another spelling of the name of a pupil shown here"
    if is_english(folded_words(mention.words.reveal()).lower()):
        return "an English word that is also a pupil's name"
    return "a first name that a pupil of this school has"


def not_pupils(name: Private, page: Page) -> Words:
    """The way out for a word that is no pupil's name; never for a full name."""
    if page.document.kind is Kind.PDF:
        return (
            " If no pupil is meant, declare the PDF (“invoke photos FOLDER --file NAME”) and say "
            "so with “invoke photos FOLDER --file NAME --checked name-unconfirmed”.",
        )
    return (
        " If no pupil is meant, write in the head of the post: “Not_pupils: ",
        name,
        " = who or what it is”.",
    )
