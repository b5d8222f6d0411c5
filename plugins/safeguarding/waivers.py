"""`Not_pupils`: the words of one post that a person has said are no pupil's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from safeguarding.documents import Document
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


def told_waivers(posts: Iterable[Post]) -> Iterator[str]:
    """What people have said of words in their posts, to be told on every build; without names."""
    for post in posts:
        words = len(post.not_pupils)
        if words and post.output:
            said = "1 word is" if words == 1 else f"{words} words are"
            yield f"In {post.source} {said} said to be no pupil's name (Not_pupils)."


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The texts of one post, block by block; what stands beside them is not the post's."""

    head: frozenset[str]
    """What travels: title, summary, topic, tags, snippets, descriptions of pictures."""
    body: frozenset[str]
    ending: str
    """What the theme puts after a headline in the title of a page."""

    @classmethod
    def of(cls, post: Post, body: Document, school: str) -> OwnWords:
        """`body` is the post's text, read as a page is; `school` the name of the school."""
        pictures = (text.words for text in body.texts if text.where == "alt text")
        snippets = (post.fields.get(network, "") for network in ("twitter", "facebook"))
        head = (post.title, post.summary, post.category, *post.tags, *snippets, *pictures)
        blocks = frozenset(text.words for text in body.texts)
        return cls(frozenset(map(_joined, head)), blocks, f" – {school}")

    def hold(self, words: str, *, own: bool) -> bool:
        """Whether `words`, a whole block, are the post's; `own` says that it is on its own page.

        Only there the body counts, and what the head of a page has room for of title and summary.
        """
        words = _joined(words).removesuffix(self.ending)
        if words in self.head:
            return True
        cut = words.removesuffix("…").rstrip()
        begins = cut != words and any(text.startswith(cut) for text in self.head)
        return own and (begins or words in self.body)


def _joined(words: str) -> str:
    return " ".join(words.split())


def listed(mention: Mention, post: Post) -> bool:
    """Whether the post lists the mentioned word, and the word is one that may be listed."""
    return mention.certainty < Certainty.CERTAIN and _lists(post.not_pupils, mention)


def _lists(not_pupils: Mapping[str, str], mention: Mention) -> bool:
    word = _plain(mention.words.reveal())
    return any(_plain(name) == word for name in not_pupils)


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s").strip()
