"""Watches Pelican build, and writes down what it read and what it meant to write.

This module and `guard` are all that the safeguarding package knows of Pelican.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import html
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pelican.contents import Article, Content, Page
from pelican.generators import Generator
from pelican.plugins import signals

from safeguarding import titles, waiting
from safeguarding.copies import expect_inside, theme_files
from safeguarding.films import films_of
from safeguarding.html_reader import read_html
from safeguarding.record import TO_WRITE, BuildRecord, Made, Origin, Post
from safeguarding.rules import unexpected_file
from safeguarding.summaries import plain, summary_of
from safeguarding.unread import explain, unreadable_sources
from safeguarding.waivers import doubts, not_understood, parse_not_pupils, told_waivers
from safeguarding.youtube import SIGN

ANNOUNCED = {"sitemap": "sitemap.xml"}
"""Plugin -> the file that it writes besides Pelican's own."""
_LINK_WITHIN = re.compile(r"""href\s*=\s*["']?\s*(?!https?:|mailto:|tel:|["'#\s])""", re.IGNORECASE)
_DRAFTS = ("drafts", "drafts_translations", "draft_pages", "draft_translations")


class Recorder:
    """Fills a BuildRecord during one run of Pelican, whose tree is `tree`."""

    def __init__(self, record: BuildRecord, tree: Path) -> None:
        self._record = record
        self._tree = tree
        self._project = record.knowledge.project
        self._waiting: dict[str, dt.date] = {}

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Connected to Pelican's signals for as long as the block runs."""
        with contextlib.ExitStack() as stack:
            for signal, receiver in (
                (signals.content_object_init, self._hold_back),
                (signals.article_generator_pretaxonomy, self._see_to_drafts),
                (signals.page_generator_finalized, self._see_to_drafts),
                (signals.static_generator_finalized, self._summarise),
                # One signal after the photos plugin: receivers of the same one have no order.
                (signals.all_generators_finalized, self._finalized),
                (signals.content_written, self._page_written),
                (signals.feed_written, self._feed_written),
            ):
                stack.enter_context(signal.connected_to(receiver))
            yield

    def _hold_back(self, content: Content) -> None:
        """A text whose day has not come is a draft till then; so is one whose day is unreadable."""
        titles.straighten(content)
        if isinstance(content, Article | Page) and titles.lacks_address(content):
            self._record.unread[self._source(content)] = titles.NO_ADDRESS
            content.status = "draft"
            return
        try:
            day = waiting.waits_until(content.metadata, self._record.knowledge.today)
        except ValueError:
            self._record.unread[self._source(content)] = waiting.UNREADABLE
        else:
            if day is None or content.status in ("draft", "skip"):
                return
            self._waiting[self._source(content)] = day
        content.status = "draft"

    def _see_to_drafts(self, generator: Generator) -> None:
        if self._record.drafts:
            drafts = (draft for name in _DRAFTS for draft in getattr(generator, name, ()))
            _keep_apart(drafts)
        else:
            self._drop_drafts(generator)

    def _drop_drafts(self, generator: Generator) -> None:
        """Drafts are left out before anything can list, link or write them."""
        for name in _DRAFTS:
            for content in getattr(generator, name, ()):
                self._record.posts[self._source(content)] = self._post(content, "")
            if hasattr(generator, name):
                setattr(generator, name, [])
                if name in generator.context:
                    generator.context[name] = []
        generator.context["static_links"] = {
            link
            for content in generator.context["generated_content"].values()
            if content is not None and content.status != "draft"
            for link in content.get_static_links()
        }

    def _summarise(self, generator: Generator) -> None:
        for content in generator.context["generated_content"].values():
            if isinstance(content, Article | Page):
                summary_of(content, self._record.knowledge.names)

    def _finalized(self, generators: list[Generator]) -> None:
        context = generators[0].context
        for path, content in context["generated_content"].items():
            source = self._project.relative(self._project.content / path)
            if content is None:
                self._record.unread[source] = explain(self._project.content / path)
            elif source not in self._record.posts:
                self._record.posts[source] = self._post(content, str(content.save_as))
        if self._record.drafts:
            self._record.only_in_drafts |= self._only_in_drafts(context)
            self._record.there_with_drafts |= set(_pages_with_drafts(context))
        self._record.unread.update(unreadable_sources(generators, self._project))
        self._record.notes.extend(told_waivers(self._record.posts.values()))
        self._record.problems.extend(doubts(self._record.posts.values()))
        if self._waiting:
            self._record.notes.append(waiting.told(self._waiting))
        settings = generators[0].settings
        for plugin, path in ANNOUNCED.items():
            if any(name.endswith(plugin) for name in settings["PLUGINS"]):
                self._record.origins[path] = Origin(Made.EXTRA)
        statics = context.get("staticfiles", ())
        expect_inside(settings, (str(static.save_as) for static in statics))
        self._theme(settings)
        self._static(statics)

    def _only_in_drafts(self, context: dict[str, Any]) -> set[str]:
        """The drafts, and the pictures and attachments that no other text has."""
        drafts: set[str] = set()
        others: set[str] = set()
        for content in filter(None, context["generated_content"].values()):
            used = {*content.get_static_links(), *getattr(content, "photo_sources", ())}
            sources = {self._project.relative(self._project.content / path) for path in used}
            (drafts if content.status == "draft" else others).update(sources)
        written = (post.source for post in self._record.posts.values() if post.status == "draft")
        return drafts - others | set(written)

    def _theme(self, settings: dict[str, Any]) -> None:
        rows = self._record.knowledge.declarations.values()
        for file in theme_files(settings, self._project, {row.fingerprint for row in rows}):
            source = self._project.relative(file.path)
            self._record.origins[file.built] = Origin(Made.THEME, source, file.digest)

    def _static(self, statics: Iterable[Content]) -> None:
        for static in statics:
            path = Path(str(static.save_as)).as_posix()
            source = self._source(static)
            self._record.origins.setdefault(path, Origin(Made.STATIC, source))
            original = self._project.content / str(static.source_path)
            if original.resolve() != original.absolute():
                self._record.problems.append(unexpected_file.is_a_link(path, source))

    def _page_written(self, path: str, context: dict[str, Any]) -> None:
        content = context.get("article") or context.get("page")
        source = self._source(content) if isinstance(content, Content) else ""
        self._record.origins[self._built(path)] = Origin(Made.PAGE, source)

    def _feed_written(self, path: str, context: dict[str, Any], feed: object) -> None:
        del context, feed
        self._record.origins[self._built(path)] = Origin(Made.FEED)

    def _built(self, path: str) -> str:
        return os.path.relpath(path, self._tree).replace(os.sep, "/")

    def _source(self, content: Content) -> str:
        return self._project.relative(self._project.content / str(content.source_path))

    def _post(self, content: Content, output: str) -> Post:
        not_pupils = parse_not_pupils(_said(content, "not_pupils"))
        return Post(
            source=self._source(content),
            output=Path(output).as_posix() if output else "",
            url=str(content.url),
            title=plain(content.title),
            summary=plain(content.metadata.get("summary", "")),
            kind="post" if isinstance(content, Article) else "page",
            status=content.status,
            category=plain(getattr(content, "category", "")),
            tags=tuple(plain(tag) for tag in getattr(content, "tags", ())),
            author="; ".join(plain(author) for author in getattr(content, "authors", ())),
            date=getattr(content, "date", None),
            event=plain(getattr(content, "event", "")),
            fields={key.lower(): plain(value) for key, value in content.metadata.items()},
            not_pupils=not_pupils,
            not_understood=not_understood(_said(content, "not_pupils")),
            body=str(content._content) if not_pupils else "",  # noqa: SLF001 - unresolved links do
            pictures=tuple(getattr(content, "photo_sources", ())),
            of_theme=self._of_theme(content, output),
            links=self._links(content, output) if output else (),
            videos=self._films(content, output),
            unwritten=f"<p>{TO_WRITE}</p>" in str(content._content),  # noqa: SLF001 - as it is
        )

    def _films(self, content: Content, output: str) -> tuple[str, ...]:
        """The films that the text shows, and those to which it merely leads."""
        raw = str(content._content)  # noqa: SLF001 - to see at once whether it leads to any
        if not SIGN.search(raw):
            return ()
        site_url = self._record.knowledge.policy.school.url
        document = read_html(output, content.get_content(site_url), site_url)
        return tuple(
            films_of(document.links, document.texts, self._record.knowledge.policy.trust.addresses)
        )

    def _of_theme(self, content: Content, output: str) -> tuple[str, ...]:
        """Pictures in the theme's folder that the text itself shows, or all if that has none."""
        raw = str(content._content)  # noqa: SLF001 - to see at once whether it shows any
        folder = os.path.normpath(content.settings["THEME_STATIC_DIR"]).removeprefix(".")
        if folder not in unquote(html.unescape(raw)):
            return ()
        site_url = self._record.knowledge.policy.school.url
        document = read_html(output, content.get_content(site_url), site_url)
        return tuple(use.path for use in document.pictures if use.path.startswith(folder))

    def _links(self, content: Content, output: str) -> tuple[str, ...]:
        """Where the text itself leads within the site."""
        raw = str(content._content)  # noqa: SLF001 - to see at once whether it has such links
        site_url = self._record.knowledge.policy.school.url
        host = urlsplit(site_url).netloc.casefold()
        if not (_LINK_WITHIN.search(raw) or host in raw.casefold()):
            return ()
        document = read_html(output, content.get_content(site_url), site_url)
        return tuple({link.path: None for link in document.links if link.path and not link.loads})


def _keep_apart(drafts: Iterable[Content]) -> None:
    """Drafts that are only looked at take no page's address, nor that of another draft."""
    taken: set[str] = set()
    for draft in drafts:
        for name in ("override_save_as", "override_url"):
            if hasattr(draft, name):
                delattr(draft, name)
        slug, number = draft.slug, 1
        while draft.save_as in taken:
            number += 1
            draft.slug = f"{slug}-{number}"
        taken.add(draft.save_as)


def _pages_with_drafts(context: dict[str, Any]) -> Iterator[str]:
    """The pages of categories, tags and authors of drafts, as paths in the tree."""
    for content in filter(None, context["generated_content"].values()):
        if content.status == "draft":
            one = (getattr(content, name, None) for name in ("category", "author"))
            for wrapper in (*one, *getattr(content, "tags", ())):
                if wrapper is not None:
                    yield Path(str(wrapper.save_as)).as_posix()


def _said(content: Content, field: str) -> str:
    """A field of the head as plain text; a field that stands there twice says both."""
    value = getattr(content, field, "")
    return "; ".join(map(plain, value)) if isinstance(value, list) else plain(value)
