"""`Not_pupils`: the words of one post that a person has said are no pupil's name."""

from __future__ import annotations

from collections.abc import Mapping

from safeguarding.mentions import Certainty, Mention
from safeguarding.record import Post


def parse_not_pupils(value: str) -> dict[str, str]:
    """`Amelia = Amelia Earhart; Will = verb` -> {"Amelia": "Amelia Earhart", "Will": "verb"}.

    A word without a reason does not count: nobody said who it is.
    """
    pairs = (entry.partition("=") for entry in value.split(";"))
    return {
        word.strip(): reason.strip() for word, _, reason in pairs if word.strip() and reason.strip()
    }


def listed(mention: Mention, post: Post) -> bool:
    """Whether the post lists the mentioned word, and the word is one that may be listed."""
    return mention.certainty < Certainty.CERTAIN and _lists(post.not_pupils, mention)


def _lists(not_pupils: Mapping[str, str], mention: Mention) -> bool:
    word = _plain(mention.words.reveal())
    return any(_plain(name) == word for name in not_pupils)


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s").strip()
