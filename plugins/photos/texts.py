"""The HTML of Pelican's articles and pages: which of it will be published, read and put back."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pelican.contents import Article, Content, Page

from photos.scan import Link, Scan, scan

_BODY = "_content"


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of HTML of an article or page: its body, or a formatted field of its head."""

    content: Any
    field: str
    html: str
    scan: Scan

    @property
    def is_body(self) -> bool:
        return self.field == _BODY

    def path(self, path: str) -> str:
        """A path as written in a link -> relative to the content folder; it may begin with ".."."""
        if path.startswith("/"):
            return posixpath.normpath(path.lstrip("/"))
        return posixpath.normpath(posixpath.join(self.content.relative_dir, path))

    def paths(self, link: Link) -> tuple[str, ...]:
        return tuple(self.path(reading) for reading in link.readings)

    def replace(self, html: str) -> None:
        if self.is_body:
            self.content._content = html  # noqa: SLF001 - before Pelican resolves its links
            return
        self.content.metadata[self.field] = html
        name = "_summary" if self.field == "summary" else self.field
        setattr(self.content, name, html)


def published(context: dict[str, Any]) -> Iterator[Content]:
    """Every article and page that will be written; drafts only while they are previewed."""
    for content in context["generated_content"].values():
        if isinstance(content, Article | Page) and (_drafts(context) or content.status != "draft"):
            yield content


def held_back(context: dict[str, Any]) -> Iterator[Content]:
    """The drafts that will not be written."""
    if _drafts(context):
        return
    for content in context["generated_content"].values():
        if isinstance(content, Article | Page) and content.status == "draft":
            yield content


def texts_of(content: Content) -> Iterator[Text]:
    body = content._content or ""  # noqa: SLF001 - before Pelican resolves its links
    yield Text(content, _BODY, body, scan(body))
    for field in content.settings["FORMATTED_FIELDS"]:
        html = content.metadata.get(field)
        if isinstance(html, str):
            yield Text(content, field, html, scan(html))


def _drafts(context: dict[str, Any]) -> bool:
    return bool(context.get("drafts") or context.get("draft_pages"))
