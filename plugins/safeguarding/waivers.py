"""`Not_pupils`: the words of one post that a person has said are no pupil's name."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safeguarding.documents import Document
from safeguarding.findings import Finding, Level
from safeguarding.mentions import Certainty, Mention
from safeguarding.private import Private
from safeguarding.record import Post

_PARTED = re.compile(r";|,(?=[^,;=]+=)")
_TAG = re.compile(r"<[^>]*>")
_GALLERY = "[gallery:"


def parse_not_pupils(value: str) -> dict[str, str]:
    """`Amelia = Amelia Earhart; Will = verb` -> {"Amelia": "Amelia Earhart", "Will": "verb"}.

    A comma before another "word =" parts as a semicolon does. A word without a reason does not
    count: nobody said who it is.
    """
    pairs = (entry.partition("=") for entry in _entries(value))
    return {
        word.strip(): reason.strip() for word, _, reason in pairs if word.strip() and reason.strip()
    }


def not_understood(value: str) -> tuple[str, ...]:
    """The entries of a `Not_pupils` that say nothing, as `Ben, Mark` without who that is."""
    understood = parse_not_pupils(value)
    return tuple(
        entry for entry in _entries(value) if entry.partition("=")[0].strip() not in understood
    )


def _entries(value: str) -> list[str]:
    return [part.strip() for part in _PARTED.split(value) if part.strip()]


def doubts(posts: Iterable[Post]) -> Iterator[Finding]:
    """A warning for each post whose `Not_pupils` says nothing, or says it of no word in it."""
    for post in posts:
        absent = tuple(word for word in post.not_pupils if not _stands_in(word, post))
        if post.output and (absent or post.not_understood):
            yield _doubt(post, absent)


def _doubt(post: Post, absent: tuple[str, ...]) -> Finding:
    message: list[str | Private] = []
    for entries, why in (
        (post.not_understood, "does not say who or what it is, so it clears nothing."),
        (absent, "stands nowhere in this post as it is written there, so it clears nothing."),
    ):
        for entry in entries:
            message += ["“", Private(entry), f"” after “Not_pupils:” {why} "]
    return Finding(
        "name-unconfirmed",
        Level.WARN,
        "N1",
        tuple(message),
        (
            "Write each word as it stands in the post, then “=” and who or what it is, with a "
            "semicolon before the next: “Not_pupils: Bertie = a bull; Ruby House = our house”.",
        ),
        output=post.output,
        source=post.source,
        needle=Private("Not_pupils", "a line"),
    )


def _stands_in(word: str, post: Post) -> bool:
    """Whether it is in the post; what a gallery shows is not in its text, and may hold it."""
    fields = (text for key, text in post.fields.items() if key != "not_pupils")
    body = html.unescape(post.body)
    head = (post.title, post.summary, post.category, *post.tags, *fields)
    whole = " ".join((*head, body, _TAG.sub("", body)))
    return _GALLERY in body or _joined(_plain(word)) in _joined(_plain(whole))


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


def listed(mention: Mention, post: Post, words: str = "") -> bool:
    """Whether the post lists the mentioned word, and the word is one that may be listed.

    `words` is the text of the mention: "Ruby House" clears Ruby where House follows.
    """
    if mention.certainty is Certainty.CERTAIN:
        return False
    word = _plain(mention.words.reveal())
    names = [_plain(name) for name in post.not_pupils]
    return word in names or any(
        _covers(name, mention, words) for name in names if len(name.split()) > 1
    )


def _covers(name: str, mention: Mention, words: str) -> bool:
    """Whether the mention is a part of `name`, several words, where these stand in the text."""
    plain = words.replace("’", "'")
    whole = re.compile(r"\b" + r"\s+".join(map(re.escape, name.split())) + r"\b", re.IGNORECASE)
    return any(
        found.start() <= mention.start and mention.end <= found.end()
        for found in whole.finditer(plain)
    )


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold().removesuffix("'s").strip()
