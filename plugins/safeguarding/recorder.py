"""Watches Pelican build, and writes down what it read and what it meant to write.

This module and `guard` are all that the safeguarding package knows of Pelican.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican.contents import Article, Content, Page
from pelican.generators import Generator
from pelican.plugins import signals

from safeguarding.record import BuildRecord, Made, Origin, Post
from safeguarding.rules import unexpected_file
from safeguarding.summaries import plain, summary_of
from safeguarding.unread import explain, unreadable_sources
from safeguarding.waivers import parse_not_pupils

ANNOUNCED = {"sitemap": "sitemap.xml"}
"""Plugin -> the file that it writes besides Pelican's own."""


class Recorder:
    """Fills a BuildRecord during one run of Pelican, whose tree is `tree`."""

    def __init__(self, record: BuildRecord, tree: Path, *, drafts: bool) -> None:
        self._record = record
        self._tree = tree
        self._project = record.knowledge.project
        self._drafts = drafts

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Connected to Pelican's signals for as long as the block runs."""
        with contextlib.ExitStack() as stack:
            for signal, receiver in (
                (signals.article_generator_pretaxonomy, self._drop_drafts),
                (signals.page_generator_finalized, self._drop_drafts),
                (signals.static_generator_finalized, self._summarise),
                (signals.content_written, self._page_written),
                (signals.feed_written, self._feed_written),
            ):
                stack.enter_context(signal.connected_to(receiver))
            # Last of all receivers, so that it records what the plugins have made of the posts.
            stack.enter_context(signals.all_generators_finalized.connected_to(self._finalized))
            yield

    def _drop_drafts(self, generator: Generator) -> None:
        """Drafts are left out before anything can list, link or write them."""
        if self._drafts:
            return
        for name in ("drafts", "drafts_translations", "draft_pages", "draft_translations"):
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
        self._record.unread.update(unreadable_sources(generators, self._project))
        settings = generators[0].settings
        for plugin, path in ANNOUNCED.items():
            if any(name.endswith(plugin) for name in settings["PLUGINS"]):
                self._record.origins[path] = Origin(Made.EXTRA)
        self._theme(settings)
        self._static(context.get("staticfiles", ()))

    def _theme(self, settings: dict[str, Any]) -> None:
        theme = Path(settings["THEME"])
        for folder in settings["THEME_STATIC_PATHS"]:
            base = theme / folder
            for path in (base,) if base.is_file() else sorted(base.rglob("*")):
                if path.is_file():
                    name = path.name if path == base else path.relative_to(base).as_posix()
                    digest = hashlib.sha256(path.read_bytes()).hexdigest()
                    built = f"{settings['THEME_STATIC_DIR']}/{name}"
                    source = self._project.relative(path)
                    self._record.origins[built] = Origin(Made.THEME, source, digest)

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
        not_pupils = parse_not_pupils(plain(getattr(content, "not_pupils", "")))
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
            author=plain(getattr(content, "author", "")),
            date=getattr(content, "date", None),
            event=plain(getattr(content, "event", "")),
            fields={key.lower(): plain(value) for key, value in content.metadata.items()},
            not_pupils=not_pupils,
            body=str(content._content) if not_pupils else "",  # noqa: SLF001 - unresolved links do
            pictures=tuple(getattr(content, "photo_sources", ())),
        )
