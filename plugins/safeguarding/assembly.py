"""Document -> Page: finds the names, looks up the pictures and the posts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from safeguarding.adjacent import adjacent
from safeguarding.documents import Document, Kind, PictureUse, Text
from safeguarding.films import films_of, may_tell_a_film
from safeguarding.html_reader import read_html
from safeguarding.mentions import Certainty, Mention, Place
from safeguarding.names import mixed_script_words
from safeguarding.pages import Film, Page, Shown, Sighting
from safeguarding.record import BuildRecord, Made, Origin, Post
from safeguarding.waivers import OwnWords, listed

_REMEMBERED = 16_384
"""Texts of which is remembered what stands in them: menus stand on every page, a title on many."""


class _Noticed(NamedTuple):
    """What a text tells by itself, on whatever page it stands."""

    mentions: tuple[Mention, ...]
    unreadable: tuple[str, ...]
    """Words that mix the letters of two scripts."""
    film: bool
    """It may hold the address of a film."""


class Assembler:
    """Makes pages for one inspection. What it remembers are facts of this build, never verdicts."""

    def __init__(self, record: BuildRecord) -> None:
        self._record = record
        self._noticed = lru_cache(maxsize=_REMEMBERED)(self._look_at)
        self._shared = lru_cache(maxsize=_REMEMBERED)(record.knowledge.names.find_across)
        self._by_output = {post.output: post for post in record.posts.values() if post.output}
        self._own_words: dict[str, OwnWords] = {}
        self._waiving = tuple(post for post in record.posts.values() if post.not_pupils)

    def page(self, document: Document, digest: str, origin: Origin | None) -> Page:
        """The page that a document makes; `digest` is the SHA-256 (hex) of its whole file."""
        own_post = self._own_post(document, origin)
        telling = [(text, told) for text in document.texts if (told := self._noticed(text))]
        page = Page(
            document,
            digest,
            origin,
            self._posts(document, own_post),
            own_post,
            tuple(self._shown(use, document, own_post) for use in _uses(document)),
            tuple(self._films(document, [text for text, told in telling if told.film])),
            unreadable_words=tuple(word for _, told in telling for word in told.unreadable),
        )
        sightings = tuple(
            self._sighting(page, text, mention)
            for text, mention in (
                *((text, mention) for text, told in telling for mention in told.mentions),
                *self._across(document),
                *self._loose(page),
            )
        )
        if sightings:
            page = replace(page, sightings=sightings)
        strangers = tuple(self._strangers(page))
        return replace(page, strangers=strangers) if strangers else page

    def _look_at(self, text: Text) -> _Noticed | None:
        """What a text tells by itself; None if it is nothing, as of nearly all texts."""
        mentions = self._record.knowledge.names.find(text.words, text.place)
        unreadable = tuple(_unreadable(text))
        film = may_tell_a_film(text)
        return _Noticed(mentions, unreadable, film) if mentions or unreadable or film else None

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

    def _shown(self, use: PictureUse, document: Document, own_post: Post | None) -> Shown:
        origin = self._record.origins.get(use.path)
        made = origin.made if origin is not None else None
        if made is Made.THEME and own_post is not None and use.path in own_post.of_theme:
            return Shown(use, None)
        picture = self._record.pictures.get(use.path)
        if document.kind is Kind.PDF and use.path in self._record.papers:
            return Shown(use, self._record.papers[use.path], theme=True)
        # A PDF that shows something says so itself, if no builder said it.
        no_picture = made is Made.PDF and picture is None and document.kind is not Kind.PDF
        neutral = no_picture or use.path in self._record.kept_free
        return Shown(use, picture, theme=neutral or made in (Made.THEME, Made.CARD))

    def _films(self, document: Document, texts: Iterable[Text]) -> Iterable[Film]:
        """The films that the page leads to, plays, or of which its words give the address."""
        known = self._record.knowledge
        found = films_of(document.links, texts, known.policy.trust.addresses)
        return (Film(address, one, known.videos.get(one)) for one, address in found.items())

    def _strangers(self, page: Page) -> Iterable[Sighting]:
        if not (page.document.kind.is_page and page.shows_pupils):
            return
        find = self._record.knowledge.names.find_unknown
        for text in page.document.texts:
            for mention in find(text.words, text.place):
                yield self._sighting(page, text, mention)

    def _across(self, document: Document) -> Iterable[tuple[Text, Mention]]:
        """Full names that two blocks share; the text is the two together."""
        for one, other in adjacent(document.texts):
            whole, mentions = self._shared(one.words, other.words)
            yield from ((one._replace(words=whole, place=Place.PROSE), each) for each in mentions)

    def _loose(self, page: Page) -> Iterable[tuple[Text, Mention]]:
        """Looser forms of the names of those who are pictured on the page."""
        if not (page.document.kind.is_page and page.shows_pupils and page.pictured):
            return
        find, pictured = self._record.knowledge.names.find_loose, page.pictured
        for text in page.document.texts:
            if text.place in (Place.PROSE, Place.LABEL):
                yield from ((text, mention) for mention in find(text.words, text.place, pictured))

    def _sighting(self, page: Page, text: Text, mention: Mention) -> Sighting:
        cleared = self._cleared(page, text, mention)
        doubtful = mention.certainty is Certainty.POSSIBLE or not mention.pupils
        doubtful = doubtful and not mention.pupils & page.pictured
        return Sighting(text, mention, cleared, doubtful and self._told_there(page, text))

    def _told_there(self, page: Page, text: Text) -> bool:
        if page.own_post is not None:
            return False
        return any(self._words_of(post).hold(text.words, own=False) for post in page.posts)

    def _cleared(self, page: Page, text: Text, mention: Mention) -> bool:
        """Whether a post that lists the word has this very text as its own.

        Never a certain name, nor one of somebody declared in a picture on the page.
        """
        if mention.certainty is Certainty.CERTAIN:
            return False
        if mention.pupils & page.pictured and not mention.loose:
            return False
        if page.document.kind is Kind.PDF and page.document.path in self._record.confirmed:
            return True
        return any(
            listed(mention, post, text.words)
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


def _unreadable(text: Text) -> Iterable[str]:
    if text.place is Place.CODE or text.words.isascii():
        return ()
    return (text.words[start:end] for start, end in mixed_script_words(text.words))
