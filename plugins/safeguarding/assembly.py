"""Document -> Page: finds the names, looks up the pictures and the posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from safeguarding.documents import Document, Kind, PictureUse, Text
from safeguarding.films import films_of
from safeguarding.html_reader import read_html
from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.names import mixed_script_words
from safeguarding.pages import Film, Page, Shown, Sighting
from safeguarding.record import BuildRecord, Made, Origin, Post
from safeguarding.waivers import OwnWords, listed

_REMEMBERED = 10_000
"""Texts whose names are remembered: menus and footers stand on every page."""
_LONG = 400
"""Characters; a longer text is an article's own and does not come again."""


class Assembler:
    """Makes pages for one inspection. What it remembers are facts of this build, never verdicts."""

    def __init__(self, record: BuildRecord) -> None:
        self._record = record
        self._found: dict[tuple[str, Place], tuple[Mention, ...]] = {}
        self._by_output = {post.output: post for post in record.posts.values() if post.output}
        self._own_words: dict[str, OwnWords] = {}
        self._waiving = tuple(post for post in record.posts.values() if post.not_pupils)

    def page(self, document: Document, digest: str, origin: Origin | None) -> Page:
        """The page that a document makes; `digest` is the SHA-256 (hex) of its whole file."""
        own_post = self._own_post(document, origin)
        page = Page(
            document,
            digest,
            origin,
            self._posts(document, own_post),
            own_post,
            tuple(self._shown(use, document) for use in _uses(document)),
            tuple(self._films(document)),
            unreadable_words=tuple(_unreadable(document.texts)),
        )
        page = replace(page, sightings=tuple(self._sightings(page)))
        return replace(page, strangers=tuple(self._strangers(page)))

    def _own_post(self, document: Document, origin: Origin | None) -> Post | None:
        if document.kind is Kind.ENTRY:
            return next(iter(self._linked(document)), None)
        if origin is not None and origin.source in self._record.posts:
            return self._record.posts[origin.source]
        return self._by_output.get(document.path)

    def _posts(self, document: Document, own: Post | None) -> tuple[Post, ...]:
        posts = {own.source: own} if own else {}
        posts.update({post.source: post for post in self._linked(document)})
        return tuple(posts.values())

    def _linked(self, document: Document) -> Iterable[Post]:
        return (
            self._by_output[link.path] for link in document.links if link.path in self._by_output
        )

    def _shown(self, use: PictureUse, document: Document) -> Shown:
        origin = self._record.origins.get(use.path)
        made = origin.made if origin is not None else None
        picture = self._record.pictures.get(use.path)
        # A PDF that shows something says so itself, if no builder said it.
        no_picture = made is Made.PDF and picture is None and document.kind is not Kind.PDF
        neutral = no_picture or use.path in self._record.kept_free
        return Shown(use, picture, theme=neutral or made in (Made.THEME, Made.CARD))

    def _films(self, document: Document) -> Iterable[Film]:
        """The films that the page leads to, plays, or of which its words give the address."""
        known = self._record.knowledge
        found = films_of(document, known.policy.trust.addresses)
        return (Film(address, one, known.videos.get(one)) for one, address in found.items())

    def _sightings(self, page: Page) -> Iterable[Sighting]:
        for text in page.document.texts:
            for mention in self._mentions(text):
                yield Sighting(text, mention, self._cleared(page, text, mention))

    def _strangers(self, page: Page) -> Iterable[Sighting]:
        if not (page.document.kind.is_page and page.shows_pupils):
            return
        find = self._record.knowledge.names.find_unknown
        for text in page.document.texts:
            for mention in find(text.words, text.place):
                yield Sighting(text, mention, self._cleared(page, text, mention))

    def _mentions(self, text: Text) -> tuple[Mention, ...]:
        key = (text.words, text.place)
        found = self._found.get(key)
        if found is None:
            found = self._record.knowledge.names.find(text.words, text.place)
            if len(text.words) <= _LONG and len(self._found) < _REMEMBERED:
                self._found[key] = found
        return found

    def _cleared(self, page: Page, text: Text, mention: Mention) -> bool:
        """Whether a post that lists the word has this very text as its own.

        Never a certain name, nor one of somebody declared in a picture on the page.
        """
        if mention.certainty is Certainty.CERTAIN or mention.pupils & page.pictured:
            return False
        if page.document.kind is Kind.PDF and page.document.path in self._record.confirmed:
            return True
        return any(
            listed(mention, post)
            and self._words_of(post).hold(text.words, own=post is page.own_post)
            for post in (page.posts if page.own_post else self._waiving)
            if post.not_pupils
        )

    def _words_of(self, post: Post) -> OwnWords:
        known = self._own_words.get(post.source)
        if known is None:
            school = self._record.knowledge.policy.school
            body = read_html(post.output, post.body, school.url)
            known = self._own_words[post.source] = OwnWords.of(post, body, school.name)
        return known


def _uses(document: Document) -> tuple[PictureUse, ...]:
    """A picture file shows itself: it is published even if no page leads to it."""
    if document.kind is Kind.PICTURE:
        return (PictureUse(document.path, document.path),)
    return document.pictures


def _unreadable(texts: Iterable[Text]) -> Iterable[str]:
    return (
        text.words[start:end]
        for text in texts
        if text.place is not Place.CODE and not text.words.isascii()
        for start, end in mixed_script_words(text.words)
    )
